package nld.kernel;

/**
 * What one decision may cost. Work is counted, not timed, so that a verdict does not depend on the machine: what lies
 * beyond is undecided, and the run goes on. An interrupted thread is at its limit.
 */
final class Limits {
    /** The most terms a polynomial may have. */
    static final int TERMS = 400_000;
    /** The most terms that the polynomials of one decision may have in all: of about 200 bytes each. */
    static final long TERMS_IN_ALL = 4_000_000L;
    /** The work of one normal form, in products of two terms with small coefficients. */
    static final long NORMAL_FORM = 25_000_000L;
    /** The work of the normal forms of all entries of one claim. */
    static final long ENTRIES = 60_000_000L;
    /** The work of the difference of two sides that are known to differ. */
    static final long DIFFERENCE = 300_000L;
    /** The work of one series of trials, in operations on small numbers. */
    static final long TRIALS = 8_000_000L;
    /** The work of all trials of the entries of one claim. */
    static final long TRIALS_OF_ENTRIES = 60_000_000L;
    /** The work of the comparisons of one claim modulo a prime, in operations on its numbers. */
    static final long RESIDUES = 50_000_000L;
    /** The same for a form that is also checked at real points: with many roots these are the quicker way. */
    static final long RESIDUES_OF_FORM = 1_000_000L;
    /** The work of a normal form that is tried before a long difference is abbreviated. */
    static final long BRIEF = 1_000_000L;
    /** The work of a polynomial in which denominators are symbols. */
    static final long GENERALIZED = 3_000_000L;
    /** The work of a normal form that is looked for because it may read better. */
    static final long LEGIBLE = 50_000L;
    /** How deep an expression may be nested. */
    static final int DEPTH = 400;
    /** The largest multiple of an angle that is written out. */
    static final int ANGLE_MULTIPLE = 200;
    /** The largest power of one exponential. */
    static final int EXPONENTIAL_POWER = 10_000;

    private static final int WORD = 62;
    private static final int COST_OF_LARGE = 8;

    private final Limits whole;
    private long left;
    private long kept;

    Limits(long work) {
        this(work, null);
    }

    private Limits(long work, Limits whole) {
        this.left = work;
        this.whole = whole;
    }

    /** Thrown at a limit; the kernel answers it with Undecided. */
    static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Beyond(String what) {
            super(what, null, false, false);
        }
    }

    /** Takes {@code work} from what is left. */
    void spend(long work) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Beyond("interrupted");
        }
        left -= work;
        if (whole != null) {
            whole.left -= work;
        }
        if (left < 0) {
            throw new Beyond("more work than one decision may cost");
        }
    }

    /** What may still be spent. */
    long left() {
        return left;
    }

    /** What one part of the work may cost: {@code most}, or what is left, which is taken from here as it is spent. */
    Limits part(long most) {
        return new Limits(Math.min(most, left), this);
    }

    /** Counts terms that stay in memory, at most until the decision is made. */
    void keep(int terms) {
        kept += terms;
        if (kept > TERMS_IN_ALL) {
            throw new Beyond("more terms than one decision may keep");
        }
    }

    static void requireTerms(int terms) {
        if (terms > TERMS) {
            throw new Beyond("more than " + TERMS + " terms");
        }
    }

    /** What an operation on numbers of so many bits costs, beside one on small numbers. */
    static long cost(long bits) {
        long words = bits / WORD;
        return words == 0 ? 1 : COST_OF_LARGE + 2 * words + words * words / 4;
    }
}
