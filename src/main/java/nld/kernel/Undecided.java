package nld.kernel;

/**
 * Neither held nor failed.
 *
 * @param evidence what was missing: time, a hypothesis, an unsupported form
 */
public record Undecided(String evidence) implements Verdict {
    @Override
    public Kind kind() {
        return Kind.UNDECIDED;
    }
}
