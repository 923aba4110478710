package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Expansion;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * The place on the slow manifold whose motion a state joins once its buffer has settled: Q(q, v) = q + ηQ₁ + η²Q₂ + …, for which
 * Q after a step is the slow step of Q. Power by power that is Q_k(q, v₊) − Q_k(q, v) = R_k, with v₊ the buffer after a step at η = 0
 * and R_k known; where a step multiplies the distance r = v − w₀(q) of the buffer from where it settles by a number A, the part of R_k of
 * degree d in r is divided by A^d − 1, and what is free of r is such that a state on the manifold is its own place, Q(q, w(q)) = q.
 * Of heavy ball Q₁ = −βr/(1 − β).
 *
 * <p>Source: the asymptotic phase of an attracting invariant manifold, Hairer, Lubich and Wanner, Geometric Numerical Integration, XV.3;
 * the series is this project's.
 */
final class SlowPlace {
    private static final Symbol SCALE = Symbol.parameter("scale of the distance");

    private final StepMap step;
    private final Calculus calculus;
    private final Judge judge;
    private final Expansion inRate;
    private final Expansion inScale;
    private final SlowManifold slow;
    /** Every buffer where it settles, as a series in the rate. */
    private final Substitution onManifold;
    private final Expression factor;
    /** The places known so far: by power of η, from η⁰ on, then by coordinate. */
    private final List<List<Expression>> places = new ArrayList<>();
    /** The slow step: by power of η, then by coordinate. */
    private final List<List<Expression>> slowStep = new ArrayList<>();

    private SlowPlace(StepMap step, int order, Calculus calculus, Judge judge) {
        this.step = step;
        this.calculus = calculus;
        this.judge = judge;
        this.inRate = new Expansion(step.rate(), calculus, judge);
        this.inScale = new Expansion(SCALE, calculus, judge);
        this.slow = SlowManifold.of(step, order, calculus, judge);
        this.onManifold = onManifold();
        this.factor = factor();
        places.add(List.copyOf(step.coordinates()));
        slowSteps(order);
    }

    /** Q₁ … Q_{@code order}, each by coordinate, in terms of the state; {@link Underivable} for buffers of more than one pace. */
    static List<List<Expression>> of(StepMap step, int order, Calculus calculus, Judge judge) {
        SlowPlace place = new SlowPlace(step, order, calculus, judge);
        for (int power = 1; power <= order; power++) {
            place.places.add(place.place(power));
        }
        return place.places.subList(1, place.places.size());
    }

    private Expression settled(int buffer) {
        return slow.buffers().get(0).get(buffer);
    }

    /** By what a step at η = 0 multiplies the distance of every buffer from where it settles. */
    private Expression factor() {
        Expression found = null;
        for (int index = 0; index < step.buffers().size(); index++) {
            Symbol buffer = step.buffers().get(index);
            Expression next = inRate.coefficients(step.next().get(buffer), 1).get(0);
            Map<Symbol, Expression> distances = new HashMap<>();
            step.buffers().forEach(symbol -> distances.put(symbol, symbol));
            Expression moved = calculus.along(next, distances);
            Expression own = buffer.shape().isScalar() ? judge.simplified(moved.over(buffer))
                    : judge.multiple(moved, buffer).orElseThrow(this::severalPaces);
            boolean number = own.shape().isScalar() && !Symbols.occurs(own, part -> part instanceof Symbol symbol
                    && (step.buffers().contains(symbol) || step.coordinates().contains(symbol)));
            if (!number || found != null && !judge.isZero(found.minus(own))) {
                throw severalPaces();
            }
            found = own;
        }
        if (found == null) {
            throw new IllegalArgumentException("found a rule without buffers; expected one: without, a state is its own slow place");
        }
        return found;
    }

    private Underivable severalPaces() {
        return new Underivable("where the slow motion starts is known to the first power of the rate for buffers that settle at different"
                + " paces; compare with modified-flow 1");
    }

    private Substitution onManifold() {
        Map<Symbol, Expression> values = new LinkedHashMap<>();
        for (int index = 0; index < step.buffers().size(); index++) {
            List<Expression> terms = new ArrayList<>();
            for (int power = 0; power < slow.buffers().size(); power++) {
                terms.add(scaled(power, slow.buffers().get(power).get(index)));
            }
            values.put(step.buffers().get(index), Sum.of(terms));
        }
        return new Substitution(values);
    }

    /** The step of a state whose buffers have settled. */
    private void slowSteps(int order) {
        List<List<Expression>> byCoordinate = step.coordinates().stream()
                .map(symbol -> inRate.coefficients(onManifold.rewrite(step.next().get(symbol)), order + 1)).toList();
        for (int power = 0; power <= order; power++) {
            int at = power;
            slowStep.add(byCoordinate.stream().map(coefficients -> judge.simplified(coefficients.get(at))).toList());
        }
    }

    private Expression scaled(int power, Expression coefficient) {
        return power == 0 ? coefficient : step.rate().power(power).times(coefficient);
    }

    private Expression known(int index) {
        List<Expression> terms = new ArrayList<>();
        for (int power = 0; power < places.size(); power++) {
            terms.add(scaled(power, places.get(power).get(index)));
        }
        return Sum.of(terms);
    }

    private List<Expression> place(int power) {
        Map<Symbol, Expression> toPlace = new HashMap<>();
        for (int index = 0; index < step.coordinates().size(); index++) {
            toPlace.put(step.coordinates().get(index), known(index));
        }
        Substitution after = new Substitution(step.next());
        Substitution inPlace = new Substitution(toPlace);
        List<Expression> found = new ArrayList<>();
        for (int index = 0; index < step.coordinates().size(); index++) {
            List<Expression> slowed = new ArrayList<>();
            for (int of = 0; of <= power; of++) {
                slowed.add(scaled(of, slowStep.get(of).get(index)));
            }
            Expression right = inPlace.rewrite(Sum.of(slowed));
            Expression left = after.rewrite(known(index));
            Expression rest = inRate.coefficients(right.minus(left), power + 1).get(power);
            Expression settled = inRate.coefficients(onManifold.rewrite(known(index)), power + 1).get(power);
            found.add(divided(rest, power, step.coordinates().get(index).shape()).minus(judge.simplified(settled)));
        }
        return found;
    }

    /** The solution of Q(v₊) − Q(v) = {@code rest}, a polynomial of the distances without a constant term. */
    private Expression divided(Expression rest, int degree, Shape shape) {
        Map<Symbol, Expression> scaledDistance = new HashMap<>();
        for (int index = 0; index < step.buffers().size(); index++) {
            Symbol buffer = step.buffers().get(index);
            scaledDistance.put(buffer, settled(index).plus(SCALE.times(buffer.minus(settled(index)))));
        }
        List<Expression> parts = inScale.coefficients(new Substitution(scaledDistance).rewrite(rest), degree + 1);
        if (!judge.isZero(parts.get(0))) {
            throw new Underivable("the slow motion of the rule does not start at a series in its rate");
        }
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(shape)));
        Expression raised = Expression.of(1);
        for (int power = 1; power <= degree; power++) {
            raised = raised.times(factor);
            terms.add(judge.simplified(parts.get(power)).over(raised.minus(Literal.of(Rational.ONE))));
        }
        return Sum.of(terms);
    }
}
