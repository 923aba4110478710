package nld.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.ensemble.AverageOutcome;
import nld.ensemble.Effort;
import nld.ensemble.Orbit;
import nld.ensemble.OrbitAverage;
import nld.ensemble.Quantity;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.layers.Activation;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import org.junit.jupiter.api.Test;

/**
 * "All local minima are global" is false of finite rectifier networks (P9): training finds a flat minimum with a dead example, and
 * it is checked in exact arithmetic. Two units, the examples (1, +1) and (−1, +1), hinge.
 */
class FlatMinimumTest {
    private static final LayeredNet NET = LayeredNet.of(Activation.rectifier(), 1, 2, 1);
    private static final Examples TWO = new Examples(new double[][] {{1}, {-1}}, new double[] {1, 1});
    private static final Rational HALF_EDGE = Rational.of(1, 8);

    /** The share of the corners of the box around {@code point} where the loss is that of a dead second example, or of none. */
    private Rational share(Rational[] point, boolean dead) {
        List<Expression> weights = new ArrayList<>();
        Map<Symbol, Rational> at = new LinkedHashMap<>();
        for (int index = 0; index < 4; index++) {
            Symbol shift = Symbol.parameter("d" + index);
            at.put(shift, HALF_EDGE);
            weights.add(Literal.of(point[index]).plus(shift));
        }
        Expression surplus = output(weights, 1).minus(Expression.of(1));
        List<Expression> conditions = dead ? List.of(weights.get(0), weights.get(1), surplus) : List.of(surplus,
                output(weights, -1).minus(Expression.of(1)));
        AverageOutcome outcome = OrbitAverage.of(Orbit.ofSigns(at.keySet()), at, List.of(Quantity.allPositive(conditions)),
                Effort.USUAL.withThreads(1));
        return ((AverageOutcome.Enumerated) outcome).averages().get(0);
    }

    private static Expression output(List<Expression> weights, int input) {
        Expression f = Expression.of(0);
        for (int unit = 0; unit < 2; unit++) {
            Expression z = weights.get(unit).times(Expression.of(input));
            f = f.plus(weights.get(unit + 2).times(z.plus(z.apply(Function.ABS))).times(Expression.of(1, 2)));
        }
        return f;
    }

    @Test
    void training_ends_in_a_flat_minimum_that_is_not_global_and_exact_arithmetic_agrees() {
        SplittableRandom random = new SplittableRandom(6);
        Training training = Training.whole(NET, Surrogate.HINGE, TWO, WeightRule.of("gradient-descent, rate 1/10"));
        NetLoss loss = new NetLoss(NET, Surrogate.HINGE, TWO);
        int stuck = 0;
        int solved = 0;
        for (int trial = 0; trial < 40; trial++) {
            DescentOutcome.Completed end = (DescentOutcome.Completed) training.run(NET.drawn(random, 1.5), 400, StepObserver.NONE);
            double[] theta = end.position();
            double[] gradient = new double[4];
            loss.gradient(theta, gradient);
            solved += loss.value(theta) == 0 ? 1 : 0;
            boolean interior = theta[0] > 0.3 && theta[1] > 0.3 && loss.output(theta, 0) > 2;
            if (interior && loss.value(theta) > 0) {
                stuck++;
                // quantised: one active example of two
                assertThat(loss.value(theta)).isEqualTo(0.5);
                assertThat(gradient).containsOnly(0);
                assertThat(share(rounded(theta), true)).isEqualTo(Rational.ONE);
            }
        }
        assertThat(stuck).isPositive();
        assertThat(solved).isPositive();
    }

    private static Rational[] rounded(double[] theta) {
        Rational[] point = new Rational[theta.length];
        for (int index = 0; index < theta.length; index++) {
            point[index] = Rational.of(Math.round(theta[index] * 64), 64);
        }
        return point;
    }

    /**
     * On a box of edge 1/4 around (w, a) = (1, 1; 1, 1) both units are off at −1 and f(1) > 1: multi-affine functions are
     * extreme at corners, so the loss is 1/2 on all of the box. At (1, −1; 2, 2) it is 0, on a box too.
     */
    @Test
    void the_witness_of_the_theorem_library_holds_on_whole_boxes() {
        Rational one = Rational.ONE;
        Rational two = Rational.of(2);
        assertThat(share(new Rational[] {one, one, one, one}, true)).isEqualTo(one);
        assertThat(share(new Rational[] {one, Rational.MINUS_ONE, two, two}, false)).isEqualTo(one);
        assertThat(share(new Rational[] {one, Rational.of(1, 16), one, one}, true)).isNotEqualTo(one);
    }
}
