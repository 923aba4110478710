package nld.junit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nld.data.DataFolder;
import nld.kernel.Verdict;
import nld.model.Theorem;
import nld.notation.Diagnostics;
import nld.notation.Problem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.report.FailOn;
import nld.report.FileReport;
import nld.report.Sentence;
import nld.report.Style;
import nld.report.VerificationText;
import nld.verdict.Examiner;
import nld.verdict.Finding;
import nld.verdict.TimedExamination;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The tests of one theorem file. */
final class TheoremFileTests {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int SHOWN_MISTAKES = 20;

    private final Path file;
    private final Examiner examiner;
    private final FailOn failOn;

    TheoremFileTests(Path file, Examiner examiner, FailOn failOn) {
        this.file = file;
        this.examiner = examiner;
        this.failOn = failOn;
    }

    /** A container that verifies when its tests are asked for. */
    DynamicNode container() {
        String name = file.getFileName().toString();
        return DynamicContainer.dynamicContainer(name.substring(0, name.lastIndexOf('.')), place(0),
                Stream.of(file).flatMap(asked -> tests()));
    }

    private URI place(int line) {
        URI uri = file.toAbsolutePath().toUri();
        return line == 0 ? uri : URI.create(uri + "?line=" + line);
    }

    private Stream<DynamicTest> tests() {
        try {
            Reading reading = reading(Files.readAllBytes(file));
            return reading instanceof Reading.Read read ? findings(read.theorem())
                    : Stream.of(failure(mistakes(((Reading.Malformed) reading).problems())));
        } catch (IOException fault) {
            return Stream.of(failure(file + " cannot be read: " + fault));
        } catch (InterruptedException interrupted) {
            return interrupted();
        }
    }

    /** Reads with a stack for formulas nested as deep as the notation allows, which that of a test may not be. */
    private Reading reading(byte[] bytes) throws InterruptedException {
        FutureTask<Reading> task = new FutureTask<>(() -> Reader.read(bytes, file.toString(), DataFolder.of(file)));
        new Thread(null, task, "reading " + file, TimedExamination.STACK_BYTES).start();
        try {
            return task.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException(file + " could not be read: " + fault.getCause(), fault.getCause());
        }
    }

    private Stream<DynamicTest> interrupted() {
        Thread.currentThread().interrupt();
        return Stream.of(failure("interrupted before " + file + " was verified"));
    }

    private DynamicTest failure(String message) {
        return DynamicTest.dynamicTest("the file can be verified", place(0), () -> {
            throw failed(message);
        });
    }

    /** A failure whose place is in the theorem file, which the message names, and not in Java. */
    private static AssertionFailedError failed(String message) {
        AssertionFailedError failure = new AssertionFailedError(message);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private static String mistakes(List<Problem> problems) {
        return "malformed\n\n" + Diagnostics.text(problems, SHOWN_MISTAKES);
    }

    private Stream<DynamicTest> findings(Theorem theorem) {
        try {
            FileReport.Examined report = new FileReport.Examined(file.toString(), theorem,
                    new TimedExamination(examiner, theorem, BOUND).run());
            return report.findings().isEmpty() ? Stream.of(failure(file + " states no claim, check or control, so that nothing is verified"))
                    : report.findings().stream().map(finding -> test(report, finding));
        } catch (InterruptedException interrupted) {
            return interrupted();
        }
    }

    private DynamicTest test(FileReport.Examined report, Finding finding) {
        String message = new VerificationText(Style.PLAIN).of(report, finding).lines().collect(Collectors.joining("\n"));
        return DynamicTest.dynamicTest(Sentence.subject(finding), place(finding.place().line()), () -> {
            if (failOn.fails(finding.standing())) {
                throw failed(message);
            }
            if (finding.verdict().kind() == Verdict.Kind.UNDECIDED) {
                throw new TestAbortedException(message);
            }
        });
    }
}
