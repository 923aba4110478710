package nld.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import nld.expression.Expression;
import nld.kernel.Certificate;
import nld.kernel.Certificate.NonNegative;

/** Writes the fields of one certificate; polynomials are arrays of terms, each a string: the coefficient, then number and exponent in turn. */
final class CertificateFields {
    private final JsonGenerator json;

    CertificateFields(JsonGenerator json) {
        this.json = json;
    }

    void write(Certificate certificate) throws IOException {
        JsonText.strings(json, "indeterminates", certificate.indeterminates().stream().map(Expression::toString).toList());
        json.writeArrayFieldStart("divisors");
        for (Certificate.Terms divisor : certificate.divisors()) {
            polynomial(divisor);
        }
        json.writeEndArray();
        json.writeFieldName("left");
        side(certificate.left());
        json.writeFieldName("right");
        side(certificate.right());
        if (certificate.excess().isPresent()) {
            json.writeFieldName("excess");
            side(certificate.excess().get());
            json.writeFieldName("nonNegative");
            nonNegative(certificate.nonNegative().orElseThrow());
            json.writeFieldName("signs");
            numbers(certificate.signs());
        }
        json.writeFieldName("scale");
        powers(certificate.scale());
        json.writeArrayFieldStart("zeros");
        zeros(certificate);
        json.writeEndArray();
    }

    /** What is 0, by which hypotheses, and its multiplier. */
    private void zeros(Certificate certificate) throws IOException {
        for (int index = 0; index < certificate.zeros().size(); index++) {
            json.writeStartObject();
            JsonText.strings(json, "hypotheses", certificate.zeros().get(index).reason());
            json.writeFieldName("zero");
            polynomial(certificate.zeros().get(index).polynomial());
            json.writeFieldName("multiplier");
            polynomial(certificate.multipliers().get(index));
            json.writeEndObject();
        }
    }

    private void polynomial(Certificate.Terms polynomial) throws IOException {
        json.writeStartArray();
        for (Certificate.Term term : polynomial.terms()) {
            StringBuilder written = new StringBuilder(term.coefficient().toString());
            term.powers().forEach(number -> written.append(' ').append(number));
            json.writeString(written.toString());
        }
        json.writeEndArray();
    }

    private void numbers(List<Integer> numbers) throws IOException {
        json.writeStartArray();
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private void side(Certificate.Side side) throws IOException {
        json.writeStartObject();
        json.writeFieldName("numerator");
        polynomial(side.numerator());
        json.writeFieldName("below");
        powers(side.below());
        json.writeEndObject();
    }

    private void powers(List<Certificate.Power> powers) throws IOException {
        json.writeStartArray();
        for (Certificate.Power power : powers) {
            numbers(List.of(power.divisor(), power.exponent()));
        }
        json.writeEndArray();
    }

    private void nonNegative(NonNegative why) throws IOException {
        json.writeStartObject();
        if (why instanceof NonNegative.Plain plain) {
            json.writeFieldName("plain");
            polynomial(plain.polynomial());
        } else if (why instanceof NonNegative.Square square) {
            json.writeFieldName("square");
            side(square.root());
        } else if (why instanceof NonNegative.Reciprocal reciprocal) {
            json.writeFieldName("reciprocal");
            nonNegative(reciprocal.below());
        } else if (why instanceof NonNegative.Sum sum) {
            parts("sum", sum.parts());
        } else {
            parts("product", ((NonNegative.Product) why).parts());
        }
        json.writeEndObject();
    }

    private void parts(String name, List<NonNegative> parts) throws IOException {
        json.writeArrayFieldStart(name);
        for (NonNegative part : parts) {
            nonNegative(part);
        }
        json.writeEndArray();
    }
}
