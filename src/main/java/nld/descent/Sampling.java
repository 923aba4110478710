package nld.descent;

import java.util.SplittableRandom;

/**
 * Which of several losses each step descends: drawn with replacement, or without, every loss once in a new order
 * before any comes again. The same seed gives the same draws.
 *
 * @param order how they are drawn
 * @param seed  the seed
 */
public record Sampling(Order order, long seed) {
    /** One loss, taken in every step. */
    public static final Sampling NONE = new Sampling(Order.WITH_REPLACEMENT, 0);

    /** The ways to draw. */
    public enum Order {
        /** Each step draws from all. */
        WITH_REPLACEMENT,
        /** Each step draws from those that were not drawn yet; when none is left all are there again. */
        WITHOUT_REPLACEMENT
    }

    /** The draws of a run among {@code count} losses, from the first step on. */
    public Draws draws(int count) {
        return new Draws(count);
    }

    /** The draws of one run. */
    public final class Draws {
        private final SplittableRandom random = new SplittableRandom(seed);
        private final int[] deck;
        private int left;

        private Draws(int count) {
            deck = new int[count];
            for (int index = 0; index < count; index++) {
                deck[index] = index;
            }
        }

        /** The number of the loss of the next step, from 0; allocates nothing. */
        public int next() {
            left = order == Order.WITH_REPLACEMENT || left == 0 ? deck.length : left;
            int drawn = random.nextInt(left);
            left--;
            int number = deck[drawn];
            deck[drawn] = deck[left];
            deck[left] = number;
            return number;
        }
    }
}
