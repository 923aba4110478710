package nld.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import nld.verdict.Examiner;

/**
 * A directory of findings, a file for each question. What is in it is an answer only where its digest says that it was written
 * whole, for that question; else it counts as absent and is written anew. Several runs may use one directory at once: a file is
 * there whole or not at all. A directory that cannot be used is as an empty one.
 */
public final class FindingStore {
    private static final int DIGEST_LENGTH = 32;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FRESH = ".fresh-";
    private static final String SWEPT = "swept";

    private final Path directory;

    /** The store in {@code directory}, which is made when something is kept. */
    public FindingStore(Path directory) {
        this.directory = directory;
    }

    /** What was found in answer to {@code question}; empty where that is not known. */
    public Optional<Answer> recall(Question question) {
        try {
            Path file = directory.resolve(question.name());
            byte[] stored = Files.readAllBytes(file);
            byte[] content = Arrays.copyOfRange(stored, Math.min(DIGEST_LENGTH, stored.length), stored.length);
            if (!Arrays.equals(digest(question, content), Arrays.copyOf(stored, DIGEST_LENGTH))) {
                return Optional.empty();
            }
            Answer answer = decoded(question, content);
            refresh(file);
            return Optional.of(answer);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return Optional.empty();
        }
    }

    private static Answer decoded(Question question, byte[] content) {
        return (Answer) new Decoder(content, question.name()).decoded();
    }

    private static byte[] digest(Question question, byte[] content) {
        MessageDigest digest = Fingerprint.digest();
        digest.update(question.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return digest.digest(content);
    }

    /** A file that is used is young: what nobody asked for in {@link #KEPT} goes. */
    private static void refresh(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(DAY))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    /**
     * Keeps what was found in answer to {@code question}, where another run would find the same: not where nld failed or the memory
     * of this machine was at an end. Says whether it was kept.
     */
    public boolean keep(Question question, Answer answer) {
        if (answer.findings().stream().anyMatch(finding -> Examiner.dependsOnMachine(finding.verdict()))) {
            return false;
        }
        try {
            byte[] content = new Encoder(question.name()).encoded(answer);
            // what does not come back as it was is not kept
            byte[] again = new Encoder(question.name()).encoded(decoded(question, content));
            if (!Arrays.equals(content, again)) {
                return false;
            }
            write(question, content);
            sweep();
            return true;
        } catch (IOException | RuntimeException | StackOverflowError unusable) {
            return false;
        }
    }

    private void write(Question question, byte[] content) throws IOException {
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, FRESH, "");
        try {
            byte[] digest = digest(question, content);
            byte[] all = Arrays.copyOf(digest, DIGEST_LENGTH + content.length);
            System.arraycopy(content, 0, all, DIGEST_LENGTH, content.length);
            Files.write(fresh, all);
            Path file = directory.resolve(question.name());
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException plain) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Once a day what nobody asks for any more is removed, and what a killed run left behind. */
    private synchronized void sweep() throws IOException {
        Path swept = directory.resolve(SWEPT);
        Instant now = Instant.now();
        if (Files.exists(swept) && Files.getLastModifiedTime(swept).toInstant().isAfter(now.minus(DAY))) {
            return;
        }
        Files.write(swept, new byte[0]);
        Files.setLastModifiedTime(swept, FileTime.from(now));
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(FindingStore::isOurs).forEach(file -> removeIfOlder(file, now.minus(isFresh(file) ? DAY : KEPT)));
        }
    }

    /** Nothing is removed but what a store writes, whatever directory it was given. */
    private static boolean isOurs(Path file) {
        return isFresh(file) || file.getFileName().toString().matches("[0-9a-f]{64}");
    }

    private static boolean isFresh(Path file) {
        return file.getFileName().toString().startsWith(FRESH);
    }

    private static void removeIfOlder(Path file, Instant limit) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException gone) {
            // another run removed it
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
