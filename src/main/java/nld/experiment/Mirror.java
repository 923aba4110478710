package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nld.descent.DescentOutcome;
import nld.layers.NetLoss;

/**
 * The mirror symmetry of a whole training process: with the labels negated and the start mapped, the network's values at every
 * step should be those of the first run negated. For the output layer with its bias negated, losses of y f, the square loss, and
 * rules that are odd in the gradient, the two runs agree to the bit, since negation is exact.
 *
 * @param steps     how many steps both runs made
 * @param outputs   the largest |f_t(x) + f'_t(x)| over steps and examples, the start included
 * @param weights   the largest distance of a weight of the second run from the mapped first, over steps
 * @param travelled the largest distance of a weight from its start in the first run: what the two have had time to differ by
 */
public record Mirror(int steps, double outputs, double weights, double travelled) {
    /**
     * Runs {@code training} from {@code start}, and with labels negated from {@code map} of it; {@link IllegalStateException}
     * where a run diverges or is interrupted.
     */
    public static Mirror of(Training training, double[] start, UnaryOperator<double[]> map, int steps) {
        List<double[]> first = trajectory(training, start, steps);
        List<double[]> second = trajectory(training.of(training.examples().mirrored()), map.apply(start), steps);
        NetLoss loss = new NetLoss(training.net(), training.surrogate(), training.examples());
        double outputs = 0;
        double weights = 0;
        double travelled = 0;
        for (int step = 0; step <= steps; step++) {
            for (int example = 0; example < training.examples().size(); example++) {
                double sum = loss.output(first.get(step), example) + loss.output(second.get(step), example);
                outputs = Math.max(outputs, Math.abs(sum));
            }
            weights = Math.max(weights, distance(map.apply(first.get(step)), second.get(step)));
            travelled = Math.max(travelled, distance(start, first.get(step)));
        }
        return new Mirror(steps, outputs, weights, travelled);
    }

    private static List<double[]> trajectory(Training training, double[] start, int steps) {
        List<double[]> points = new ArrayList<>(List.of(start.clone()));
        DescentOutcome outcome = training.run(start, steps, (step, position, state, next, nextState) -> points.add(next.clone()));
        if (!(outcome instanceof DescentOutcome.Completed)) {
            throw new IllegalStateException("found a run that " + outcome.sentence() + "; expected one that can be mirrored");
        }
        return points;
    }

    private static double distance(double[] one, double[] other) {
        double largest = 0;
        for (int index = 0; index < one.length; index++) {
            largest = Math.max(largest, Math.abs(one[index] - other[index]));
        }
        return largest;
    }
}
