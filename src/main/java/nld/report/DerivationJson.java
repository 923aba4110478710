package nld.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import nld.discretization.MomentumConvention;
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

/** A derivation for programs; {@code docs/json.md} describes every field. */
public final class DerivationJson {
    private final boolean steps;

    private DerivationJson(boolean steps) {
        this.steps = steps;
    }

    /**
     * The derivation as one JSON document.
     *
     * @param version    the version of nld
     * @param seed       the seed of all random draws
     * @param file       the theorem file
     * @param derivation what was derived from it
     * @param steps      whether each line of the derivation is included
     */
    public static String of(String version, long seed, String file, Derivation derivation, boolean steps) {
        DerivationJson writer = new DerivationJson(steps);
        return JsonText.object(json -> {
            json.writeStringField("nld", version);
            json.writeNumberField("seed", seed);
            json.writeStringField("file", file);
            json.writeStringField("theorem", derivation.name());
            json.writeStringField("says", derivation.says());
            json.writeStringField("source", derivation.source());
            json.writeStringField("lagrangian", derivation.lagrangian().toString());
            if (derivation.friction().isPresent()) {
                json.writeStringField("friction", derivation.friction().get().toString());
            }
            json.writeFieldName("motion");
            part(json, derivation.motion(), writer::motion);
            json.writeFieldName("energy");
            part(json, derivation.energy(), writer::energy);
            parts(json, "symmetries", derivation.symmetries(), writer::symmetry);
            parts(json, "updates", derivation.updates(), writer::update);
            parts(json, "networks", derivation.networks(), writer::network);
        });
    }

    private interface Writing<T> {
        void to(JsonGenerator json, T value) throws IOException;
    }

    private static <T> void parts(JsonGenerator json, String key, List<Part<T>> parts, Writing<T> writing)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (Part<T> part : parts) {
            part(json, part, writing);
        }
        json.writeEndArray();
    }

    private static <T> void part(JsonGenerator json, Part<T> part, Writing<T> writing) throws IOException {
        json.writeStartObject();
        if (part instanceof Missing<T> missing) {
            json.writeStringField("missing", missing.name());
            json.writeStringField("reason", missing.reason());
        } else {
            writing.to(json, ((Known<T>) part).value());
        }
        json.writeEndObject();
    }

    private void motion(JsonGenerator json, Motion motion) throws IOException {
        JsonText.strings(json, "equations", texts(motion.equations()));
        steps(json, motion.steps());
    }

    private void energy(JsonGenerator json, Energy energy) throws IOException {
        json.writeStringField("energy", energy.energy().toString());
        json.writeStringField("rate", energy.rate().toString());
    }

    private void symmetry(JsonGenerator json, SymmetryLaw law) throws IOException {
        json.writeStringField("name", law.name());
        lines(json, "generator", law.generator());
        json.writeStringField("chargeName", law.charge().name());
        json.writeStringField("charge", law.charge().formula());
        lines(json, "parts", law.parts());
        json.writeStringField("rate", law.rate().formula());
        steps(json, law.steps());
    }

    private void update(JsonGenerator json, UpdateLaws laws) throws IOException {
        json.writeStringField("name", laws.name());
        lines(json, "rule", laws.recurrence());
        lines(json, "stepLaws", laws.stepLaws(), Derivation.Law::name, law -> law.equation().toString());
        lines(json, "conventions", laws.conventions(), MomentumConvention::rule, MomentumConvention::formula);
        lines(json, "gradientFlow", laws.gradientFlow());
        JsonText.strings(json, "matchingFlow", texts(laws.matchingFlow()));
        lines(json, "start", laws.start());
        lines(json, "matchingError", laws.error());
        JsonText.strings(json, "modifiedFlow", texts(laws.modified()));
        JsonText.strings(json, "modifiedLoss", laws.loss().map(Derivation.Loss::lines).orElse(List.of()));
    }

    private void network(JsonGenerator json, NetworkForms forms) throws IOException {
        json.writeStringField("name", forms.name());
        json.writeStringField("output", forms.output().toString());
        JsonText.strings(json, "circuits", texts(forms.circuits()));
        lines(json, "couplings", forms.couplings());
        lines(json, "counts", forms.counts());
    }

    private void steps(JsonGenerator json, List<Line> lines) throws IOException {
        if (steps) {
            lines(json, "steps", lines);
        }
    }

    private static List<String> texts(List<Equation> equations) {
        return equations.stream().map(Equation::toString).toList();
    }

    private static void lines(JsonGenerator json, String key, List<Line> lines) throws IOException {
        lines(json, key, lines, Line::name, Line::formula);
    }

    private static <T> void lines(JsonGenerator json, String key, List<T> lines, Function<T, String> name,
            Function<T, String> formula) throws IOException {
        json.writeArrayFieldStart(key);
        for (T line : lines) {
            json.writeStartObject();
            json.writeStringField("name", name.apply(line));
            json.writeStringField("formula", formula.apply(line));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
