package nld.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nld.report.FileReport;

/**
 * Finds the theorem files among paths: a file as it is given, the files of a directory and below in the order of their
 * names. A file reached twice is taken once.
 */
final class TheoremFiles {
    private final Path directory;
    private final List<TheoremFile> files = new ArrayList<>();
    private final List<FileReport.Unreadable> faults = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    /** Finds files; relative paths are of {@code directory}. */
    TheoremFiles(Path directory) {
        this.directory = directory;
    }

    /** What was found, in order. */
    List<TheoremFile> files() {
        return files;
    }

    /** Which paths could not be looked into. */
    List<FileReport.Unreadable> faults() {
        return faults;
    }

    /** Adds what is at a path that the user gave. */
    void add(Path given) {
        Path path = directory.resolve(given);
        if (!Files.isDirectory(path)) {
            addFile(new TheoremFile(given.toString(), path));
            return;
        }
        walk(path, given);
    }

    /** Adds the files at and below {@code root}, called as if {@code root} were {@code called}. */
    void walk(Path root, Path called) {
        List<Path> found = new ArrayList<>();
        Finder finder = new Finder(root, called.toString(), found);
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
        } catch (IOException fault) {
            finder.refuse(root, fault);
        }
        found.sort(Comparator.comparing(Path::toString));
        found.forEach(file -> addFile(new TheoremFile(finder.name(file), file)));
        if (found.isEmpty()) {
            faults.add(new FileReport.Unreadable(called.toString(), "there is no theorem file (" + TheoremFile.EXTENSION
                    + ") in this directory", "Nothing was verified in it. Check the path."));
        }
    }

    private void addFile(TheoremFile file) {
        Path real;
        try {
            real = file.path().toRealPath();
        } catch (IOException unreadable) {
            // reading it will say what is wrong
            real = file.path();
        }
        if (seen.add(real)) {
            files.add(file);
        }
    }

    /** Collects theorem files; a circle of links is left where it closes. */
    private final class Finder extends SimpleFileVisitor<Path> {
        private final Path root;
        private final String called;
        private final List<Path> found;

        Finder(Path root, String called, List<Path> found) {
            this.root = root;
            this.called = called;
            this.found = found;
        }

        String name(Path file) {
            String relative = root.relativize(file).toString();
            return called.isEmpty() ? relative : called + (called.endsWith("/") ? "" : "/") + relative;
        }

        void refuse(Path path, IOException fault) {
            faults.add(new FileReport.Unreadable(name(path), "it cannot be looked into ("
                    + fault.getClass().getSimpleName() + ")", "Give yourself the right to read it, or leave it out."));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.getFileName().toString().endsWith(TheoremFile.EXTENSION)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            if (!(fault instanceof FileSystemLoopException)) {
                refuse(file, fault);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
