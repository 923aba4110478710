package nld.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.verdict.Finding;

/** Counts what was found over several files. What is unknown is counted as unknown, never as held. */
public final class Tally {
    private final Map<Finding.Subject, Map<Outcome, Integer>> outcomes = new EnumMap<>(Finding.Subject.class);
    private final Map<Finding.Standing, Integer> standings = new EnumMap<>(Finding.Standing.class);
    private int examined;
    private int malformed;
    private int unreadable;
    private int failed;

    /** The tally of {@code reports}. */
    public static Tally of(List<FileReport> reports) {
        Tally tally = new Tally();
        reports.forEach(tally::add);
        return tally;
    }

    /** Counts one more file. */
    public void add(FileReport report) {
        if (report instanceof FileReport.Examined done) {
            examined++;
            done.findings().forEach(this::add);
        } else if (report instanceof FileReport.Malformed) {
            malformed++;
        } else if (report instanceof FileReport.Unreadable) {
            unreadable++;
        } else {
            failed++;
        }
    }

    private void add(Finding finding) {
        outcomes.computeIfAbsent(finding.subject(), subject -> new EnumMap<>(Outcome.class))
                .merge(Outcome.of(finding), 1, Integer::sum);
        if (Outcome.of(finding) != Outcome.OPEN) {
            standings.merge(finding.standing(), 1, Integer::sum);
        }
    }

    /** How many findings stand so; open claims that are not decided are in none of these numbers. */
    public int count(Finding.Standing standing) {
        return standings.getOrDefault(standing, 0);
    }

    /** How many findings there are, undecided open claims aside. */
    public int findings() {
        return standings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many open claims are not decided. */
    public int open() {
        return outcomes.getOrDefault(Finding.Subject.OPEN, Map.of()).getOrDefault(Outcome.OPEN, 0);
    }

    /** How many files were examined. */
    public int examined() {
        return examined;
    }

    /** How many files are malformed. */
    public int malformed() {
        return malformed;
    }

    /** How many files could not be read. */
    public int unreadable() {
        return unreadable;
    }

    /** On how many files the tool failed. */
    public int failed() {
        return failed;
    }

    /** For each subject that occurs, its outcomes in words with their numbers. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        outcomes.forEach((subject, counts) -> {
            List<String> parts = new ArrayList<>();
            counts.forEach((outcome, number) -> parts.add(number + " "
                    + (outcome == Outcome.OPEN ? "listed, not counted" : outcome.words())));
            lines.put(subject == Finding.Subject.OPEN ? "open" : subject.name().toLowerCase(java.util.Locale.ROOT) + "s",
                    String.join("; ", parts));
        });
        return lines;
    }
}
