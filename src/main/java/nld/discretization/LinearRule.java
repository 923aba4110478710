package nld.discretization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Expansion;
import nld.derivation.LinearSystem;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * An update rule that is linear in its state and in the gradient g(q) of one place: s ← M s + c g, with s = (q, buffers), the
 * same for each coordinate. Eliminating the buffers leaves the multistep recurrence
 * Σ aⱼ qₙ₊ⱼ = −η Σ bⱼ gₙ₊ⱼ, with j counted from the newest gradient at 0, whose moments are ρᵢ = Σ jⁱ aⱼ and σᵢ = Σ jⁱ bⱼ.
 */
public final class LinearRule {
    private final StepMap step;
    private final Judge judge;
    private final Expansion expansion;
    private final Calculus calculus;
    private final List<List<Expression>> matrix = new ArrayList<>();
    private final List<Expression> input = new ArrayList<>();
    private final Multistep multistep;

    private LinearRule(StepMap step, Symbol gradient, Calculus calculus, Judge judge) {
        this.step = step;
        this.judge = judge;
        this.calculus = calculus;
        this.expansion = new Expansion(step.rate(), calculus, judge);
        List<Symbol> state = state();
        for (Symbol row : state) {
            Expression next = step.next().get(row);
            List<Expression> entries = new ArrayList<>();
            state.forEach(column -> entries.add(slope(next, column, gradient)));
            matrix.add(entries);
            input.add(slope(next, gradient, gradient));
            requireNothingElse(row, next, gradient);
        }
        this.multistep = Multistep.of(matrix, input, step.rate(), judge);
    }

    /**
     * The rule of a step of one scalar coordinate and scalar buffers, {@code gradient} standing for g(q); {@link Underivable}
     * where it is not linear in them.
     */
    public static LinearRule of(StepMap step, Symbol gradient, Calculus calculus, Judge judge) {
        return new LinearRule(step, gradient, calculus, judge);
    }

    /**
     * The rule of {@code recurrence}, as it acts on one coordinate of any loss. Momentum has a rate of its own where its rate is a
     * formula; {@link Underivable} where a line is not linear and steady or not all coordinates move alike.
     */
    public static LinearRule of(Recurrence recurrence, Calculus calculus, Judge judge) {
        Symbol gradient = Symbol.of("gradient", Shape.SCALAR, Symbol.Kind.STATE);
        return of(OneCoordinate.step(recurrence, gradient, calculus), gradient, calculus, judge);
    }

    private List<Symbol> state() {
        List<Symbol> state = new ArrayList<>(step.coordinates());
        state.addAll(step.buffers());
        return state;
    }

    private Expression slope(Expression next, Symbol by, Symbol gradient) {
        Expression slope = calculus.along(next, Map.of(by, Expression.of(1)));
        if (Symbols.occurs(slope, part -> part == gradient || state().contains(part) || part instanceof Jet)) {
            throw notLinear();
        }
        return judge.simplified(slope);
    }

    private void requireNothingElse(Symbol row, Expression next, Symbol gradient) {
        Map<Symbol, Expression> none = new LinkedHashMap<>(Map.of(gradient, Expression.of(0)));
        state().forEach(symbol -> none.put(symbol, Expression.of(0)));
        if (!judge.isZero(new Substitution(none).rewrite(next))) {
            throw notLinear();
        }
    }

    static Underivable notLinear() {
        return new Underivable("the rule is not linear in its state and one gradient, so it is no multistep recurrence");
    }

    /** The aⱼ, from the oldest place, j = 1 − d of d states, to the newest, j = 1. */
    public List<Expression> places() {
        return multistep.places();
    }

    /** The bⱼ, from the oldest gradient, j = 1 − d, to the newest, j = 0. */
    public List<Expression> gradients() {
        return multistep.gradients();
    }

    /** ρᵢ = Σ jⁱ aⱼ. */
    public Expression placeMoment(int order) {
        return multistep.placeMoment(order);
    }

    /** σᵢ = Σ jⁱ bⱼ. */
    public Expression gradientMoment(int order) {
        return multistep.gradientMoment(order);
    }

    /** The learning rate. */
    Symbol rate() {
        return step.rate();
    }

    /** The coefficient of η^{@code power} of {@code expression}. */
    Expression coefficient(Expression expression, int power) {
        return judge.simplified(expansion.coefficients(expression, power + 1).get(power));
    }

    /**
     * By how much a buffer's distance from where it settles moves the place from which the slow motion starts: ℓ in
     * q₀ + η ℓ·(v₀ − w), of ℓ(I − A) = m with A what the buffers keep of each other and ηm what they move q by.
     * {@link Underivable} where they move q by what does not fall with η.
     */
    List<Expression> displacement() {
        List<Expression> moved = new ArrayList<>();
        for (int column = 1; column < matrix.size(); column++) {
            if (!coefficient(matrix.get(0).get(column), 0).isZero()) {
                throw new Underivable("a buffer moves the coordinates by what does not fall with the rate;"
                        + " write the rule with a buffer that the rate multiplies, next q = q - eta next v");
            }
            moved.add(coefficient(matrix.get(0).get(column), 1));
        }
        return fromTheLeft(moved);
    }

    /** ℓ(I − A)⁻¹: the displacement, summed over the steps in which the buffers' distance dies out. */
    List<Expression> lasting() {
        return fromTheLeft(displacement());
    }

    /** x of x(I − A) = {@code right}. */
    private List<Expression> fromTheLeft(List<Expression> right) {
        List<List<Expression>> transposed = new ArrayList<>();
        for (int column = 1; column < matrix.size(); column++) {
            List<Expression> entries = new ArrayList<>();
            for (int row = 1; row < matrix.size(); row++) {
                entries.add(lost(row, column));
            }
            transposed.add(entries);
        }
        return solved(transposed, right);
    }

    /** Where the buffers settle to leading order: of each, the factors before g and before q. */
    List<List<Expression>> settled() {
        List<List<Expression>> lost = new ArrayList<>();
        List<Expression> byGradient = new ArrayList<>();
        List<Expression> byPlace = new ArrayList<>();
        for (int row = 1; row < matrix.size(); row++) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 1; column < matrix.size(); column++) {
                entries.add(lost(row, column));
            }
            lost.add(entries);
            byGradient.add(coefficient(input.get(row), 0));
            byPlace.add(coefficient(matrix.get(row).get(0), 0));
        }
        return List.of(solved(lost, byGradient), solved(lost, byPlace));
    }

    private Expression lost(int row, int column) {
        Expression kept = coefficient(matrix.get(row).get(column), 0);
        return row == column ? Expression.of(1).minus(kept) : kept.negated();
    }

    private List<Expression> solved(List<List<Expression>> left, List<Expression> right) {
        if (right.isEmpty()) {
            return List.of();
        }
        return LinearSystem.solve(left, right, judge)
                .orElseThrow(() -> new Underivable("the buffers do not settle: a direction of them is kept by a step"))
                .values().stream().map(judge::simplified).toList();
    }

    /** {@code expression} in simplest form. */
    Expression simplified(Expression expression) {
        return judge.simplified(expression);
    }
}
