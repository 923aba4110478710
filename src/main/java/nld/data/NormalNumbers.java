package nld.data;

import java.util.SplittableRandom;

/**
 * Independent numbers of the standard normal distribution, by the method of Box and Muller in strict arithmetic: the same seed gives
 * the same numbers on every machine.
 */
public final class NormalNumbers {
    private final SplittableRandom random;
    private double spare = Double.NaN;

    /** The numbers of {@code seed}, from the first on. */
    public NormalNumbers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The next number; allocates nothing. */
    public double next() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }
}
