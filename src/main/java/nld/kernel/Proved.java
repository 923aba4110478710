package nld.kernel;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /** This proof, of less: what it proves where {@code further} holds too. */
    Proved resting(Collection<String> further) {
        SortedSet<String> all = new TreeSet<>(assumptions);
        all.addAll(further);
        return new Proved(normalForm, List.copyOf(all));
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
