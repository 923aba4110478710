package nld.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nld.runs.LogFindings;
import nld.verdict.Finding;

/** What came of holding a log against laws, for programs; {@code docs/json.md} describes every field. */
public final class RunJson {
    private RunJson() {
    }

    /**
     * One JSON document.
     *
     * @param version  the version of nld
     * @param exitCode the exit code of the run
     * @param file     the log
     * @param theorem  the theorem file and what was found of its claims
     * @param findings what was found in the log
     */
    public static String of(String version, int exitCode, String file, FileReport.Examined theorem, LogFindings findings) {
        return JsonText.object(json -> {
            json.writeStringField("nld", version);
            json.writeNumberField("exitCode", exitCode);
            json.writeStringField("log", file);
            json.writeStringField("file", theorem.file());
            json.writeStringField("theorem", theorem.name());
            claims(json, theorem.findings());
            json.writeNumberField("rows", findings.rows());
            json.writeNumberField("tolerance", findings.tolerance());
            settings(json, findings.settings());
            json.writeArrayFieldStart("laws");
            for (LogFindings.OfLaw law : findings.laws()) {
                law(json, law);
            }
            json.writeEndArray();
            JsonText.strings(json, "hints", findings.hints());
        });
    }

    private static void claims(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("claims");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("name", finding.name());
            json.writeStringField("text", finding.text());
            json.writeStringField("verdict", finding.verdict().kind().word());
            json.writeStringField("standing", finding.standing().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void settings(JsonGenerator json, Map<String, LogFindings.Setting> settings) throws IOException {
        json.writeArrayFieldStart("parameters");
        for (Map.Entry<String, LogFindings.Setting> setting : settings.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", setting.getKey());
            json.writeNumberField("value", setting.getValue().value());
            json.writeStringField("from", setting.getValue().from());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void law(JsonGenerator json, LogFindings.OfLaw law) throws IOException {
        json.writeStartObject();
        json.writeStringField("claim", law.claim());
        json.writeStringField("label", law.label());
        json.writeBooleanField("holds", law.holds());
        json.writeNumberField("steps", law.steps());
        json.writeNumberField("broken", law.broken());
        row(json, "worst", law.worst());
        if (law.first().isPresent()) {
            row(json, "first", law.first().get());
        }
        if (law.culprit().isPresent()) {
            json.writeObjectFieldStart("culprit");
            json.writeNumberField("from", law.culprit().get().from());
            json.writeNumberField("to", law.culprit().get().to());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("explanations");
        for (LogFindings.Explanation why : law.explanations()) {
            json.writeStartObject();
            json.writeStringField("quantity", why.quantity());
            json.writeStringField("formula", why.formula());
            json.writeNumberField("largest", why.largest());
            json.writeNumberField("rest", why.rest());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, String key, LogFindings.Row row) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeNumberField("line", row.line());
        if (row.step().isPresent()) {
            json.writeNumberField("step", row.step().get());
        }
        json.writeNumberField("left", row.left());
        json.writeNumberField("right", row.right());
        json.writeNumberField("defect", row.defect());
        json.writeNumberField("relative", row.relative());
        json.writeEndObject();
    }
}
