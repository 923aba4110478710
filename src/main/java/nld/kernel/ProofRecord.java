package nld.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is kept of a proof from one run of nld to the next: its words, under a seal that only the kernel sets, and only on a
 * proof that it has given out. The seal binds them to one question (a theorem, a seed, a build of nld): words that were changed,
 * or that belong to another question, are refused. A seal guards against damage and mistakes, not against somebody who forges one.
 *
 * @param evidence    the evidence
 * @param assumptions what the proof rests on
 * @param seal        the seal
 */
public record ProofRecord(String evidence, List<String> assumptions, String seal) {
    private static final String RECALLED = "a proof recalled from an earlier run; verify anew to certify it";

    /** Copies the list. */
    public ProofRecord {
        assumptions = List.copyOf(assumptions);
    }

    /** The record of {@code proof}, given out in answer to {@code question}. */
    public static ProofRecord of(Proved proof, String question) {
        return new ProofRecord(proof.evidence(), proof.assumptions(), sealOf(proof.evidence(), proof.assumptions(), question));
    }

    /** The proof again, without its certificates; an {@link IllegalArgumentException} refuses what was not sealed for {@code question}. */
    public Proved recalled(String question) {
        if (!seal.equals(sealOf(evidence, assumptions, question))) {
            throw new IllegalArgumentException("found a proof whose seal is not that of the kernel for this question; expected none: "
                    + "verify anew");
        }
        return new Proved(evidence, assumptions).certified(() -> new Uncertified(RECALLED));
    }

    private static String sealOf(String evidence, List<String> assumptions, String question) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            take(digest, "proved");
            take(digest, question);
            take(digest, evidence);
            assumptions.forEach(assumption -> take(digest, assumption));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("found no SHA-256; every Java has it", missing);
        }
    }

    /** Its length first, so that where one word ends and the next begins makes a difference. */
    private static void take(MessageDigest digest, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
