package nld.kernel;

/** Thrown where a network has no formula in vectors. */
final class Unsayable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsayable() {
        super("not to be said in vectors", null, false, false);
    }
}
