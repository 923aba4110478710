package nld.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nld.data.DataFolder;
import nld.notation.Diagnostics;
import nld.notation.Problem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.report.Fault;
import nld.report.FileReport;

/**
 * A theorem file that was asked for or found.
 *
 * @param name how messages call it
 * @param path where it is
 */
record TheoremFile(String name, Path path) {
    /** How many mistakes of one file are shown in full. */
    private static final int SHOWN = 20;
    /** The extension of theorem files. */
    static final String EXTENSION = ".thm";

    /** The file's bytes; {@link Unreadable} with what is wrong and what to do about it. */
    byte[] bytes() throws Unreadable {
        if (Files.isDirectory(path)) {
            throw new Unreadable("it is a directory", "Give a theorem file (" + EXTENSION + ").");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // a pipe or a device may never end
            throw new Unreadable("it is a pipe or a device, not a file", "Write the theorem to a file and give that.");
        }
        try (InputStream input = Files.newInputStream(path)) {
            byte[] bytes = input.readNBytes(Reader.LARGEST_FILE + 1);
            if (bytes.length > Reader.LARGEST_FILE) {
                throw new Unreadable("it is larger than " + Reader.LARGEST_FILE / 1_000_000 + " MB",
                        "Theorem files are far smaller; is this one? If it is, cut it in two.");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            boolean dangling = Files.isSymbolicLink(path);
            throw new Unreadable(dangling ? "it is a link to a file that does not exist" : "there is no such file",
                    "Check the path; theorem files end in " + EXTENSION + ".");
        } catch (AccessDeniedException denied) {
            throw new Unreadable("it may not be read", "Give yourself the right to read it (chmod +r), or leave it out.");
        } catch (IOException fault) {
            throw new Unreadable("it cannot be read (" + fault.getMessage() + ")", "Check the file and its disk.");
        }
    }

    /** Reads the theorem. */
    Reading read() throws Unreadable {
        return read(bytes());
    }

    /** Reads the theorem that {@code bytes}, those of this file, hold. */
    Reading read(byte[] bytes) {
        return Reader.read(bytes, name, folder());
    }

    /** All that what is found about the file depends on: {@code source}, its bytes, and a digest of the files of numbers that it reads. */
    byte[] withData(byte[] source) {
        byte[] digests = folder().digests(source).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(source, source.length + digests.length);
        System.arraycopy(digests, 0, all, source.length, digests.length);
        return all;
    }

    /** Where it lies, and files of numbers beside it. */
    DataFolder folder() {
        return DataFolder.of(path);
    }

    /** The report on a file with mistakes. */
    FileReport.Malformed malformed(List<Problem> problems) {
        List<Fault> faults = problems.stream().map(problem -> new Fault(problem.line(), problem.column(),
                problem.length(), word(problem), problem.message(), problem.remedies())).toList();
        return new FileReport.Malformed(name, faults, Diagnostics.text(problems, SHOWN));
    }

    private static String word(Problem problem) {
        return problem.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Thrown where a file cannot be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String remedy;

        Unreadable(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        FileReport.Unreadable report(String file) {
            return new FileReport.Unreadable(file, getMessage(), remedy);
        }
    }
}
