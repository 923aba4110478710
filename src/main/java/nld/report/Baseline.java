package nld.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nld.kernel.Verdict;
import nld.verdict.Finding;
import nld.verdict.Observation;

/**
 * What a run found, as far as a later one is compared with it.
 *
 * @param files its files, in their order
 */
public record Baseline(List<Verified> files) {
    /** Copies the list. */
    public Baseline {
        files = List.copyOf(files);
    }

    /**
     * A file of a run.
     *
     * @param file    the file, as it was asked for
     * @param theorem its theorem; the file where it could not be read
     * @param status  {@code examined}, or why it was not
     * @param entries what was found in it; empty where it was not examined
     */
    record Verified(String file, String theorem, String status, List<Entry> entries) {
        boolean isExamined() {
            return status.equals("examined");
        }
    }

    /**
     * A finding of a run.
     *
     * @param subject what was examined
     * @param name    its name
     * @param text    the statement
     * @param kind    the verdict
     * @param line    where it stands
     * @param order   the observed order, of a check that settled on one
     */
    record Entry(Finding.Subject subject, String name, String text, Verdict.Kind kind, int line, Optional<Double> order) {
        Outcome outcome() {
            return Outcome.of(subject, kind);
        }

        /** Claims stay the same claims when they are marked open. */
        boolean isAbout(Entry other) {
            return name.equals(other.name) && group() == other.group();
        }

        private Finding.Subject group() {
            return subject == Finding.Subject.OPEN ? Finding.Subject.CLAIM : subject;
        }

        String what() {
            return group().name().toLowerCase(Locale.ROOT) + " " + (subject == Finding.Subject.CONTROL ? text + " breaks " + name : name);
        }
    }

    /** Thrown where a text is no result of {@code nld verify --json}; the message says what is wrong with it. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unusable(String message) {
            super(message);
        }
    }

    /** What a run found. */
    public static Baseline of(List<FileReport> reports) {
        return new Baseline(reports.stream().map(Baseline::verified).toList());
    }

    private static Verified verified(FileReport report) {
        if (report instanceof FileReport.Examined examined) {
            return new Verified(report.file(), examined.name(), "examined",
                    examined.findings().stream().map(Baseline::entry).toList());
        }
        String status = report instanceof FileReport.Malformed ? "malformed"
                : report instanceof FileReport.Unreadable ? "unreadable" : "failed";
        return new Verified(report.file(), report.file(), status, List.of());
    }

    private static Entry entry(Finding finding) {
        Optional<Double> order = finding.seen().stream().filter(Observation.Orders.class::isInstance)
                .flatMap(seen -> ((Observation.Orders) seen).observed().stream()).findFirst();
        return new Entry(finding.subject(), finding.name(), finding.text(), finding.verdict().kind(), finding.place().line(), order);
    }

    /** Reads what {@code nld verify --json} wrote. */
    public static Baseline read(String json) throws Unusable {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException fault) {
            throw new Unusable("it is no JSON (" + fault.getOriginalMessage().lines().findFirst().orElse("") + ")");
        }
        if (!root.path("files").isArray()) {
            throw new Unusable("it has no array files");
        }
        List<Verified> files = new ArrayList<>();
        for (JsonNode file : root.get("files")) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode finding : file.path("findings")) {
                entries.add(entry(finding));
            }
            String name = word(file, "file");
            files.add(new Verified(name, file.path("theorem").asText(name), word(file, "status"), entries));
        }
        return new Baseline(files);
    }

    private static Entry entry(JsonNode finding) throws Unusable {
        JsonNode order = finding.path("observed").path("order");
        return new Entry(one(Finding.Subject.class, finding, "subject"), word(finding, "name"), word(finding, "text"),
                one(Verdict.Kind.class, finding, "verdict"), finding.path("line").asInt(),
                order.isNumber() ? Optional.of(order.asDouble()) : Optional.empty());
    }

    private static String word(JsonNode node, String field) throws Unusable {
        if (!node.path(field).isTextual()) {
            throw new Unusable("an object in it has no " + field);
        }
        return node.get(field).asText();
    }

    private static <E extends Enum<E>> E one(Class<E> type, JsonNode node, String field) throws Unusable {
        String word = word(node, field);
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Unusable("the " + field + " '" + word + "' in it is not known");
        }
    }
}
