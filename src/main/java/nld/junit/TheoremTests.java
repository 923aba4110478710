package nld.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nld.report.FailOn;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import org.junit.jupiter.api.DynamicNode;

/**
 * The theorems of a project as JUnit tests: a container for each theorem file, in it a test for each claim, expectation of a check and control.
 *
 * <pre>{@code
 * class OurTheoremsTest {
 *     @TestFactory
 *     Stream<DynamicNode> theorems() {
 *         return TheoremTests.of(Path.of("theorems"));
 *     }
 * }
 * }</pre>
 *
 * <p>A test fails when its claim is refuted or undecided, or when its control breaks nothing, and says what {@code nld verify} says. An open
 * claim that is not decided is skipped. A file is verified when its container is run, in at most a minute; what is not decided then is undecided.
 */
public final class TheoremTests {
    /** The extension of theorem files. */
    private static final String EXTENSION = ".thm";
    private static final long SEED = 1;

    private TheoremTests() {
    }

    /**
     * The tests for a theorem file, or for all that are in a directory and below it, in the order of their names. A path where there is none
     * is refused with an {@link IllegalArgumentException}.
     */
    public static Stream<DynamicNode> of(Path path) {
        return of(path, FailOn.UNDECIDED);
    }

    /** The same, where {@code failOn} says what fails; what is undecided and need not fail is skipped. */
    public static Stream<DynamicNode> of(Path path, FailOn failOn) {
        List<Path> files = files(path);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("found no theorem file (" + EXTENSION + ") at " + path.toAbsolutePath()
                    + "; expected one or more; check the path, which is relative to the directory that tests run in");
        }
        SymjaDifferentiator oracle = new SymjaDifferentiator();
        Examiner examiner = new Examiner(oracle, SEED);
        return files.stream().map(file -> new TheoremFileTests(file, examiner, failOn).container());
    }

    private static List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("the directory " + path + " cannot be searched for theorem files", fault);
        }
    }
}
