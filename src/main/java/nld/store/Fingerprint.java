package nld.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which nld this is: a digest of its jar (whose manifest names the version of each library), or of its classes and rules. */
public final class Fingerprint {
    private Fingerprint() {
    }

    /** The digest, in hexadecimal; empty where nld cannot see what it was loaded from. */
    public static Optional<String> ofThisNld() {
        CodeSource source = Fingerprint.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Optional.empty() : Optional.of(of(Path.of(source.getLocation().toURI())));
        } catch (URISyntaxException | IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** The digest of a jar, or of a directory of classes. */
    static String of(Path root) throws IOException {
        MessageDigest digest = digest();
        if (Files.isRegularFile(root)) {
            digest.update(Files.readAllBytes(root));
            return HexFormat.of().formatHex(digest.digest());
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sorted = files.filter(Files::isRegularFile).filter(file -> !root.relativize(file).startsWith("theorems")).sorted().toList();
            for (Path file : sorted) {
                digest.update((root.relativize(file) + ":" + Files.size(file) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("found no SHA-256; every Java has it", missing);
        }
    }
}
