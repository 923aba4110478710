package nld.kernel;

import java.util.function.Supplier;

/** Normalizes in rounds: each knows the units and the signs that the rounds before it have met; the last one met nothing new. */
final class Rounds {
    private static final int MOST = 20;

    private Rounds() {
    }

    /** What {@code normalizing} makes of expressions nested to {@code depth}; {@link Limits.Beyond} where it grows too large. */
    static <T> T settled(Normalizer normalizer, int depth, Supplier<T> normalizing) {
        if (depth > Limits.DEPTH) {
            throw new Limits.Beyond("expressions nested deeper than " + Limits.DEPTH);
        }
        try {
            for (int round = 0; round < MOST; round++) {
                normalizer.startRound();
                T result = normalizing.get();
                if (!normalizer.takeNews()) {
                    return result;
                }
            }
        } catch (ArithmeticException tooLarge) {
            throw new Limits.Beyond("a number or an exponent too large: " + tooLarge.getMessage());
        }
        throw new Limits.Beyond("units of exponentials and roots that do not settle");
    }
}
