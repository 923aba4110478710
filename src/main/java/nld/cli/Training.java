package nld.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does once what short runs do, and shows nothing: the launcher archives the classes that this loads. */
public final class Training {
    private Training() {
    }

    /** Derives, formats and verifies the first theorem file that is named, anew and from what was kept, verifies the others, and shows the help. */
    public static void main(String[] arguments) {
        try {
            Path kept = Files.createTempDirectory("nld-training");
            try {
                String file = arguments[0];
                run("--help");
                run("format", "--check", file);
                run("derive", file);
                run("verify", "--cache", kept.toString(), file);
                run("verify", "--cache", kept.toString(), file);
                run("verify", "--json", "--cache", kept.toString(), file);
                for (String other : List.of(arguments).subList(1, arguments.length)) {
                    run("verify", "--cache", kept.toString(), other);
                }
            } finally {
                remove(kept);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("found no place for a directory of its own; expected one to write to", fault);
        }
        System.exit(0);
    }

    private static void run(String... arguments) {
        Main.run(arguments, new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()),
                InputStream.nullInputStream(), Path.of(""), Map.of(), false, false));
    }

    private static void remove(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
