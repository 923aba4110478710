package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nld.derivation.Calculus;
import nld.derivation.Writing;
import nld.expression.Evolved;
import nld.expression.Evolved.Evolution;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/** What the laws of one symmetry under the steps of one rule are made of, each a sum over the blocks of the rule. */
final class StepTerms {
    static final Expression ONE = Expression.of(1);
    static final UnaryOperator<Expression> NEXT = quantity -> Evolved.of(Evolution.NEXT, quantity);

    private final Recurrence recurrence;
    private final List<Expression> changes;
    private final Judge judge;
    private final List<LinearLines> lines = new ArrayList<>();
    private final List<List<Symbol>> buffers = new ArrayList<>();
    private final StepMetric plain;
    private final Optional<LinearGenerator> generator;

    StepTerms(Recurrence recurrence, List<Expression> changes, Calculus calculus, Judge judge) {
        this.recurrence = recurrence;
        this.changes = changes;
        this.judge = judge;
        recurrence.rule().blocks().forEach(block -> lines.add(LinearLines.of(block, calculus)));
        for (int index = 0; index < lines.get(0).buffers().size(); index++) {
            List<Symbol> parts = new ArrayList<>();
            for (LinearLines block : lines) {
                parts.addAll(recurrence.writing().symbols(block.buffers().get(index)));
            }
            buffers.add(parts);
        }
        List<Integer> numbers = new ArrayList<>();
        for (int block = 0; block < lines.size(); block++) {
            int number = block;
            recurrence.writing().symbols(recurrence.rule().blocks().get(block).coordinate()).forEach(part -> numbers.add(number));
        }
        this.plain = new StepMetric(numbers, ones());
        this.generator = LinearGenerator.of(recurrence.coordinates(), changes, calculus, judge);
    }

    /** The lines of each block. */
    List<LinearLines> lines() {
        return lines;
    }

    /** The buffers that are no numbers, each over all blocks. */
    List<List<Symbol>> buffers() {
        return buffers;
    }

    /** ξ. */
    List<Expression> changes() {
        return changes;
    }

    /** q. */
    List<Symbol> places() {
        return recurrence.coordinates();
    }

    /** g. */
    List<Expression> gradient() {
        return recurrence.lossGradient();
    }

    /** The A with ξ = Aq, where there is one. */
    Optional<LinearGenerator> generator() {
        return generator;
    }

    /** Whether ξ does not depend on q. */
    boolean isConstant() {
        return changes.stream().allMatch(change -> change.motionOrder() < 0);
    }

    /** Whether ξ = Aq with A symmetric. */
    boolean isSymmetric() {
        return generator.isPresent() && generator.get().isItsTranspose(1, plain, judge);
    }

    Optional<StepFactors> factors() {
        return StepFactors.of(lines, recurrence, judge);
    }

    /**
     * The plain metric, where the {@code pulls} with which the loss enters are alike and do not depend on the step. Otherwise one in
     * which they are: weighed by 1/η where that does it, else by −{@code common} over each.
     */
    StepMetric weighed(List<Expression> pulls, Expression common) {
        boolean alike = areAlike(pulls) && !Symbols.occurs(pulls.get(0), part -> part == Symbol.STEP);
        if (alike || pulls.stream().anyMatch(Expression::isZero)) {
            return plain;
        }
        List<Expression> rates = recurrence.rule().blocks().stream().map(block -> block.rate()).toList();
        List<Expression> weights = areAlike(simplified(over(pulls, rates))) ? over(ones(), rates)
                : pulls.stream().map(pull -> common.negated().over(pull)).toList();
        return plain.times(simplified(weights));
    }

    static boolean areAlike(List<Expression> factors) {
        return factors.stream().distinct().count() == 1;
    }

    private static boolean isSteady(List<Expression> factors) {
        return factors.stream().noneMatch(factor -> Symbols.occurs(factor, part -> part == Symbol.STEP || part instanceof Symbol symbol
                && symbol.kind() == Symbol.Kind.STATE));
    }

    List<Expression> ones() {
        return lines.stream().map(block -> ONE).toList();
    }

    List<Expression> simplified(List<Expression> factors) {
        return factors.stream().map(judge::simplified).toList();
    }

    static List<Expression> times(List<Expression> left, List<Expression> right) {
        return IntStream.range(0, left.size()).mapToObj(index -> left.get(index).times(right.get(index))).toList();
    }

