package nld.data;

/** What is wrong with a file of numbers, and what to do about it. */
public final class DataFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A fault.
     *
     * @param message what is wrong, with line and column where it has a place
     * @param remedy  what to do
     */
    public DataFault(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
