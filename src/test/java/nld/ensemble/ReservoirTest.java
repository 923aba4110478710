package nld.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Exact counts of P2 and P8 of the theory of adaptive symmetry; golden values of golden.py and a6_reservoir.py. */
class ReservoirTest {
    @Test
    void golden_counts_of_cover_and_of_dead_patterns() {
        assertThat(Reservoir.separableShare(10, 5)).isEqualTo(Rational.HALF);
        assertThat(Reservoir.separableShare(8, 5)).isEqualTo(Rational.of(99, 128));
        assertThat(Reservoir.separableShare(12, 5)).isEqualTo(Rational.of(281, 1024));
        assertThat(Reservoir.separableShare(5, 5)).isEqualTo(Rational.ONE);
        assertThat(Reservoir.deadShare(2, 1)).isEqualTo(Rational.of(16, 64));
        assertThat(Reservoir.deadShare(2, 2)).isEqualTo(Rational.of(448, 1024));
        assertThat(Reservoir.deadShare(2, 2)).isNotEqualTo(Reservoir.deadShare(3, 2));
    }

    @Test
    void half_of_the_labelings_of_twice_as_many_points_as_dimensions_are_separable() {
        for (int dimensions = 1; dimensions < 40; dimensions++) {
            assertThat(Reservoir.separableShare(2 * dimensions, dimensions)).isEqualTo(Rational.HALF);
            assertThat(Reservoir.separableShare(2 * dimensions + 1, dimensions)).isLessThan(Rational.HALF);
        }
    }

    @Test
    void independent_circuit_signs_are_the_weights_less_the_hidden_units() {
        for (List<Integer> widths : List.of(List.of(2, 3, 1), List.of(3, 4, 1), List.of(2, 2, 2, 1), List.of(3, 3, 2, 1),
                List.of(2, 3, 3, 2, 1), List.of(4, 3, 2, 3, 1), List.of(5, 1))) {
            int weights = 0;
            int hidden = 0;
            for (int layer = 1; layer < widths.size(); layer++) {
                weights += widths.get(layer) * widths.get(layer - 1);
                hidden += layer < widths.size() - 1 ? widths.get(layer) : 0;
            }
            assertThat(Reservoir.circuitSignRank(widths)).isEqualTo(weights - hidden);
        }
    }

    @Test
    void over_all_labelings_the_sign_patterns_that_fit_are_counted_by_those_that_are_not_dead() {
        SplittableRandom random = new SplittableRandom(14);
        LayeredFormula net = new LayeredFormula(Rational.ZERO, 3, 3, 1).drawn(random);
        List<Symbol> labels = new ArrayList<>();
        List<Expression> outputs = new ArrayList<>();
        List<Expression> margins = new ArrayList<>();
        for (int example = 0; example < 4; example++) {
            Symbol label = Symbol.parameter("y" + example);
            labels.add(label);
            net.at.put(label, Rational.ONE);
            Expression f = net.output(Rational.of(random.nextInt(1, 9), 2), Rational.of(-random.nextInt(1, 9), 3), Rational.of(random.nextInt(-9, 0), 5));
            outputs.add(f);
            margins.add(label.times(f));
        }
        List<Symbol> both = new ArrayList<>(net.all());
        both.addAll(labels);
        AverageOutcome.Enumerated found = (AverageOutcome.Enumerated) OrbitAverage.of(Orbit.ofSigns(both), net.at,
                List.of(Quantity.allPositive(margins), Quantity.noneZero(outputs)), Effort.USUAL.withThreads(1));
        Rational patterns = Rational.of(1 << 12);
        BigInteger dead = Rational.ONE.minus(found.averages().get(1)).times(patterns).numerator();
        assertThat(dead.signum()).isPositive();
        assertThat(found.averages().get(0).times(patterns)).isEqualTo(Reservoir.meanFits(12, dead, 4));
        // one labeling by itself is not the mean
        AverageOutcome.Enumerated one = (AverageOutcome.Enumerated) OrbitAverage.of(Orbit.ofSigns(net.all()), net.at,
                List.of(Quantity.allPositive(margins)), Effort.USUAL.withThreads(1));
        assertThat(one.averages().get(0)).isNotEqualTo(found.averages().get(0));
    }
}
