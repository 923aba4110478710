package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import nld.derivation.Derived;
import nld.discretization.GradientFlow;
import nld.discretization.MatchingFlow;
import nld.discretization.MomentumConvention;
import nld.discretization.Recurrence;
import nld.discretization.StepLaw;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.Symmetry;
import nld.report.Derivation.Line;

/** Puts an update rule, its flows and its exact laws into formulas. */
final class UpdateDeriving {
    private final Derived derived;
    private final Recurrence recurrence;
    private final Simplest simplest;
    private final Optional<MatchingFlow> matching;

    UpdateDeriving(Derived derived, Recurrence recurrence, Simplest simplest) {
        this.derived = derived;
        this.recurrence = recurrence;
        this.simplest = simplest;
        this.matching = recurrence.form().filter(form -> recurrence.rule().sampling().isEmpty()).map(known -> MatchingFlow.of(recurrence));
    }

    /** The state after a step, as the rule says it. */
    List<Line> recurrence() {
        List<Line> lines = new ArrayList<>();
        List<Recurrence> draws = Recurrence.draws(recurrence.rule(), derived.theorem().system(), derived.calculus());
        for (Recurrence drawn : draws) {
            String of = draws.size() == 1 ? "" : "loss " + (draws.indexOf(drawn) + 1) + ": ";
            drawn.stated().forEach((symbol, value) -> lines.add(new Line(of + "next " + symbol, simplest.of(value).toString())));
        }
        return lines;
    }

    List<Line> stepLaws() {
        List<Line> lines = new ArrayList<>();
        if (recurrence.rule().sampling().isPresent()) {
            return lines;
        }
        for (Symmetry symmetry : derived.theorem().symmetries()) {
            StepLaw.of(recurrence, derived.law(symmetry.name()).changes(), derived.calculus(), derived.judge())
                    .ifPresent(law -> lines.add(new Line(symmetry.name(), law.left() + " = " + Tidy.of(law.right()))));
        }
        return lines;
    }

    /** Momentum in its other forms; none for a rule that is no momentum. */
    List<Line> conventions() {
        return MomentumConvention.of(recurrence, derived.calculus()).stream()
                .filter(form -> !form.rule().equals(recurrence.rule().name()))
                .map(form -> new Line(form.rule(), form.formula())).toList();
    }

    /** The first-order flow; none for a rule that is not of the form of momentum. */
    List<Line> gradientFlow() {
        return matching.map(known -> lines(GradientFlow.of(recurrence).rates(), symbol -> symbol.rate().toString()))
                .orElse(List.of());
    }

    List<String> matchingFlow() {
        List<String> equations = new ArrayList<>();
        matching.ifPresent(flow -> {
            for (int index = 0; index < flow.coordinates().size(); index++) {
                Symbol symbol = flow.coordinates().get(index);
                equations.add(simplest.sum(List.of(flow.inertia().times(symbol.atOrder(2)),
                        flow.damping().times(symbol.rate()), flow.gradient().get(index))) + " = 0");
            }
        });
        return equations;
    }

    List<Line> start() {
        return matching.map(flow -> lines(flow.start(), symbol -> symbol.rate().toString())).orElse(List.of());
    }

    private List<Line> lines(List<Expression> values, Function<Symbol, String> name) {
        return IntStream.range(0, values.size()).mapToObj(index -> new Line(
                name.apply(recurrence.coordinates().get(index)), simplest.of(values.get(index)).toString())).toList();
    }
}
