package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.Asymptotics;
import nld.model.Claim;
import nld.model.Hypothesis;
import nld.model.MechanicalSystem;
import nld.model.Section;
import nld.model.Theorem;
import nld.report.Derivation.Known;
import nld.report.Derivation.Line;
import nld.report.Derivation.Missing;
import nld.report.Derivation.Part;
import nld.typesetting.Document;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Heading;
import nld.typesetting.Document.Inline;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;
import nld.typesetting.Document.Use;
import nld.typesetting.Document.Words;
import nld.typesetting.Equation;

/**
 * What a paper says of a theorem, in order: the system, the hypotheses, the motion, the energy, each symmetry and each update
 * rule with what follows from it, and the claims as stated. This is the one walk through a derivation for every language of
 * {@code derive --format}.
 */
public final class Exposition {
    private static final int LONGEST = 600;

    private final Theorem theorem;
    private final Derivation derivation;
    private final List<Equation> solved;
    private final boolean steps;
    private final List<Block> blocks = new ArrayList<>();

    private Exposition(Theorem theorem, Derivation derivation, List<Equation> solved, boolean steps) {
        this.theorem = theorem;
        this.derivation = derivation;
        this.solved = List.copyOf(solved);
        this.steps = steps;
    }

    /**
     * The exposition of a derivation.
     *
     * @param theorem    the theorem
     * @param derivation what was derived from it
     * @param solved     its motion solved for the highest derivatives, to be shown after it; none to leave that out
     * @param steps      whether each line of the derivation is shown with its reason
     */
    public static Document of(Theorem theorem, Derivation derivation, List<Equation> solved, boolean steps) {
        return new Exposition(theorem, derivation, solved, steps).document();
    }

    private Document document() {
        say(derivation.says());
        say(derivation.source().isEmpty() ? "" : "Source: " + derivation.source() + ".");
        derivation.networks().forEach(network -> part("The network", network,
                forms -> blocks.addAll(NetworkExposition.blocks(forms))));
        if (!derivation.isStill()) {
            system();
        }
        hypotheses();
        if (!derivation.isStill()) {
            part("The motion", derivation.motion(), this::motion);
            part("The energy", derivation.energy(), this::energy);
        }
        derivation.symmetries().forEach(symmetry -> part("The symmetry", symmetry,
                law -> blocks.addAll(new SymmetryExposition(theorem, law, steps).blocks())));
        derivation.updates().forEach(update -> part("The update rule", update,
                laws -> blocks.addAll(UpdateExposition.blocks(laws))));
        claims();
        List<Symbol> symbols = Stream.concat(theorem.system().coordinates().stream(), theorem.allParameters()).toList();
        return new Document(derivation.name(), symbols, blocks);
    }

    private void say(String words) {
        if (!words.isBlank()) {
            blocks.add(new Prose(List.of(words(words))));
        }
    }

    static Words words(String text) {
        return new Words(text.trim().replaceAll("\\s+", " "));
    }

    static Item item(String id, String words, Equation equation, Use use) {
        return new Item(id, words.isEmpty() ? List.of() : List.of(words(words)), equation, use);
    }

    /** Formulas with ids made of {@code stem} and their number, where there are several. */
    static List<Item> items(String stem, List<Equation> equations, Use use) {
        List<Item> items = new ArrayList<>();
        for (Equation equation : equations) {
            items.add(item(equations.size() == 1 ? stem : stem + "-" + (items.size() + 1), "", equation, use));
        }
        return items;
    }

    private interface Writing<T> {
        void write(T value);
    }

    private <T> void part(String heading, Part<T> part, Writing<T> writing) {
        if (part instanceof Missing<T> missing) {
            blocks.add(new Heading(heading));
            say("Not derived (" + missing.name() + "): " + missing.reason() + ".");
        } else {
            T value = ((Known<T>) part).value();
            blocks.add(new Heading(value instanceof Derivation.SymmetryLaw law ? heading + " " + law.name()
                    : value instanceof Derivation.UpdateLaws laws ? heading + " " + laws.name()
                    : value instanceof Derivation.NetworkForms forms ? heading + " " + forms.name() : heading));
            writing.write(value);
        }
    }

    private void system() {
        MechanicalSystem system = theorem.system();
        blocks.add(new Heading("The system"));
        List<Span> moving = new ArrayList<>(List.of(new Words(system.coordinates().size() == 1 ? "The coordinate is "
                : "The coordinates are ")));
        for (Symbol coordinate : system.coordinates()) {
            if (moving.size() > 1) {
                moving.add(new Words(", "));
            }
            moving.add(new Document.Declared(coordinate));
        }
        moving.add(new Words("."));
        blocks.add(new Prose(moving));
        List<Item> items = new ArrayList<>();
        items.add(item("lagrangian", "", Equation.of(Steps.quantity("lagrangian"), derivation.lagrangian()), Use.RESULT));
        derivation.friction().ifPresent(friction -> items.add(item("friction", "with the Rayleigh function",
                Equation.of(Steps.quantity("friction"), friction), Use.RESULT)));
        for (int index = 0; index < system.force().size(); index++) {
            Symbol coordinate = system.coordinates().get(index);
            items.add(item("force-on-" + coordinate.name(), index == 0 ? "and the further force" : "",
                    Equation.bare(system.force().get(index)), Use.READING));
        }
        system.constraint().ifPresent(constraint -> items.add(item("constraint",
                "under the constraint, with its multiplier " + constraint.multiplier(),
                Equation.vanishing(constraint.function()), Use.READING)));
        say("The Lagrangian is");
        blocks.add(new Display(items));
    }

