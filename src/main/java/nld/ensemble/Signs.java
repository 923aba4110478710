package nld.ensemble;

import java.util.List;
import java.util.SplittableRandom;

/** Which flips are on in each lane of a block of patterns. */
interface Signs {
    /** Whether an odd number of {@code flips} is on in {@code lane}. */
    boolean isNegative(List<Integer> flips, int lane);

    /** The patterns from {@code base} on: flip number i is on in a pattern whose bit i is 1. */
    record Counted(long base) implements Signs {
        @Override
        public boolean isNegative(List<Integer> flips, int lane) {
            long odd = 0;
            for (int flip : flips) {
                odd ^= (base + lane) >>> flip;
            }
            return (odd & 1) == 1;
        }
    }

    /** Patterns drawn at random, each as likely as any other. */
    final class Drawn implements Signs {
        private final long[][] bits;

        /** Draws for {@code lanes} lanes. */
        Drawn(int flips, int lanes, SplittableRandom random) {
            bits = new long[flips][(lanes + Long.SIZE - 1) / Long.SIZE];
            for (long[] row : bits) {
                for (int word = 0; word < row.length; word++) {
                    row[word] = random.nextLong();
                }
            }
        }

        @Override
        public boolean isNegative(List<Integer> flips, int lane) {
            long odd = 0;
            for (int flip : flips) {
                odd ^= bits[flip][lane / Long.SIZE] >>> lane;
            }
            return (odd & 1) == 1;
        }
    }
}
