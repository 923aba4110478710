package nld.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What independent samples of one quantity say about its mean: Student's interval, mean ± t s/√n. It is exact for samples that
 * are normally distributed and nearly so for the means of many.
 *
 * @param mean       the mean of the samples
 * @param halfWidth  how far the true mean may lie from it
 * @param confidence the probability that an interval made so holds the true mean
 */
public record MeanInterval(double mean, double halfWidth, double confidence) {
    /**
     * The interval of {@code samples}, of which there are at least two.
     *
     * @param confidence above 0 and below 1
     */
    public static MeanInterval of(double[] samples, double confidence) {
        if (samples.length < 2 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("found " + samples.length + " samples and confidence " + confidence
                    + "; expected two samples or more and a confidence between 0 and 1");
        }
        double mean = 0;
        double squares = 0;
        for (int index = 0; index < samples.length; index++) {
            double off = samples[index] - mean;
            mean += off / (index + 1);
            squares += off * (samples[index] - mean);
        }
        double quantile = new TDistribution(samples.length - 1).inverseCumulativeProbability((1 + confidence) / 2);
        double error = Math.sqrt(squares / (samples.length - 1) / samples.length);
        return new MeanInterval(mean, quantile * error, confidence);
    }

    /** The lower end. */
    public double low() {
        return mean - halfWidth;
    }

    /** The upper end. */
    public double high() {
        return mean + halfWidth;
    }

    /** Whether {@code value} lies in it, its ends included. */
    public boolean holds(double value) {
        return low() <= value && value <= high();
    }
}