    static List<Expression> times(List<Expression> left, Expression right) {
        return left.stream().map(one -> one.times(right)).toList();
    }

    static List<Expression> over(List<Expression> left, List<Expression> right) {
        return IntStream.range(0, left.size()).mapToObj(index -> left.get(index).over(right.get(index))).toList();
    }

    static List<Expression> minus(List<Expression> left, List<? extends Expression> right) {
        return IntStream.range(0, left.size()).mapToObj(index -> left.get(index).minus(right.get(index))).toList();
    }

    static List<Expression> next(List<? extends Expression> vector) {
        return vector.stream().map(NEXT).toList();
    }

    /** next q − q. */
    List<Expression> moved() {
        return minus(next(places()), places());
    }

    /** q − last q. */
    List<Expression> lastMoved() {
        return places().stream().<Expression>map(symbol -> symbol.minus(Evolved.of(Evolution.LAST, symbol))).toList();
    }

    /** next ξ − ξ. */
    List<Expression> turning() {
        return generator.map(linear -> linear.of(moved())).orElseGet(() -> minus(next(changes), changes));
    }

    /** Σ w C, with C = ⟨q, ξ⟩. */
    Expression charge(StepMetric metric) {
        return metric.inner(places(), changes);
    }

    /** Σ w next C or Σ w last C. */
    Expression charge(StepMetric metric, Evolution evolution) {
        return evolved(metric, places(), evolution);
    }

    /** Σ w ⟨vector, ξ⟩, evolved: with the weights of the step at hand. */
    Expression evolved(StepMetric metric, List<? extends Expression> vector, Evolution evolution) {
        if (areAlike(metric.weights())) {
            return metric.weights().get(0).times(Evolved.of(evolution, plain.inner(vector, changes)));
        }
        return isSteady(metric.weights()) ? Evolved.of(evolution, metric.inner(vector, changes)) : metric.sum(part -> Writing.inner(vector.get(part), changes.get(part)), quantity -> Evolved.of(evolution, quantity));
    }

    /** Σ w f (C − k last C) for factors f and k of the blocks. */
    Expression difference(StepMetric metric, List<Expression> factors, List<Expression> kept) {
        StepMetric weighed = metric.times(factors);
        if (areAlike(weighed.weights()) && areAlike(kept)) {
            return weighed.weights().get(0).times(difference(plain, kept.get(0)));
        }
        return areAlike(factors) && areAlike(kept) && isSteady(metric.weights())
                ? factors.get(0).times(difference(metric, kept.get(0)))
                : charge(weighed).minus(charge(weighed.times(kept), Evolution.LAST));
    }

    private Expression difference(StepMetric metric, Expression kept) {
        return charge(metric).minus(kept.times(charge(metric, Evolution.LAST)));
    }

    /** Σ w ⟨g, ξ⟩ in simplest form: 0 where the loss has the symmetry and the weights are the same. */
    Expression work(StepMetric metric) {
        return judge.simplified(metric.inner(gradient(), changes));
    }

    /** last Σ w ⟨g, ξ⟩. */
    Expression lastWork(StepMetric metric) {
        return work(metric).isZero() ? Expression.of(0) : evolved(metric, gradient(), Evolution.LAST);
    }

    /** {@code scalar}, or 0 where the judge finds that it is. */
    Expression unlessZero(Expression scalar) {
        return judge.isZero(scalar) ? Expression.of(0) : scalar;
    }

    /** Σ w ⟨vector, A vector⟩. */
    Expression form(StepMetric metric, List<Expression> vector) {
        return metric.inner(vector, generator.orElseThrow().of(vector));
    }

    /** Σ w ⟨f vector, A f vector⟩ for factors f of the blocks. */
    Expression square(StepMetric metric, List<Expression> factors, List<? extends Expression> vector) {
        if (areAlike(factors)) {
            return factors.get(0).power(2).times(form(metric, List.copyOf(vector)));
        }
        return form(metric, scaled(factors, vector));
    }

    /** f vector for factors f of the blocks. */
    List<Expression> scaled(List<Expression> factors, List<? extends Expression> vector) {
        return IntStream.range(0, vector.size())
                .<Expression>mapToObj(part -> factors.get(plain.block().get(part)).times(vector.get(part))).toList();
    }
}
