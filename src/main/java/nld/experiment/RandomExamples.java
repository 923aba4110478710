package nld.experiment;

import java.util.random.RandomGenerator;
import nld.layers.Examples;

/** Examples with independent Gaussian inputs and labels ±1 by the toss of a coin. */
final class RandomExamples {
    private RandomExamples() {
    }

    static Examples of(int count, int size, RandomGenerator random) {
        double[][] inputs = new double[count][size];
        double[] labels = new double[count];
        for (int example = 0; example < count; example++) {
            for (int entry = 0; entry < size; entry++) {
                inputs[example][entry] = random.nextGaussian();
            }
            labels[example] = random.nextBoolean() ? 1 : -1;
        }
        return new Examples(inputs, labels);
    }
}
