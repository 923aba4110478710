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
import nld.verdict.Observation;

/** Writes one finding, or one change against a baseline, as an object of JSON. */
final class FindingJson {
    private FindingJson() {
    }

    static void write(JsonGenerator json, String file, Finding finding) throws IOException {
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
        if (!finding.seen().isEmpty()) {
            observed(json, finding.seen().get(0));
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

    private static void observed(JsonGenerator json, Observation seen) throws IOException {
        json.writeObjectFieldStart("observed");
        if (seen instanceof Observation.Orders orders) {
            if (orders.observed().isPresent()) {
                json.writeFieldName("order");
                json.writeNumber(String.format(Locale.ROOT, "%.2f", orders.observed().get()));
            }
            JsonText.strings(json, "rates", orders.points().stream().map(point -> point.rate().toString()).toList());
            numbers(json, "errors", orders.points().stream().map(Observation.Orders.Point::error).toList());
            numbers(json, "floors", orders.points().stream().map(Observation.Orders.Point::floor).toList());
        } else if (seen instanceof Observation.Drifts drifts) {
            numbers(json, "tolerances", drifts.points().stream().map(Observation.Drifts.Point::tolerance).toList());
            numbers(json, "drifts", drifts.points().stream().map(Observation.Drifts.Point::drift).toList());
            numbers(json, "floors", drifts.points().stream().map(Observation.Drifts.Point::floor).toList());
        } else if (seen instanceof Observation.Residuals residuals) {
            json.writeNumberField("steps", residuals.steps());
        }
        json.writeEndObject();
    }

    /** To three digits: what a verdict rests on is in its evidence. */
    private static void numbers(JsonGenerator json, String key, List<Double> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (double value : values) {
            json.writeNumber(String.format(Locale.ROOT, "%.2e", value));
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", change.file());
        if (change.line() > 0) {
            json.writeNumberField("line", change.line());
        }
        json.writeStringField("theorem", change.theorem());
        json.writeStringField("what", change.what());
        json.writeStringField("change", change.kind().word());
        if (!change.from().isEmpty()) {
            json.writeStringField("from", change.from());
        }
        if (!change.to().isEmpty()) {
            json.writeStringField("to", change.to());
        }
        json.writeBooleanField("worse", change.worse());
        json.writeEndObject();
    }

    /** A constant as JSON has it. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
