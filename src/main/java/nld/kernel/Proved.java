package nld.kernel;

import java.util.List;

/**
 * Zero by exact arithmetic, for all values that the assumptions allow. Only the kernel makes one: there is no public
 * constructor.
 */
public final class Proved implements Verdict {
    private final String normalForm;
    private final List<String> assumptions;

    Proved(String normalForm, List<String> assumptions) {
        this.normalForm = normalForm;
        this.assumptions = List.copyOf(assumptions);
    }

    /** What the decision rests on: denominators taken as non-zero, radicands as non-negative; in canonical order. */
    public List<String> assumptions() {
        return assumptions;
    }

    @Override
    public Kind kind() {
        return Kind.PROVED;
    }

    @Override
    public String evidence() {
        return normalForm;
    }
}
