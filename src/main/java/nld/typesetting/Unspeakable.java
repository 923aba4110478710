package nld.typesetting;

/** Thrown where a formula says what programs are not made of: a change under a symmetry, a value at the start. */
final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unspeakable(String message) {
        super(message);
    }
}
