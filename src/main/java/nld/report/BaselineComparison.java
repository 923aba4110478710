package nld.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import nld.report.Baseline.Entry;
import nld.report.Baseline.Verified;
import nld.verdict.Finding;
import nld.verdict.OrderFinding;

/**
 * A run against an earlier one. Files are matched by their path, else by their theorem's name; claims, checks and controls by their names,
 * of several alike those with the same text first and the others in their order. So a file that moved and a check whose
 * claimed order was lowered are still compared with what they were.
 */
public final class BaselineComparison {
    private final List<Change> changes = new ArrayList<>();
    private int absent;

    private BaselineComparison() {
    }

    /**
     * How {@code now} differs from {@code before}. A file of {@code before} that {@code now} has not is one that vanished, unless it
     * {@code exists}: then it was not asked for.
     */
    public static BaselineComparison of(Baseline before, Baseline now, Predicate<String> exists) {
        BaselineComparison comparison = new BaselineComparison();
        List<Verified> left = new ArrayList<>(before.files());
        for (Verified file : now.files()) {
            Optional<Verified> earlier = match(left, file);
            earlier.ifPresent(left::remove);
            comparison.compare(earlier.orElse(new Verified(file.file(), file.theorem(), "absent", List.of())), file);
        }
        for (Verified gone : left) {
            if (exists.test(gone.file())) {
                comparison.absent++;
            } else {
                gone.entries().forEach(entry -> comparison.vanished(gone, entry));
            }
        }
        return comparison;
    }

    /** The changes, in the order of the later run's files and their statements; what vanished comes after what is there. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** How many files of the earlier run this one was not asked for. */
    public int absent() {
        return absent;
    }

    private static Optional<Verified> match(List<Verified> files, Verified wanted) {
        return files.stream().filter(file -> file.file().equals(wanted.file())).findFirst().or(() -> files.stream()
                .filter(file -> wanted.isExamined() && file.theorem().equals(wanted.theorem())).findFirst());
    }

    private void compare(Verified before, Verified now) {
        if (!now.isExamined()) {
            if (!before.status().equals(now.status())) {
                changes.add(new Change(Change.Kind.VERDICT, now.file(), 0, before.theorem(), "the file", before.status(), now.status(),
                        before.isExamined(), Finding.Standing.BROKEN));
            }
            return;
        }
        List<Entry> left = new ArrayList<>(before.entries());
        List<Entry> rest = new ArrayList<>();
        List<Change> found = new ArrayList<>();
        for (Entry entry : now.entries()) {
            left.stream().filter(other -> other.isAbout(entry) && other.text().equals(entry.text())).findFirst()
                    .ifPresentOrElse(same -> {
                        left.remove(same);
                        compare(now, same, entry).ifPresent(found::add);
                    }, () -> rest.add(entry));
        }
        for (Entry entry : rest) {
            Optional<Entry> other = left.stream().filter(candidate -> candidate.isAbout(entry)).findFirst();
            other.ifPresent(left::remove);
            (other.isPresent() ? compare(now, other.get(), entry) : Optional.of(fresh(now, entry))).ifPresent(found::add);
        }
        found.stream().sorted(Comparator.comparingInt(Change::line)).forEach(changes::add);
        left.forEach(entry -> vanished(now, entry));
    }

    private static Optional<Change> compare(Verified file, Entry before, Entry now) {
        int graver = now.outcome().compareTo(before.outcome());
        if (graver != 0) {
            return Optional.of(change(Change.Kind.VERDICT, file, now, before.outcome().words(), now.outcome().words(), graver > 0));
        }
        if (before.order().isPresent() && now.order().isPresent()) {
            double moved = now.order().get() - before.order().get();
            if (Math.abs(moved) > OrderFinding.SHORTFALL) {
                return Optional.of(change(Change.Kind.ORDER, file, now, figure(before), figure(now), moved < 0));
            }
        }
        return before.text().equals(now.text()) ? Optional.empty()
                : Optional.of(change(Change.Kind.RESTATED, file, now, before.text(), now.text(), false));
    }

    private static String figure(Entry entry) {
        return String.format(Locale.ROOT, "%.2f", entry.order().get());
    }

    private static Change fresh(Verified file, Entry entry) {
        return change(Change.Kind.NEW, file, entry, "", entry.outcome().words(), false);
    }

    private static Change change(Change.Kind kind, Verified file, Entry now, String from, String to, boolean worse) {
        Finding.Standing standing = switch (now.outcome()) {
            case PROVED, CONFIRMED, BREAKS, OPEN -> Finding.Standing.HELD;
            case UNDECIDED -> Finding.Standing.UNDECIDED;
            case REFUTED, IDLE -> Finding.Standing.BROKEN;
            case FAILED -> Finding.Standing.FAILED;
        };
        return new Change(kind, file.file(), now.line(), file.theorem(), now.what(), from, to, worse, standing);
    }

    private void vanished(Verified file, Entry entry) {
        changes.add(new Change(Change.Kind.VANISHED, file.file(), 0, file.theorem(), entry.what(), entry.outcome().words(), "", true,
                Finding.Standing.BROKEN));
    }
}
