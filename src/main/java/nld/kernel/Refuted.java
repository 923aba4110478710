package nld.kernel;

import java.util.Optional;

/**
 * Shown false: by a point at which both sides were evaluated rigorously and differ, or for a numerical check by
 * figures that settled elsewhere.
 *
 * @param evidence what was seen, in one line
 * @param witness  the point and both values, for an exact refutation
 */
public record Refuted(String evidence, Optional<Witness> witness) implements Verdict {
    @Override
    public Kind kind() {
        return Kind.REFUTED;
    }
}
