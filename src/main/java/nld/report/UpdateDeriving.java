package nld.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.discretization.ErrorConstant;
import nld.discretization.GradientFlow;
import nld.discretization.MatchingFlow;
import nld.discretization.ModifiedField;
import nld.discretization.ModifiedLoss;
import nld.discretization.MomentumConvention;
import nld.discretization.Recurrence;
import nld.discretization.StepLaw;
import nld.discretization.StepMap;
import nld.discretization.StepNoise;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Asymptotics;
import nld.model.Symmetry;
import nld.model.UpdateRule;
import nld.report.Derivation.Law;
import nld.report.Derivation.Line;
import nld.report.Derivation.Loss;
import nld.typesetting.Equation;

/** Puts an update rule, its flows and its exact laws into formulas. */
final class UpdateDeriving {
    /** From which order on the error of the matching flow is shown: it rests on the term at η². */
    private static final int ERROR_ORDER = 3;

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

    /** The state after a step, as the rule says it, and what is known of its noise: E[z], and the means of products that are not 0. */
    List<Line> recurrence() {
        List<Line> lines = new ArrayList<>();
        List<Recurrence> draws = Recurrence.draws(recurrence.rule(), derived.theorem().system(), derived.calculus());
        for (Recurrence drawn : draws) {
            String of = draws.size() == 1 ? "" : "loss " + (draws.indexOf(drawn) + 1) + ": ";
            drawn.stated().forEach((symbol, value) -> lines.add(new Line(of + "next " + symbol,
                    Equation.of(Evolved.of(Evolved.Evolution.NEXT, symbol), simplest.of(value)))));
        }
        lines.addAll(noise());
        return lines;
    }

    /** The lines of {@code rule} with the gradient of its loss as a whole. */
    static List<Line> asStated(UpdateRule rule) {
        List<Line> lines = new ArrayList<>();
        for (UpdateRule.Block block : rule.blocks()) {
            Expression loss = rule.loss().orElse(Steps.quantity("potential"));
            Substitution gradient = new Substitution(Map.of(block.gradient(), PartialGradient.of(loss, block.coordinate())));
            block.steps().forEach((symbol, value) -> lines.add(new Line("next " + symbol,
                    Equation.of(Evolved.of(Evolved.Evolution.NEXT, symbol), gradient.rewrite(value)))));
        }
        return lines;
    }

    private static Line mean(Expression of, Expression value) {
        Expression mean = Expectation.of(of);
        return new Line(mean.toString(), Equation.of(mean, value));
    }

    private List<Line> noise() {
        StepNoise noise = StepNoise.of(recurrence.rule(), recurrence.writing());
        List<Symbol> symbols = noise.symbols();
        List<Line> lines = new ArrayList<>();
        for (int first = 0; first < symbols.size(); first++) {
            Symbol symbol = symbols.get(first);
            lines.add(mean(symbol, Expression.zero(symbol.shape())));
            for (Symbol other : symbols.subList(first, symbols.size())) {
                noise.covariance(symbol, other).ifPresent(covariance -> lines.add(
                        mean(symbol.shape().isScalar() ? symbol.times(other) : symbol.outer(other), simplest.of(covariance))));
            }
        }
        return lines;
    }

    List<Law> stepLaws() {
        List<Law> lines = new ArrayList<>();
        if (recurrence.rule().sampling().isPresent()) {
            return lines;
        }
        for (Symmetry symmetry : derived.theorem().symmetries()) {
            StepLaw.of(recurrence, derived.law(symmetry.name()).changes(), derived.calculus(), derived.judge())
                    .forEach(law -> lines.add(new Law(symmetry.name(), Equation.of(law.left(), Tidy.of(law.right())))));
        }
        return lines;
    }

    /** Momentum in its other forms; none for a rule that is no momentum. */
    List<MomentumConvention> conventions() {
        return MomentumConvention.of(recurrence, derived.calculus()).stream()
                .filter(form -> !form.rule().equals(recurrence.rule().name())).toList();
    }

    /** The first-order flow; none for a rule that is not of the form of momentum. */
    List<Line> gradientFlow() {
        return matching.flatMap(known -> recurrence.form())
                .map(form -> lines(GradientFlow.of(recurrence).rates())).orElse(List.of());
    }

    List<Equation> matchingFlow() {
        List<Equation> equations = new ArrayList<>();
        matching.ifPresent(flow -> {
            for (int index = 0; index < flow.coordinates().size(); index++) {
                Symbol symbol = flow.coordinates().get(index);
                equations.add(Equation.vanishing(simplest.sum(List.of(flow.inertia().times(symbol.atOrder(2)),
                        flow.damping().times(symbol.rate()), flow.drag().get(index), flow.gradient().get(index)))));
            }
        });
        return equations;
    }