    private void hypotheses() {
        if (theorem.hypotheses().isEmpty()) {
            return;
        }
        blocks.add(new Heading("Hypotheses"));
        for (Hypothesis hypothesis : theorem.hypotheses()) {
            say("Hypothesis " + hypothesis.name() + ":");
            blocks.add(new Display(items("hypothesis-" + hypothesis.name(), hypothesis.relations().stream()
                    .map(relation -> Equation.of(relation, Optional.empty())).toList(), Use.READING)));
        }
    }

    private void motion(Derivation.Motion motion) {
        if (steps) {
            say("For each coordinate the momentum, its rate, the slope of the Lagrangian and the force are");
            lines("motion-step", motion.steps());
        }
        say("By the Euler–Lagrange equations, the rate of each momentum less the slope of the Lagrangian is the force:");
        blocks.add(new Display(items("motion", motion.equations(), Use.RESULT)));
        if (!solved.isEmpty()) {
            say("Solved for the highest derivatives:");
            blocks.add(new Display(items("solved-motion", solved, Use.RESULT)));
        }
    }

    private void lines(String stem, List<Line> lines) {
        blocks.add(new Display(items(stem, lines.stream().map(Line::equation).toList(), Use.READING)));
    }

    private void energy(Derivation.Energy energy) {
        Expression name = Steps.quantity("energy");
        blocks.add(new Display(List.of(
                item("energy", "", Equation.of(name, energy.energy()), Use.RESULT),
                item("energy-rate", "Along the motion it moves by", Equation.of(Steps.rate(name), energy.rate()), Use.RESULT))));
    }

    private void claims() {
        if (theorem.claims().findAny().isEmpty()) {
            return;
        }
        blocks.add(new Heading("The claims, as stated"));
        for (Section section : theorem.sections()) {
            List<Item> items = section.claims().stream().filter(Exposition::isReadable).map(Exposition::claim).toList();
            if (!section.claims().isEmpty()) {
                say(about(section));
            }
            if (!items.isEmpty()) {
                blocks.add(new Display(items));
            }
            section.claims().stream().filter(claim -> !isReadable(claim))
                    .forEach(claim -> say("Claim " + claim.label() + ", in the notation of theorem files: " + claim.text() + "."));
        }
    }

    /** Derivatives by all weights fill pages when they are written out. */
    private static boolean isReadable(Claim claim) {
        return claim.relation().toString().length() <= LONGEST;
    }

    private static String about(Section section) {
        if (section instanceof Section.State) {
            return "Of any state:";
        }
        if (section instanceof Section.Charge charge) {
            return "Of the charge " + charge.charge() + " of the symmetry " + charge.symmetry() + ":";
        }
        if (section instanceof Section.Update update) {
            return "Of one step of " + update.rule().name() + ", after which a quantity carries a plus and before which a minus:";
        }
        return section instanceof Section.Along along ? "Along the flow that " + along.rule() + " follows:" : "Of the motion:";
    }

    private static Item claim(Claim claim) {
        List<Span> words = new ArrayList<>(List.of(new Words("Claim " + claim.label())));
        if (!claim.hypotheses().isEmpty()) {
            words.add(new Words(", under " + String.join(" and ", claim.hypotheses())));
        }
        if (!claim.frame().over().isEmpty()) {
            words.add(new Words(", over " + String.join(" and ", claim.frame().over())));
        }
        if (claim.frame().cell().isPresent()) {
            words.add(new Words(", in a cell"));
        }
        if (claim.offShell()) {
            words.add(new Words(", for every motion"));
        }
        if (claim.asymptotics().orElse(null) instanceof Asymptotics.Limit limit) {
            words.add(new Words(", as "));
            words.add(new Inline(Equation.bare(limit.symbol())));
            words.add(new Words(limit.infinity() ? " grows beyond all bounds" : " goes to 0"));
        }
        claim.open().ifPresent(reason -> words.add(new Words(", open (" + reason + ")")));
        words.add(new Words(":"));
        Optional<Asymptotics.Order> order = claim.asymptotics().filter(Asymptotics.Order.class::isInstance)
                .map(Asymptotics.Order.class::cast);
        return new Item("claim-" + claim.label(), words, Equation.of(claim.relation(), order), Use.READING);
    }
}
