package nld.kernel;

/**
 * Held in every trial.
 *
 * @param evidence how many trials, where, at what precision, and what would have been noticed
 */
public record Confirmed(String evidence) implements Verdict {
    @Override
    public Kind kind() {
        return Kind.CONFIRMED;
    }
}
