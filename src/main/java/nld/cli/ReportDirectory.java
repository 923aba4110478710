package nld.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nld.pages.HtmlReport;

/**
 * A directory that a report takes the place of whole: it is written beside it and then moved there. Who is killed meanwhile leaves what was
 * there before, or between the two moves nothing; what is left beside it is cleared away, and what was there put back, by the next run.
 */
final class ReportDirectory implements AutoCloseable {
    private static final String MARK = ".nld-";
    private static final String FRESH = ".fresh";
    private static final String OLD = ".old";

    private final Path place;
    private final Path fresh;
    private final Path old;
    private final Thread clearing = new Thread(this::clear, "clearing a report");

    private ReportDirectory(Path place) {
        this.place = place;
        String stem = "." + place.getFileName() + MARK + ProcessHandle.current().pid();
        this.fresh = place.resolveSibling(stem + FRESH);
        this.old = place.resolveSibling(stem + OLD);
    }

    /** Thrown where a report may not take that place. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** For a report at {@code given}: refused where something else is there; {@link IOException} where it cannot be written. */
    static ReportDirectory at(Path given) throws IOException, Refused {
        Path place = Files.exists(given) ? given.toRealPath() : given.toAbsolutePath().normalize();
        if (place.getFileName() == null) {
            throw new Refused("it is the root of the file system");
        }
        recover(place);
        if (Files.exists(place) && !Files.isDirectory(place)) {
            throw new Refused("it is a file");
        }
        if (Files.isDirectory(place) && !isEmpty(place) && !isReport(place)) {
            throw new Refused("there are files in it that no report of nld wrote");
        }
        ReportDirectory directory = new ReportDirectory(place);
        Files.createDirectories(place.getParent());
        Files.createDirectory(directory.fresh);
        Runtime.getRuntime().addShutdownHook(directory.clearing);
        if (Files.isDirectory(place) && !Files.isWritable(place.getParent())) {
            throw new IOException("its parent may not be written to");
        }
        return directory;
    }

    /** What a run that was killed left behind: its unfinished report goes, and an old one whose successor is not there comes back. */
    private static void recover(Path place) throws IOException {
        if (!Files.isDirectory(place.getParent())) {
            return;
        }
        List<Path> left;
        try (Stream<Path> siblings = Files.list(place.getParent())) {
            left = siblings.filter(path -> isLeft(path.getFileName().toString(), "." + place.getFileName() + MARK)).toList();
        }
        for (Path path : left) {
            if (path.toString().endsWith(OLD) && !Files.exists(place)) {
                Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
            } else {
                delete(path);
            }
        }
    }

    private static boolean isLeft(String name, String stem) {
        String rest = name.startsWith(stem) ? name.substring(stem.length()) : "";
        String number = rest.endsWith(FRESH) ? rest.substring(0, rest.length() - FRESH.length())
                : rest.endsWith(OLD) ? rest.substring(0, rest.length() - OLD.length()) : "";
        return number.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(number)).isEmpty();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static boolean isReport(Path directory) throws IOException {
        Path index = directory.resolve(HtmlReport.INDEX);
        return Files.isRegularFile(index) && HtmlReport.isIndex(Files.readString(index));
    }

    /** Adds files by their paths in the report. */
    void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** Puts what was written in its place. */
    void finish() throws IOException {
        if (Files.exists(place)) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            if (Files.exists(old)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw fault;
        }
        delete(old);
    }

    private void clear() {
        try {
            delete(fresh);
            if (Files.exists(old) && !Files.exists(place)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException later) {
            // the next run clears it away
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, IOException fault) throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Clears away what did not come into its place. */
    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(clearing);
        } catch (IllegalStateException ending) {
            // the process is ending already, and the hook does the same
        }
    }
}
