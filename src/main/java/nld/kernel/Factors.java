package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The factors that stood under roots and in logarithms so far. A polynomial is split by trying those, not by factoring:
 * enough that log((x² + 1)(y² + 1)) meets log(x² + 1) in the next round.
 */
final class Factors {
    private static final int MOST = 100;
    private static final List<Integer> DEGREES = List.of(2, 3, 5, 7);

    private final Limits limits;
    private final Set<Polynomial> known = new LinkedHashSet<>();
    private boolean learned;

    Factors(Limits limits) {
        this.limits = limits;
    }

    /** Whether a factor has been met, since this was last asked, that was not known before. */
    boolean takeLearned() {
        boolean answer = learned;
        learned = false;
        return answer;
    }

    /** {@code primitive}, with integer coefficients and positive in front, as a product of powers. */
    List<Factored.Part> of(Polynomial primitive) {
        List<Factored.Part> parts = new ArrayList<>();
        Polynomial rest = primitive;
        for (Polynomial factor : List.copyOf(known)) {
            int exponent = 0;
            for (Optional<Polynomial> divided = divided(rest, factor); divided.isPresent(); divided = divided(rest, factor)) {
                rest = divided.get();
                exponent++;
            }
            if (exponent > 0) {
                parts.add(new Factored.Part(factor, exponent));
            }
        }
        if (rest.size() > 1) {
            Factored.Part root = root(rest);
            parts.add(root);
            learned |= known.size() < MOST && known.add(root.factor());
        }
        return parts;
    }

    private Optional<Polynomial> divided(Polynomial dividend, Polynomial divisor) {
        return dividend.size() > 1 ? dividend.dividedExactlyBy(divisor, limits) : Optional.empty();
    }

    private Factored.Part root(Polynomial primitive) {
        for (int degree : DEGREES) {
            Optional<Polynomial> root = PerfectPower.root(primitive, degree, limits);
            if (root.isPresent()) {
                Factored.Part inner = root(root.get());
                return new Factored.Part(inner.factor(), degree * inner.exponent());
            }
        }
        return new Factored.Part(primitive, 1);
    }
}
