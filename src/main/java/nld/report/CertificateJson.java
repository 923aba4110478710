package nld.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nld.derivation.Instance;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.kernel.Certificate;
import nld.kernel.Certification;
import nld.kernel.Proved;
import nld.kernel.Uncertified;
import nld.verdict.Finding;

/** The proofs of one theorem as data, for programs that check them; {@code docs/certificates.md} describes every field. */
public final class CertificateJson {
    private CertificateJson() {
    }

    /**
     * A proof of a claim with its certificates.
     *
     * @param finding the claim
     * @param proof   its verdict
     * @param parts   the certificate of each part of the proof, or why there is none
     */
    public record Proof(Finding finding, Proved proof, List<Certification> parts) {
        /** Copies the list. */
        public Proof {
            parts = List.copyOf(parts);
        }

        /** Whether every part has a certificate. */
        public boolean isWhole() {
            return parts.stream().allMatch(Certificate.class::isInstance);
        }
    }

    /** The proofs of the claims among {@code findings}, their certificates made now. */
    public static List<Proof> proofs(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject() == Finding.Subject.CLAIM && finding.verdict() instanceof Proved)
                .map(finding -> new Proof(finding, (Proved) finding.verdict(), ((Proved) finding.verdict()).certifications()))
                .toList();
    }

    /**
     * One document for one theorem.
     *
     * @param version   the version of nld
     * @param report    what became of the theorem file
     * @param source    the file itself
     * @param instances sizes and functions at which the claims can be evaluated
     * @param proofs    its proofs
     */
    public static String of(String version, FileReport.Examined report, String source, List<Instance> instances,
            List<Proof> proofs) {
        return JsonText.object(json -> {
            json.writeStringField("nld", version);
            json.writeStringField("file", report.file());
            json.writeStringField("theorem", report.name());
            json.writeArrayFieldStart("instances");
            for (Instance instance : instances) {
                instance(json, instance);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("proofs");
            for (Proof proof : proofs) {
                proof(json, proof);
            }
            json.writeEndArray();
            JsonText.strings(json, "source", source.lines().toList());
        });
    }

    private static void instance(JsonGenerator json, Instance instance) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("sizes");
        for (Map.Entry<String, Integer> size : new TreeMap<>(instance.sizes()).entrySet()) {
            json.writeNumberField(size.getKey(), size.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("functions");
        for (Map.Entry<String, Instance.Body> body : new TreeMap<>(instance.bodies()).entrySet()) {
            json.writeObjectFieldStart(body.getKey());
            JsonText.strings(json, "arguments", body.getValue().arguments().stream().map(CertificateJson::declared).toList());
            json.writeStringField("formula", body.getValue().formula().toString());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A symbol as theorem files declare it. */
    private static String declared(Symbol symbol) {
        if (symbol.shape() instanceof Shape.Vector vector) {
            return symbol.name() + " in R^" + vector.length();
        }
        return symbol.shape() instanceof Shape.Matrix matrix
                ? symbol.name() + " in R^(" + matrix.rows() + " x " + matrix.columns() + ")" : symbol.name();
    }

    private static void proof(JsonGenerator json, Proof proof) throws IOException {
        json.writeStartObject();
        json.writeStringField("claim", proof.finding().name());
        json.writeNumberField("line", proof.finding().place().line());
        json.writeStringField("text", proof.finding().text());
        JsonText.strings(json, "assumptions", proof.proof().assumptions());
        json.writeArrayFieldStart("parts");
        for (Certification part : proof.parts()) {
            json.writeStartObject();
            if (part instanceof Certificate certificate) {
                new CertificateFields(json).write(certificate);
            } else {
                json.writeStringField("uncertified", ((Uncertified) part).reason());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
