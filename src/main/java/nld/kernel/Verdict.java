package nld.kernel;

/**
 * What became of a claim, check or control. The verdicts combine as Failed &gt; Refuted &gt; Undecided &gt; Confirmed
 * &gt; Proved: the gravest of several is that of the whole. Unknown is never counted as passed.
 */
public sealed interface Verdict permits Proved, Confirmed, Refuted, Undecided, Failed {
    /** The kind of verdict, mildest first. */
    enum Kind {
        /** Zero by exact arithmetic for all values that the assumptions allow. */
        PROVED,
        /** Held in every trial. */
        CONFIRMED,
        /** Neither held nor failed: something was missing. */
        UNDECIDED,
        /** Shown false. */
        REFUTED,
        /** The tool is at fault. */
        FAILED;

        /** The word that reports print. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The kind of this verdict. */
    Kind kind();

    /** The evidence in one line. */
    String evidence();
}
