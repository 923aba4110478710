package nld.notation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The theorem files of the tests and what is expected of each. */
final class Corpus {
    private static final Path ROOT = Path.of("src/test/resources/notation");

    private Corpus() {
    }

    static List<Path> good() {
        return theorems("good");
    }

    static List<Path> bad() {
        return theorems("bad");
    }

    private static List<Path> theorems(String folder) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".thm")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** The file beside {@code theorem} with another ending. */
    static String beside(Path theorem, String ending) {
        return text(theorem.resolveSibling(name(theorem).replace(".thm", ending)));
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    static String good(String name) {
        return text(ROOT.resolve("good").resolve(name + ".thm"));
    }
}
