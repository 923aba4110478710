package nld.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nld.verdict.Finding;

/** What a verification found, for programs; {@code docs/json.md} describes every field. */
public final class VerificationJson {
    private VerificationJson() {
    }

    /**
     * The whole verification as one JSON document.
     *
     * @param version  the version of nld
     * @param seed     the seed of all random draws
     * @param exitCode the exit code of the run
     * @param reports  what became of each file, in their order
     * @param changes  how that differs from an earlier run, where it was compared with one
     */
    public static String of(String version, long seed, int exitCode, List<FileReport> reports, Optional<List<Change>> changes) {
        return JsonText.object(json -> {
            run(json, version, seed, exitCode, reports);
            json.writeArrayFieldStart("files");
            for (FileReport report : reports) {
                json.writeStartObject();
                file(json, report);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (changes.isPresent()) {
                json.writeArrayFieldStart("changes");
                for (Change change : changes.get()) {
                    FindingJson.write(json, change);
                }
                json.writeEndArray();
            }
        });
    }

    /** The lines, each a JSON object, for one file: one for each finding, or one for the file that was not examined. */
    public static String lines(FileReport report) {
        if (report instanceof FileReport.Examined examined) {
            StringBuilder lines = new StringBuilder();
            examined.findings().forEach(finding -> lines.append(JsonText.line(json -> {
                json.writeStringField("theorem", examined.name());
                json.writeFieldName("finding");
                FindingJson.write(json, report.file(), finding);
            })));
            return lines.toString();
        }
        return JsonText.line(json -> {
            json.writeObjectFieldStart("file");
            file(json, report);
            json.writeEndObject();
        });
    }

    /** The last lines: one for each of {@code changes}, then one for the run. */
    public static String lastLines(String version, long seed, int exitCode, List<FileReport> reports, List<Change> changes) {
        StringBuilder lines = new StringBuilder();
        changes.forEach(change -> lines.append(JsonText.line(json -> {
            json.writeFieldName("change");
            FindingJson.write(json, change);
        })));
        return lines.append(JsonText.line(json -> {
            json.writeObjectFieldStart("run");
            run(json, version, seed, exitCode, reports);
            json.writeEndObject();
        })).toString();
    }

    private static void run(JsonGenerator json, String version, long seed, int exitCode, List<FileReport> reports) throws IOException {
        json.writeStringField("nld", version);
        json.writeNumberField("seed", seed);
        json.writeNumberField("exitCode", exitCode);
        counts(json, Tally.of(reports));
    }

    private static void counts(JsonGenerator json, Tally tally) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Finding.Standing standing : Finding.Standing.values()) {
            json.writeNumberField(FindingJson.word(standing), tally.count(standing));
        }
        json.writeNumberField("open", tally.open());
        json.writeNumberField("examinedFiles", tally.examined());
        json.writeNumberField("malformedFiles", tally.malformed());
        json.writeNumberField("unreadableFiles", tally.unreadable());
        json.writeNumberField("failedFiles", tally.failed());
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, FileReport report) throws IOException {
        json.writeStringField("file", report.file());
        if (report instanceof FileReport.Examined examined) {
            json.writeStringField("status", "examined");
            json.writeStringField("theorem", examined.name());
            json.writeArrayFieldStart("findings");
            for (Finding finding : examined.findings()) {
                FindingJson.write(json, report.file(), finding);
            }
            json.writeEndArray();
        } else if (report instanceof FileReport.Malformed malformed) {
            json.writeStringField("status", "malformed");
            faults(json, malformed.faults());
        } else if (report instanceof FileReport.Unreadable unreadable) {
            json.writeStringField("status", "unreadable");
            json.writeStringField("message", unreadable.message());
            json.writeStringField("remedy", unreadable.remedy());
        } else {
            json.writeStringField("status", "failed");
            json.writeStringField("message", ((FileReport.Failed) report).cause());
        }
    }

    /** The mistakes of a malformed file, as the field {@code problems}. */
    static void faults(JsonGenerator json, List<Fault> faults) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Fault fault : faults) {
            json.writeStartObject();
            json.writeNumberField("line", fault.line());
            json.writeNumberField("column", fault.column());
            json.writeNumberField("length", fault.length());
            json.writeStringField("kind", fault.kind());
            json.writeStringField("message", fault.message());
            JsonText.strings(json, "remedies", fault.remedies());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
