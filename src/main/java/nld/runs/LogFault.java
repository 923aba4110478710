package nld.runs;

/** Why a log cannot be held against a law: what is wrong with it or with the mapping, and what to do about it. */
public final class LogFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** A fault that {@code message} names in a clause and {@code remedy} in a sentence. */
    public LogFault(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
