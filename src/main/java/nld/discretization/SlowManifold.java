package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Expansion;
import nld.derivation.LinearSystem;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * Where the buffers of an update rule settle, and how the coordinates move there: v = w₀(q) + ηw₁(q) + … and
 * q' = f₀(q) + ηf₁(q) + … with the flow of f for the time η being one step, and w carried along by it. Power by power,
 * the step's Taylor coefficient is set equal to that of e^{ηD}, D the derivative along f; the buffers are solved for in each,
 * linearly. Source: Hairer, Lubich and Wanner, Geometric Numerical Integration, IX.1 and XV.3; Kovachki and Stuart 2021.
 */
final class SlowManifold {
    private final StepMap step;
    private final Calculus calculus;
    private final Judge judge;
    private final Expansion expansion;
    /** The coefficients of the powers of η, by coordinate. */
    private final List<List<Expression>> field = new ArrayList<>();
    /** The same of the buffers. */
    private final List<List<Expression>> settled = new ArrayList<>();
    /** Derivatives along the field: at [i][j] what D^{i+1} q has at η^j. */
    private final Map<List<Integer>, List<Expression>> moved = new HashMap<>();
    /** The same of the buffers, D^i w. */
    private final Map<List<Integer>, List<Expression>> carried = new HashMap<>();

    private SlowManifold(StepMap step, Calculus calculus, Judge judge) {
        this.step = step;
        this.calculus = calculus;
        this.judge = judge;
        this.expansion = new Expansion(step.rate(), calculus, judge);
    }

    /** The slow manifold of {@code step} with {@code order} coefficients of field and buffers; {@link Underivable} where there is none. */
    static SlowManifold of(StepMap step, int order, Calculus calculus, Judge judge) {
        SlowManifold manifold = new SlowManifold(step, calculus, judge);
        for (int power = 0; power < order; power++) {
            manifold.settled.add(manifold.settled(power));
            manifold.field.add(manifold.field(power));
        }
        return manifold;
    }

    /** The coefficients of the field: by power of η, then by coordinate. */
    List<List<Expression>> field() {
        return List.copyOf(field);
    }

    /** The coefficients of the buffers on the manifold: by power of η, then by buffer. */
    List<List<Expression>> buffers() {
        return List.copyOf(settled);
    }

    /** The coefficient of η^{@code power} of the state after the step, with the buffers known so far and {@code unknown} at {@code at}. */
    private Expression coefficient(Symbol state, int power, int at, boolean unknown) {
        Map<Symbol, Expression> values = new LinkedHashMap<>();
        for (int index = 0; index < step.buffers().size(); index++) {
            Symbol buffer = step.buffers().get(index);
            List<Expression> terms = new ArrayList<>();
            terms.add(Expression.zero(buffer.shape()));
            for (int known = 0; known < settled.size(); known++) {
                terms.add(scaled(known, settled.get(known).get(index)));
            }
            if (unknown) {
                terms.add(scaled(at, buffer));
            }
            values.put(buffer, Sum.of(terms));
        }
        Expression put = new Substitution(values).rewrite(step.next().get(state));
        if (!expansion.isRegular(put)) {
            throw new Underivable("next " + state + " has no Taylor series in " + step.rate() + " at 0");
        }
        return expansion.coefficients(put, power + 1).get(power);
    }

    private Expression scaled(int power, Expression coefficient) {
        return power == 0 ? coefficient : step.rate().power(power).times(coefficient);
    }

    /** What the buffers are at η^{@code power}: next v there, less what carrying w along adds, is v itself. */
    private List<Expression> settled(int power) {
        List<Symbol> buffers = step.buffers();
        List<List<Expression>> matrix = new ArrayList<>();
        List<Expression> right = new ArrayList<>();
        Map<Symbol, Expression> none = new HashMap<>();
        buffers.forEach(buffer -> none.put(buffer, Expression.zero(buffer.shape())));
        for (int row = 0; row < buffers.size(); row++) {
            Expression next = coefficient(buffers.get(row), power, power, true);
            List<Expression> entries = new ArrayList<>();
            for (int column = 0; column < buffers.size(); column++) {
                Expression factor = factor(next, buffers.get(column), buffers.get(row));
                entries.add(row == column ? Expression.of(1).minus(factor) : factor.negated());
            }
            matrix.add(entries);
            Expression rest = new Substitution(none).rewrite(next);
            right.add(simplified(rest.minus(carried(row, power))));
        }
        if (buffers.isEmpty()) {
            return List.of();
        }
        return LinearSystem.solve(matrix, right, judge)
                .orElseThrow(() -> new Underivable("the buffers do not settle: a direction of them is kept by a step"))
                .values().stream().map(this::simplified).toList();
    }

