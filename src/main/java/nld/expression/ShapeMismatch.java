package nld.expression;

/** Thrown when an expression is built from parts whose shapes do not fit; the message says found, expected, remedy. */
public final class ShapeMismatch extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** A mismatch with its sentence. */
    public ShapeMismatch(String message) {
        super(message);
    }
}
