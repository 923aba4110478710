package nld.experiment;

import java.util.Arrays;
import java.util.SplittableRandom;
import nld.statistics.MeanInterval;

/**
 * How many random examples the signs of a readout can hold: f(x) = Σ s_j x_j with s in {±1}^n, Gaussian x and labels by the toss of a coin.
 * Examples are added to a sequence until no sign pattern is right on all of them (P8b).
 *
 * @param size     n
 * @param held     how many sequences had a pattern that is right on their first N examples, at index N; at 0 all sequences
 * @param patterns 2^(N−n) times the number of right patterns at N = n/2, the interval of its mean over the sequences; each pattern is right
 *                 on N examples for the share 2^−N of all labelings, so that the mean is 1 (P8a)
 * @param taught   the same where the labels are those of a pattern, which is not one of all labelings: the control, it is above 1
 */
public record SignCapacity(int size, int[] held, MeanInterval patterns, MeanInterval taught) {
    private static final int MOST = 3;
    private static final double CONFIDENCE = 0.999;

    /** The capacity of {@code size} signs, up to 30, over {@code sequences} sequences, two or more. */
    public static SignCapacity of(int size, int sequences, long seed) {
        int[] held = new int[MOST * size + 1];
        double[] patterns = new double[sequences];
        double[] taught = new double[sequences];
        for (int sequence = 0; sequence < sequences; sequence++) {
            SplittableRandom random = new SplittableRandom((seed * 1_000_003 + size) * 1_000_003 + sequence);
            int[] right = rightPatterns(size, MOST * size, random, false);
            for (int examples = 0; examples < held.length && right[examples] > 0; examples++) {
                held[examples]++;
            }
            patterns[sequence] = Math.scalb((double) right[size / 2], size / 2 - size);
            taught[sequence] = Math.scalb((double) rightPatterns(size, size / 2, random, true)[size / 2], size / 2 - size);
        }
        return new SignCapacity(size, held, MeanInterval.of(patterns, CONFIDENCE), MeanInterval.of(taught, CONFIDENCE));
    }

    /** How many patterns are right on the first N examples of a new sequence, at index N. */
    private static int[] rightPatterns(int size, int most, SplittableRandom random, boolean teach) {
        int[] right = new int[most + 1];
        int[] patterns = new int[1 << size];
        Arrays.setAll(patterns, pattern -> pattern);
        int teacher = random.nextInt(1 << size);
        right[0] = patterns.length;
        for (int example = 1; example <= most && right[example - 1] > 0; example++) {
            double[] input = new double[size];
            Arrays.setAll(input, entry -> random.nextGaussian());
            Outputs outputs = Outputs.of(input);
            boolean positive = teach ? outputs.at(teacher) > 0 : random.nextBoolean();
            for (int index = 0; index < right[example - 1]; index++) {
                if (outputs.at(patterns[index]) > 0 == positive) {
                    patterns[right[example]++] = patterns[index];
                }
            }
        }
        return right;
    }

    /** f of all patterns at one input: a sum over the first entries and one over the others, each from a table. */
    private record Outputs(double[] low, double[] high, int split) {
        static Outputs of(double[] input) {
            int split = input.length / 2;
            return new Outputs(sums(input, 0, split), sums(input, split, input.length), split);
        }

        private static double[] sums(double[] input, int from, int to) {
            double[] sums = new double[1 << to - from];
            for (int pattern = 0; pattern < sums.length; pattern++) {
                for (int entry = from; entry < to; entry++) {
                    sums[pattern] += (pattern >> entry - from & 1) == 0 ? input[entry] : -input[entry];
                }
            }
            return sums;
        }

        double at(int pattern) {
            return low[pattern & low.length - 1] + high[pattern >> split];
        }
    }

    /** Where half of the sequences have no right pattern any more, between two numbers of examples, over n. */
    public double half() {
        double wanted = held[0] / 2.0;
        int examples = 0;
        while (examples + 1 < held.length && held[examples + 1] >= wanted) {
            examples++;
        }
        double drop = examples + 1 < held.length ? held[examples] - held[examples + 1] : 1;
        return (examples + (held[examples] - wanted) / drop) / size;
    }

    /** Whether the mean number of patterns is what it must be, and with a teacher is not. */
    public boolean holds() {
        return patterns.holds(1) && taught.low() > 1;
    }
}
