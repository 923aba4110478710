package nld.kernel;

/** The sizes at which the kernel gives up rather than run on; what lies beyond is undecided, and the run goes on. */
final class Limits {
    /** The most terms a polynomial may have. */
    static final int TERMS = 400_000;
    /** The most term products of one multiplication. */
    static final long TERM_PRODUCTS = 40_000_000L;
    /** The largest multiple of an angle or of an exponential's argument that is written out. */
    static final int MULTIPLE = 200;

    private Limits() {
    }

    /** Thrown at a limit; the kernel answers it with Undecided. */
    static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Beyond(String what) {
            super(what, null, false, false);
        }
    }

    static void requireTerms(int terms) {
        if (terms > TERMS) {
            throw new Beyond("more than " + TERMS + " terms");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Beyond("interrupted");
        }
    }

    static void requireProduct(int left, int right) {
        if ((long) left * right > TERM_PRODUCTS) {
            throw new Beyond("a product of " + left + " by " + right + " terms");
        }
    }
}
