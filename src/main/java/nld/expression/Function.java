package nld.expression;

/**
 * The elementary functions of one real variable that formulas may use. {@code sqrt} is not among them: it is the
 * {@link Power} with exponent 1/2. On vectors and matrices a function acts entry by entry.
 */
public enum Function {
    /** The exponential. */
    EXP("exp"),
    /** The natural logarithm, of positive arguments. */
    LOG("log"),
    /** The sine, in radians. */
    SIN("sin"),
    /** The cosine, in radians. */
    COS("cos"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** The inverse tangent, with values between −π/2 and π/2. */
    ATAN("atan"),
    /** The absolute value. */
    ABS("abs");

    private final String word;

    Function(String word) {
        this.word = word;
    }

    /** The word by which theorem files call the function. */
    public String word() {
        return word;
    }
}
