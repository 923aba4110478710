package nld.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nld.verdict.Finding;

/** What makes a run fail. */
public enum FailOn {
    /** What is undecided fails as what is refuted does. */
    UNDECIDED,
    /** Only what is refuted fails, and a control that is not; what is undecided passes, and is still counted as undecided. */
    REFUTED;

    /** Whether a finding of that standing fails. */
    public boolean fails(Finding.Standing standing) {
        return standing == Finding.Standing.BROKEN || standing == Finding.Standing.FAILED
                || standing == Finding.Standing.UNDECIDED && this == UNDECIDED;
    }

    /** The policy that is called so. */
    public static Optional<FailOn> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** What it is called. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
