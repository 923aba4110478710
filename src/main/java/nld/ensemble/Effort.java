package nld.ensemble;

import java.util.function.LongConsumer;

/**
 * How much work an average may be.
 *
 * @param largest    the largest orbit that is enumerated, at most 2^40; larger ones are sampled
 * @param samples    how many elements of a larger orbit are drawn, at least 2
 * @param seed       of the draws; the same seed gives the same result whatever the number of threads
 * @param confidence the stated confidence of a sampled average, between 0 and 1
 * @param threads    how many threads, at least 1
 * @param progress   is told now and then how many elements were visited, by the calling thread
 */
public record Effort(long largest, long samples, long seed, double confidence, int threads, LongConsumer progress) {
    /** Orbits up to 2^20 elements, else 2^18 draws with seed 1 and confidence 0.999, on all processors. */
    public static final Effort USUAL =
            new Effort(1L << 20, 1L << 18, 1, 0.999, Runtime.getRuntime().availableProcessors(), visited -> { });

    /** Refuses numbers outside of what is said above with an {@link IllegalArgumentException}. */
    public Effort {
        if (largest > 1L << 40 || samples < 2 || threads < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("found largest " + largest + ", samples " + samples + ", threads " + threads
                    + ", confidence " + confidence + "; expected at most 2^40, at least 2, at least 1, and between 0 and 1");
        }
    }

    /** This effort with another seed. */
    public Effort withSeed(long other) {
        return new Effort(largest, samples, other, confidence, threads, progress);
    }

    /** This effort on {@code other} threads. */
    public Effort withThreads(int other) {
        return new Effort(largest, samples, seed, confidence, other, progress);
    }

    /** This effort with another limit of enumeration and number of draws. */
    public Effort withLimits(long otherLargest, long otherSamples) {
        return new Effort(otherLargest, otherSamples, seed, confidence, threads, progress);
    }
}
