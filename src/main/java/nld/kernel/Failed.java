package nld.kernel;

/**
 * The tool is at fault.
 *
 * @param evidence the cause
 */
public record Failed(String evidence) implements Verdict {
    @Override
    public Kind kind() {
        return Kind.FAILED;
    }
}
