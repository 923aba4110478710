package nld.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/**
 * All that the findings on a theorem depend on, as a digest.
 *
 * @param name the digest, in hexadecimal
 */
public record Question(String name) {
    /** What is stored is laid out so; another layout is another question. */
    private static final String LAYOUT = "nld findings 3";

    /**
     * The question what holds of a theorem.
     *
     * @param source      the theorem file, byte for byte: findings say where in it they stand; and a digest of the files that it reads
     * @param seed        the seed of the random points
     * @param bound       the time that the theorem has
     * @param fingerprint which nld is asked, see {@link Fingerprint}
     */
    public static Question of(byte[] source, long seed, Duration bound, String fingerprint) {
        MessageDigest digest = Fingerprint.digest();
        digest.update((LAYOUT + "\n" + fingerprint + "\n" + seed + "\n" + bound + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(source);
        return new Question(HexFormat.of().formatHex(digest.digest()));
    }
}
