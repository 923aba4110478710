package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.discretization.GradientFlow;
import nld.discretization.MatchingFlow;
import nld.discretization.ModifiedField;
import nld.discretization.ModifiedLoss;
import nld.discretization.MomentumConvention;
import nld.discretization.Recurrence;
import nld.discretization.StepLaw;
import nld.discretization.StepMap;
import nld.expression.Expression;
import nld.expression.Sum;
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
        this.matching = matching();
    }

    /** The second-order flow; none for a rule that is not linear in its state, or that is random. */
    private Optional<MatchingFlow> matching() {
        if (recurrence.rule().isRandom()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MatchingFlow.of(recurrence, derived.calculus(), derived.judge()));
        } catch (Underivable nonlinear) {
            return Optional.empty();
        }
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
        return matching.flatMap(known -> recurrence.form())
                .map(form -> lines(GradientFlow.of(recurrence).rates(), symbol -> symbol.rate().toString())).orElse(List.of());
    }

    List<String> matchingFlow() {
        List<String> equations = new ArrayList<>();
        matching.ifPresent(flow -> {
            for (int index = 0; index < flow.coordinates().size(); index++) {
                Symbol symbol = flow.coordinates().get(index);
                equations.add(simplest.sum(List.of(flow.inertia().times(symbol.atOrder(2)),
                        flow.damping().times(symbol.rate()), flow.drag().get(index), flow.gradient().get(index))) + " = 0");
            }
        });
        return equations;
    }

    List<Line> start() {
        return matching.map(flow -> lines(flow.start(), symbol -> symbol.rate().toString())).orElse(List.of());
    }

    /** The modified equation up to O(η^{@code order}); none where the rate is no parameter or the buffers do not settle. */
    List<String> modified(int order) {
        try {
            ModifiedField field = ModifiedField.of(StepMap.of(recurrence), order, derived.calculus(), derived.judge());
            return IntStream.range(0, recurrence.coordinates().size()).mapToObj(index -> recurrence.coordinates().get(index).rate()
                    + " = " + powers(field, index) + " + " + bound(field.step(), order)).toList();
        } catch (Underivable missing) {
            return List.of();
        }
    }

    /** The terms of the field, from the lowest power of the rate on. */
    private String powers(ModifiedField field, int index) {
        StringBuilder out = new StringBuilder();
        for (int power = 0; power < field.order(); power++) {
            Expression term = field.term(power).get(index);
            if (!term.isZero()) {
                String shown = simplest.of(power == 0 ? term : field.step().rate().power(power).times(term)).toString();
                boolean negative = shown.startsWith("−");
                out.append(out.isEmpty() ? shown : negative ? " − " + shown.substring(1) : " + " + shown);
            }
        }
        return out.isEmpty() ? "0" : out.toString();
    }

    private static List<Expression> terms(Expression sum) {
        return sum instanceof Sum terms && !terms.terms().isEmpty() ? terms.terms() : List.of(sum);
    }

    private static String bound(StepMap step, int power) {
        return "O(" + step.rate() + (power == 1 ? "" : "^" + power) + ")";
    }

    /** Of plain descent, the modified loss up to O(η^{@code order}), or up to where there is one, and from where on there is none. */
    List<String> loss(int order) {
        boolean plain = recurrence.form().isPresent() && recurrence.states().isEmpty() && recurrence.rule().sampling().isEmpty();
        if (!plain || !(recurrence.rate() instanceof Symbol)) {
            return List.of();
        }
        StepMap step = StepMap.of(recurrence);
        if (step.descended(derived.calculus()).isEmpty()) {
            return List.of();
        }
        Expression value = recurrence.writing().scalar(recurrence.rule().loss().orElse(derived.theorem().system().potential()));
        for (Symbol coordinate : recurrence.coordinates()) {
            value = value.plus(recurrence.requiredForm().decay().over(Expression.of(2)).times(Writing.inner(coordinate, coordinate)));
        }
        ModifiedLoss loss = ModifiedLoss.ofDescent(value, recurrence.coordinates(), step.rate(), order, derived.calculus());
        List<String> lines = new ArrayList<>(List.of(simplest.sum(terms(loss.loss())) + " + " + bound(step, loss.order())));
        if (loss.ends()) {
            lines.add("from " + step.rate().power(loss.order()) + " on there is none but for special losses");
        }
        return lines;
    }

    private List<Line> lines(List<Expression> values, Function<Symbol, String> name) {
        return IntStream.range(0, values.size()).mapToObj(index -> new Line(
                name.apply(recurrence.coordinates().get(index)), simplest.of(values.get(index)).toString())).toList();
    }
}
