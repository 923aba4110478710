package nld.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Witness;
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
     */
    public static String of(String version, long seed, int exitCode, List<FileReport> reports) {
        return JsonText.object(json -> {
            json.writeStringField("nld", version);
            json.writeNumberField("seed", seed);
            json.writeNumberField("exitCode", exitCode);
            counts(json, Tally.of(reports));
            json.writeArrayFieldStart("files");
            for (FileReport report : reports) {
                file(json, report);
            }
            json.writeEndArray();
        });
    }

    private static void counts(JsonGenerator json, Tally tally) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Finding.Standing standing : Finding.Standing.values()) {
            json.writeNumberField(word(standing), tally.count(standing));
        }
        json.writeNumberField("open", tally.open());
        json.writeNumberField("examinedFiles", tally.examined());
        json.writeNumberField("malformedFiles", tally.malformed());
        json.writeNumberField("unreadableFiles", tally.unreadable());
        json.writeNumberField("failedFiles", tally.failed());
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, FileReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", report.file());
        if (report instanceof FileReport.Examined examined) {
            json.writeStringField("status", "examined");
            json.writeStringField("theorem", examined.theorem().name());
            json.writeArrayFieldStart("findings");
            for (Finding finding : examined.findings()) {
                finding(json, report.file(), finding);
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
        json.writeEndObject();
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

    private static void finding(JsonGenerator json, String file, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeNumberField("line", finding.place().line());
        json.writeNumberField("column", finding.place().column());
        json.writeStringField("subject", word(finding.subject()));
        json.writeStringField("name", finding.name());
        json.writeStringField("text", finding.text());
        json.writeStringField("verdict", finding.verdict().kind().word());
        json.writeStringField("standing", word(finding.standing()));
        json.writeStringField("evidence", finding.verdict().evidence());
        if (finding.verdict() instanceof Proved proved) {
            JsonText.strings(json, "assumptions", proved.assumptions());
        }
        if (finding.derived().isPresent()) {
            json.writeStringField("derived", finding.derived().get().toString());
        }
        if (!finding.saving().isEmpty()) {
            JsonText.strings(json, "wouldHold", finding.saving());
        }
        if (finding.verdict() instanceof Refuted refuted && refuted.witness().isPresent()) {
            witness(json, refuted.witness().get());
        }
        json.writeEndObject();
    }

    private static void witness(JsonGenerator json, Witness witness) throws IOException {
        json.writeObjectFieldStart("witness");
        json.writeObjectFieldStart("point");
        for (Map.Entry<Symbol, Rational> value : witness.point().entrySet()) {
            json.writeStringField(value.getKey().toString(), value.getValue().toString());
        }
        json.writeEndObject();
        json.writeStringField("left", witness.left());
        json.writeStringField("right", witness.right());
        if (witness.part().isPresent()) {
            json.writeStringField("part", witness.part().get());
        }
        if (witness.difference().isPresent()) {
            json.writeStringField("difference", witness.difference().get().toString());
        }
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
