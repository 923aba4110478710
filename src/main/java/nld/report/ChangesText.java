package nld.report;

import java.util.List;
import java.util.Map;

/** How a run differs from an earlier one, for people. */
public final class ChangesText {
    private ChangesText() {
    }

    /**
     * A line for each change, what is worse first, then a count; ends with a line feed.
     *
     * @param changes the changes
     * @param absent  how many files of the earlier run this one was not asked for
     * @param style   how to write
     */
    public static String of(List<Change> changes, int absent, Style style) {
        StringBuilder out = new StringBuilder(style.strong("against the baseline")).append('\n');
        for (boolean worse : new boolean[] {true, false}) {
            changes.stream().filter(change -> change.worse() == worse).forEach(change -> out.append("  ")
                    .append(worse ? style.paint(Outcome.REFUTED, "worse ") : mark(change)).append("  ")
                    .append(change.file()).append(change.line() > 0 ? ":" + change.line() : "").append("  ")
                    .append(change.sentence()).append('\n'));
        }
        long worse = changes.stream().filter(Change::worse).count();
        String count = changes.isEmpty() ? "nothing changed" : changes.size() + " changed, " + worse + " for the worse";
        return out.append("  ").append(count).append(absent == 0 ? "" : "; " + absent + " of its files "
                + (absent == 1 ? "was" : "were") + " not asked for").append("\n\n").toString();
    }

    private static String mark(Change change) {
        return Map.of(Change.Kind.NEW, "new   ", Change.Kind.RESTATED, "words ").getOrDefault(change.kind(), "better");
    }
}
