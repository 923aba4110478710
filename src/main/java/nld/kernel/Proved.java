package nld.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Zero by exact arithmetic, for all values that the assumptions allow. Only the kernel makes one: there is no public
 * constructor.
 */
public final class Proved implements Verdict {
    private final String normalForm;
    private final List<String> assumptions;
    private final List<Supplier<List<Certification>>> parts;

    Proved(String normalForm, List<String> assumptions) {
        this(normalForm, assumptions, List.of());
    }

    private Proved(String normalForm, List<String> assumptions, List<Supplier<List<Certification>>> parts) {
        this.normalForm = normalForm;
        this.assumptions = List.copyOf(assumptions);
        this.parts = List.copyOf(parts);
    }

    /** What the decision rests on: denominators taken as non-zero, radicands as non-negative; in canonical order. */
    public List<String> assumptions() {
        return assumptions;
    }

    /** This proof, of less: what it proves where {@code further} holds too. */
    Proved resting(Collection<String> further) {
        SortedSet<String> all = new TreeSet<>(assumptions);
        all.addAll(further);
        return new Proved(normalForm, List.copyOf(all), parts);
    }

    /** This proof, with what makes its certificate. */
    Proved certified(Supplier<Certification> certification) {
        return new Proved(normalForm, assumptions, List.of(() -> List.of(certification.get())));
    }

    /** This proof, with what makes certificates in the place of its own, where there are any. */
    Proved recertified(Supplier<Optional<List<Certification>>> others) {
        return new Proved(normalForm, assumptions, List.of(() -> others.get().orElseGet(this::certifications)));
    }

    /** All of {@code proofs} as one, such as those of the entries of a vector: at least one. */
    static Proved together(List<Proved> proofs) {
        SortedSet<String> all = new TreeSet<>();
        List<Supplier<List<Certification>>> parts = new ArrayList<>();
        proofs.forEach(proof -> {
            all.addAll(proof.assumptions);
            parts.addAll(proof.parts);
        });
        return new Proved(proofs.get(0).normalForm, List.copyOf(all), parts);
    }

    /** The proof as data, part by part in the order of the entries; made when it is asked for. */
    public List<Certification> certifications() {
        return parts.stream().flatMap(part -> part.get().stream()).toList();
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
