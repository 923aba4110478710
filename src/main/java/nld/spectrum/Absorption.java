package nld.spectrum;

import java.util.ArrayList;
import java.util.List;
import nld.layers.NetLoss;

/**
 * A certificate that training on a hinge can go on: where the gradients of the active examples are linearly independent, the
 * gradient of the loss vanishes only with the loss, |∇L| ≥ σ_min √#A/N. It needs no assumption on the data, and says of a point
 * whether its condition holds there.
 *
 * @param active   #A, how many examples are active
 * @param least    σ_min, the least singular value of the gradients of the active examples; 0 where there are more than weights
 * @param bound    σ_min √#A/N
 * @param gradient |∇L|
 */
public record Absorption(int active, double least, double bound, double gradient) {
    /** At a point; of a point without active examples, the loss is 0 and the bound too. */
    public static Absorption at(NetLoss loss, double[] theta) {
        List<double[]> rows = new ArrayList<>();
        for (int example = 0; example < loss.examples().size(); example++) {
            if (loss.output(theta, example) * loss.examples().labels()[example] < 1) {
                rows.add(loss.outputGradient(theta, example));
            }
        }
        double[] gradient = new double[theta.length];
        loss.gradient(theta, gradient);
        double square = 0;
        for (double entry : gradient) {
            square += entry * entry;
        }
        boolean few = !rows.isEmpty() && rows.size() <= theta.length;
        double least = few ? SingularValues.of(rows.toArray(double[][]::new)).least() : 0;
        return new Absorption(rows.size(), least, least * Math.sqrt(rows.size()) / loss.examples().size(), Math.sqrt(square));
    }
}
