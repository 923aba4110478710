package nld.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nld.discretization.MomentumConvention;
import nld.expression.Symbol;
import nld.report.Derivation.Line;
import nld.report.Derivation.UpdateLaws;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Inline;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;
import nld.typesetting.Document.Use;
import nld.typesetting.Document.Words;
import nld.typesetting.Equation;

/** What is said of an update rule: the rule, its exact laws, its momentum in other words, and the flows that follow it. */
final class UpdateExposition {
    private final UpdateLaws laws;
    private final List<Block> blocks = new ArrayList<>();

    private UpdateExposition(UpdateLaws laws) {
        this.laws = laws;
    }

    static List<Block> blocks(UpdateLaws laws) {
        UpdateExposition exposition = new UpdateExposition(laws);
        exposition.write();
        return exposition.blocks;
    }

    private void write() {
        boolean drawn = laws.recurrence().stream().anyMatch(line -> line.name().startsWith("loss "));
        show(drawn ? "One step, for each loss that may be drawn, after which a quantity carries a plus:"
                : "One step, after which a quantity carries a plus:", "rule",
                laws.recurrence().stream().map(Line::equation).toList(), drawn ? Use.READING : Use.RULE);
        stepLaws().forEach((symmetry, exact) -> show("The symmetry " + symmetry + " has the exact law"
                + (exact.size() == 1 ? "" : "s") + ", for any rate,", "step-law-of-" + symmetry, exact, Use.RESULT));
        laws.conventions().forEach(this::convention);
        show("To first order it follows the flow", "gradient-flow", equations(laws.gradientFlow()), Use.RESULT);
        show("To second order in the rate it follows the flow", "matching-flow", laws.matchingFlow(), Use.RESULT);
        show("started with", "start", equations(laws.start()), Use.RESULT);
        show("and leaves it by the square of the rate times E, to leading order, where along the gradient flow", "matching-error",
                equations(laws.error()), Use.READING);
        show("Its modified equation is", "modified-flow", laws.modified(), Use.RESULT);
        laws.loss().ifPresent(loss -> {
            show("which is the gradient flow of the modified loss", "modified-loss", List.of(loss.value()), Use.RESULT);
            loss.ends().ifPresent(power -> blocks.add(new Prose(List.of(new Words("From "),
                    new Inline(Equation.bare(power)), new Words(" on there is none but for special losses.")))));
        });
    }

    /** By symmetry: a rule with several states has a law for each, and each needs a name of its own. */
    private Map<String, List<Equation>> stepLaws() {
        return laws.stepLaws().stream().collect(Collectors.groupingBy(Derivation.Law::name, LinkedHashMap::new,
                Collectors.mapping(Derivation.Law::equation, Collectors.toList())));
    }

    private static List<Equation> equations(List<Line> lines) {
        return lines.stream().map(Line::equation).toList();
    }

    private void show(String words, String id, List<Equation> equations, Use use) {
        if (!equations.isEmpty()) {
            blocks.add(new Prose(List.of(new Words(words))));
            blocks.add(new Display(Exposition.items(laws.name() + "-" + id, equations, use)));
        }
    }

    private void convention(MomentumConvention form) {
        List<Span> words = new ArrayList<>(List.of(new Words("As " + form.rule() + ": rate "),
                new Inline(Equation.bare(form.rate())), new Words(", momentum "), new Inline(Equation.bare(form.momentum()))));
        if (!form.decay().isZero()) {
            words.add(new Words(", decay "));
            words.add(new Inline(Equation.bare(form.decay())));
        }
        words.add(new Words(", with the state"));
        blocks.add(new Prose(words));
        Symbol state = Symbol.of(form.name(), form.state().shape(), Symbol.Kind.QUANTITY);
        blocks.add(new Display(List.of(new Item(laws.name() + "-as-" + form.rule(), List.of(),
                Equation.of(state, form.state()), Use.RESULT))));
    }
}
