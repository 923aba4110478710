package nld.expression;

/** The length of a vector or a side of a matrix: a number, or a name that stands for any number of at least 1. */
public sealed interface Dimension {

    /** A stated dimension of at least 1. */
    record Stated(int size) implements Dimension {
        /** Refuses sizes below 1. */
        public Stated {
            if (size < 1) {
                throw new IllegalArgumentException("found dimension " + size + "; expected at least 1");
            }
        }

        @Override
        public String toString() {
            return Integer.toString(size);
        }
    }

    /** A dimension that stays a symbol, such as {@code n}. */
    record Named(String name) implements Dimension {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The stated dimension {@code size}. */
    static Dimension of(int size) {
        return new Stated(size);
    }
}
