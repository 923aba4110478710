package nld.store;

/** Thrown where something that was found has no stored form: then it is found anew each time. */
final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unstorable(String what) {
        super(what, null, false, false);
    }
}
