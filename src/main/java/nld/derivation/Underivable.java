package nld.derivation;

/** Thrown where a derivation cannot go on; the message says what is missing. It becomes an undecided verdict. */
public final class Underivable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is missing. */
    public Underivable(String message) {
        super(message, null, false, false);
    }
}