    List<Line> start() {
        return matching.map(flow -> lines(flow.start())).orElse(List.of());
    }

    /**
     * What a run departs from its matching flow by, η² E: the rate of E along the gradient flow and its first value. None below the
     * order that holds the term it rests on, and where it is not predicted.
     */
    List<Line> error(int order) {
        if (matching.isEmpty() || order < ERROR_ORDER) {
            return List.of();
        }
        try {
            return error(ErrorConstant.ofMatching(recurrence, derived.calculus(), derived.judge()));
        } catch (Underivable missing) {
            return List.of();
        }
    }

    private List<Line> error(ErrorConstant constant) {
        List<Symbol> coordinates = recurrence.coordinates();
        Map<Symbol, Expression> along = new LinkedHashMap<>();
        coordinates.forEach(coordinate -> along.put(coordinate, Symbol.of(
                coordinates.size() == 1 ? "E" : "E_" + coordinate.name(), coordinate.shape(), Symbol.Kind.COORDINATE)));
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            Symbol error = (Symbol) along.get(coordinates.get(index));
            Expression rate = derived.calculus().along(constant.flow().get(index), along).plus(constant.source().get(index));
            lines.add(new Line(error.rate().toString(), Equation.of(error.rate(), simplest.of(rate))));
            Expression first = Evolved.of(Evolved.Evolution.INITIAL, error);
            lines.add(new Line(first.toString(), Equation.of(first, simplest.of(constant.start().get(index)))));
        }
        return lines;
    }

    /** The modified equation up to O(η^{@code order}); none where the rate is no parameter or the buffers do not settle. */
    List<Equation> modified(int order) {
        try {
            ModifiedField field = ModifiedField.of(StepMap.of(recurrence), order, derived.calculus(), derived.judge());
            return IntStream.range(0, recurrence.coordinates().size()).mapToObj(index -> Equation.series(
                    Optional.of(recurrence.coordinates().get(index).rate()), powers(field, index), bound(field.step(), order))).toList();
        } catch (Underivable missing) {
            return List.of();
        }
    }

    /** The terms of the field, from the lowest power of the rate on. */
    private List<Expression> powers(ModifiedField field, int index) {
        List<Expression> terms = new ArrayList<>();
        for (int power = 0; power < field.order(); power++) {
            Expression term = field.term(power).get(index);
            if (!term.isZero()) {
                terms.add(simplest.of(power == 0 ? term : field.step().rate().power(power).times(term)));
            }
        }
        return terms.isEmpty() ? List.of(Expression.of(0)) : terms;
    }

    private static List<Expression> terms(Expression sum) {
        return sum instanceof Sum terms && !terms.terms().isEmpty() ? terms.terms() : List.of(sum);
    }

    private static Asymptotics.Order bound(StepMap step, int power) {
        return new Asymptotics.Order(step.rate(), power);
    }

    /** Of plain descent, the modified loss up to O(η^{@code order}), or up to where there is one, and from where on there is none. */
    Optional<Loss> loss(int order) {
        boolean plain = recurrence.form().isPresent() && recurrence.states().isEmpty() && !recurrence.rule().isRandom();
        if (!plain || !(recurrence.rate() instanceof Symbol)) {
            return Optional.empty();
        }
        StepMap step = StepMap.of(recurrence);
        if (step.descended(derived.calculus()).isEmpty()) {
            return Optional.empty();
        }
        Expression value = recurrence.writing().scalar(recurrence.rule().loss().orElse(derived.theorem().system().potential()));
        for (Symbol coordinate : recurrence.coordinates()) {
            value = value.plus(recurrence.requiredForm().decay().over(Expression.of(2)).times(Writing.inner(coordinate, coordinate)));
        }
        ModifiedLoss loss = ModifiedLoss.ofDescent(value, recurrence.coordinates(), step.rate(), order, derived.calculus());
        Equation shown = Equation.series(Optional.empty(), List.of(simplest.sum(terms(loss.loss()))), bound(step, loss.order()));
        return Optional.of(new Loss(shown, loss.ends() ? Optional.of(step.rate().power(loss.order())) : Optional.empty()));
    }

    private List<Line> lines(List<Expression> values) {
        return IntStream.range(0, values.size()).mapToObj(index -> {
            Symbol rate = recurrence.coordinates().get(index).rate();
            return new Line(rate.toString(), Equation.of(rate, simplest.of(values.get(index))));
        }).toList();
    }
}