    /** By which scalar {@code next}, linear in the buffers, holds {@code buffer}. */
    private Expression factor(Expression next, Symbol buffer, Symbol of) {
        if (!StepMap.holds(next, buffer)) {
            return Expression.of(0);
        }
        Expression part = calculus.along(next, Map.of(buffer, buffer));
        Expression factor = buffer.shape().isScalar() ? calculus.along(next, Map.of(buffer, Expression.of(1)))
                : judge.multiple(part, buffer).orElseThrow(() -> nonlinear(of));
        if (!factor.shape().isScalar() || Symbols.occurs(factor, symbol -> step.buffers().contains(symbol))) {
            throw nonlinear(of);
        }
        return factor;
    }

    private static Underivable nonlinear(Symbol buffer) {
        return new Underivable("next " + buffer + " is not linear in the buffers with numbers before them");
    }

    /** Σ_{i ≥ 1} (D^i w)/i! at η^{@code power}. */
    private Expression carried(int buffer, int power) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.zero(step.buffers().get(buffer).shape()));
        Rational factorial = Rational.ONE;
        for (int times = 1; times <= power; times++) {
            factorial = factorial.times(Rational.of(times));
            terms.add(Literal.of(factorial.inverse()).times(carried(List.of(times, power - times)).get(buffer)));
        }
        return Sum.of(terms);
    }

    private List<Expression> carried(List<Integer> key) {
        return key.get(0) == 0 ? settled.get(key.get(1)) : derived(key, carried, this::carried, step.buffers());
    }

    /** f at η^{@code power}: what a step moves by at one power more, less the (D^i q)/i! with i ≥ 2. */
    private List<Expression> field(int power) {
        List<Expression> found = new ArrayList<>();
        for (int index = 0; index < step.coordinates().size(); index++) {
            Symbol coordinate = step.coordinates().get(index);
            requireSlow(coordinate);
            List<Expression> terms = new ArrayList<>();
            terms.add(coefficient(coordinate, power + 1, power + 1, false));
            Rational factorial = Rational.ONE;
            for (int times = 2; times <= power + 1; times++) {
                factorial = factorial.times(Rational.of(times));
                terms.add(Literal.of(factorial.inverse().negated()).times(moved(List.of(times, power + 1 - times)).get(index)));
            }
            found.add(simplified(Sum.of(terms)));
        }
        return found;
    }

    private void requireSlow(Symbol coordinate) {
        if (coefficient(coordinate, 0, 0, true) != coordinate) {
            throw new Underivable("next " + coordinate + " does not tend to " + coordinate + " as " + step.rate()
                    + " goes to 0, so no flow follows it");
        }
    }

    private List<Expression> moved(List<Integer> key) {
        return key.get(0) == 1 ? field.get(key.get(1)) : derived(key, moved, this::moved, step.coordinates());
    }

    /** (D^i x)_j = Σ_k D_k (D^{i−1} x)_{j−k}, with D_k the derivative along f_k. */
    private List<Expression> derived(List<Integer> key, Map<List<Integer>, List<Expression>> known,
            java.util.function.Function<List<Integer>, List<Expression>> lower, List<Symbol> of) {
        List<Expression> found = known.get(key);
        if (found == null) {
            found = new ArrayList<>();
            for (int index = 0; index < of.size(); index++) {
                List<Expression> terms = new ArrayList<>();
                terms.add(Expression.zero(of.get(index).shape()));
                for (int power = 0; power <= key.get(1); power++) {
                    terms.add(along(lower.apply(List.of(key.get(0) - 1, key.get(1) - power)).get(index), power));
                }
                found.add(simplified(Sum.of(terms)));
            }
            known.put(key, found);
        }
        return found;
    }

    private Expression along(Expression expression, int power) {
        Map<Symbol, Expression> changes = new HashMap<>();
        for (int index = 0; index < step.coordinates().size(); index++) {
            changes.put(step.coordinates().get(index), field.get(power).get(index));
        }
        return calculus.along(expression, changes);
    }

    private Expression simplified(Expression expression) {
        return judge.simplified(expression);
    }
}
