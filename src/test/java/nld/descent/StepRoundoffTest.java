package nld.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.lowering.Roundoff;
import org.junit.jupiter.api.Test;

/** Real steps against the same steps in sixty digits: the bound holds, and is not much wider than it must be. */
class StepRoundoffTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    private static final Expression RESIDUAL = U.times(V).minus(Expression.of(1));
    /** Of ½(uv − 1)². */
    private static final List<Expression> GRADIENT = List.of(V.times(RESIDUAL), U.times(RESIDUAL));
    private static final BigDecimal RATE = new BigDecimal("0.1");
    private static final BigDecimal MOMENTUM = new BigDecimal("0.7");
    private static final BigDecimal DECAY = new BigDecimal("0.3");

    private final MomentumMap map = new MomentumMap(List.of(U, V), GRADIENT, literal(RATE), literal(MOMENTUM), literal(DECAY));
    private final Roundoff bound = map.roundoff();
    private double worstPosition;
    private double worstBuffer;

    @Test
    void the_errors_of_random_steps_lie_within_the_bound_and_come_near_it() {
        Descent descent = map.descent();
        Random random = new Random(20210521);
        for (int draw = 0; draw < 5000; draw++) {
            double[] start = {random.nextGaussian(), random.nextGaussian()};
            // small steps and large ones: which rounding matters most depends on it
            double size = Math.pow(10, random.nextInt(7) - 3);
            descent.run(start, new double[] {size * random.nextGaussian(), random.nextGaussian()}, 1, this::compare);
        }
        // measured with this seed: 0.80 and 0.80
        assertThat(worstPosition).isBetween(0.4, 1.0);
        assertThat(worstBuffer).isBetween(0.4, 1.0);
    }

    private void compare(int step, double[] position, double[] buffer, double[] nextPosition, double[] nextBuffer) {
        double[] errors = new double[4];
        bound.evaluate(new double[] {position[0], position[1], buffer[0], buffer[1], step}, new double[5], new double[4], errors);
        BigDecimal residual = exact(position[0]).multiply(exact(position[1])).subtract(BigDecimal.ONE);
        for (int index = 0; index < 2; index++) {
            BigDecimal slope = exact(position[1 - index]).multiply(residual);
            BigDecimal next = MOMENTUM.multiply(exact(buffer[index])).add(slope)
                    .add(DECAY.multiply(exact(position[index])));
            BigDecimal moved = exact(position[index]).subtract(RATE.multiply(next));
            worstBuffer = Math.max(worstBuffer, error(next, nextBuffer[index]) / errors[2 + index]);
            worstPosition = Math.max(worstPosition, error(moved, nextPosition[index]) / errors[index]);
        }
    }

    private static Expression literal(BigDecimal number) {
        return Expression.of(number.movePointRight(1).intValueExact(), 10);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }

    private static double error(BigDecimal exact, double found) {
        return exact.subtract(exact(found)).abs().round(DIGITS).doubleValue();
    }
}
