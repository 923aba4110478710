package nld.report;

import java.util.List;
import nld.report.Derivation.Energy;
import nld.report.Derivation.Known;
import nld.report.Derivation.Line;
import nld.report.Derivation.Missing;
import nld.report.Derivation.Motion;
import nld.report.Derivation.NetworkForms;
import nld.report.Derivation.Part;
import nld.report.Derivation.SymmetryLaw;
import nld.report.Derivation.UpdateLaws;
import nld.typesetting.Equation;

/** A derivation as a physicist writes it down. */
public final class DerivationText {
    private static final String INDENT = "  ";

    private final Style style;
    private final boolean steps;

    /** Text in {@code style}; with {@code steps}, each line of the derivation is shown. */
    public DerivationText(Style style, boolean steps) {
        this.style = style;
        this.steps = steps;
    }

    /** The whole derivation; ends with a line feed. */
    public String of(Derivation derivation) {
        StringBuilder out = new StringBuilder(style.strong(derivation.name())).append('\n');
        Rows head = new Rows(INDENT);
        if (!derivation.says().isEmpty()) {
            head.add("says", wrapped(derivation.says()));
        }
        if (!derivation.source().isEmpty()) {
            head.add("source", derivation.source());
        }
        boolean still = derivation.isStill();
        if (!still) {
            head.add("lagrangian", derivation.lagrangian().toString());
        }
        derivation.friction().ifPresent(friction -> head.add("friction", friction.toString()));
        out.append(head);
        derivation.networks().forEach(network -> add(out, "network", network, this::network));
        if (!still) {
            add(out, "motion", derivation.motion(), this::motion);
            add(out, "energy", derivation.energy(), this::energy);
        }
        derivation.symmetries().forEach(symmetry -> add(out, "symmetry", symmetry, this::symmetry));
        derivation.updates().forEach(update -> add(out, "update", update, this::update));
        return out.toString();
    }

    /** Writes one part; {@link #symmetry} and its like give the heading's name and the rows. */
    private interface Writing<T> {
        String rows(T value);
    }

    private <T> void add(StringBuilder out, String heading, Part<T> part, Writing<T> writing) {
        if (part instanceof Missing<T> missing) {
            out.append('\n').append(style.strong(missing.name())).append('\n')
                    .append(new Rows(INDENT).add("not derived", missing.reason()));
            return;
        }
        T value = ((Known<T>) part).value();
        String name = value instanceof SymmetryLaw law ? " " + law.name()
                : value instanceof UpdateLaws laws ? " " + laws.name()
                : value instanceof NetworkForms forms ? " " + forms.name() : "";
        out.append('\n').append(style.strong(heading + name)).append('\n').append(writing.rows(value));
    }

    private String motion(Motion motion) {
        Rows rows = new Rows(INDENT);
        if (steps) {
            motion.steps().forEach(step -> rows.add(step.name(), step.formula()));
        }
        return rows.add("equations", equations(motion.equations())).toString();
    }

    private String energy(Energy energy) {
        return new Rows(INDENT).add("energy", energy.energy().toString()).add("law", "energy' = " + energy.rate()).toString();
    }

    private String symmetry(SymmetryLaw law) {
        Rows rows = new Rows(INDENT);
        rows.add("generator", texts(law.generator()));
        if (steps) {
            law.steps().forEach(step -> rows.add(step.name(), step.formula()));
        }
        rows.add("charge", law.charge().toString());
        law.parts().forEach(part -> rows.add(part.name(), part.formula()));
        return rows.add("law", law.rate().toString()).toString();
    }

    private String update(UpdateLaws laws) {
        Rows rows = new Rows(INDENT);
        rows.add("rule", texts(laws.recurrence()));
        laws.stepLaws().forEach(law -> rows.add("step law of " + law.name(), law.equation().toString()));
        laws.conventions().forEach(form -> rows.add("as " + form.rule(), form.formula()));
        rows.add("gradient flow", texts(laws.gradientFlow()));
        rows.add("matching flow", equations(laws.matchingFlow()));
        rows.add("started with", texts(laws.start()));
        rows.add("leaving it by rate² E", texts(laws.error()));
        rows.add("modified flow", equations(laws.modified()));
        return rows.add("modified loss", laws.loss().map(Derivation.Loss::lines).orElse(List.of())).toString();
    }

    private String network(NetworkForms forms) {
        Rows rows = new Rows(INDENT).add("output", forms.output().toString());
        rows.add("circuits", equations(forms.circuits()));
        forms.couplings().forEach(coupling -> rows.add("in spins, " + coupling.name(), coupling.formula()));
        forms.counts().forEach(count -> rows.add(count.name(), count.formula()));
        return rows.toString();
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::toString).toList();
    }

    private static List<String> equations(List<Equation> equations) {
        return equations.stream().map(Equation::toString).toList();
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new java.util.ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.trim().split("\\s+")) {
            if (line.length() + 1 + word.length() > 100) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
