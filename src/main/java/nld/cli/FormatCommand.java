package nld.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import nld.notation.Formatter;
import nld.notation.Formatting;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.report.FileReport;
import nld.report.Style;
import nld.report.VerificationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nld format}: the canonical layout of theorem files. */
@Command(name = "format", header = "Bring theorem files into their canonical layout; their meaning is untouched.",
        description = {"", "Files are rewritten in place, whole or not at all; a file that is in order stays as it is. A "
                + "malformed file stays as it is too. '-' formats standard input to standard output."},
        footer = {"  nld format draft.thm", "  nld format --check theorems", "  nld format - < draft.thm"})
final class FormatCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Parameters(paramLabel = "PATH", arity = "1..*",
            description = "Theorem files (.thm), directories that hold some, or - for standard input.")
    private List<String> paths;

    @Option(names = "--check", description = "Change nothing; name the files that would change, and exit with 1.")
    private boolean check;

    FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ExitCode gravest = ExitCode.HELD;
        for (String path : paths) {
            gravest = gravest.orGraver(path.equals(STANDARD_INPUT) ? standardInput() : formatAt(Path.of(path)));
        }
        return gravest.code();
    }

    private ExitCode formatAt(Path path) throws IOException {
        TheoremFiles found = new TheoremFiles(terminal.directory());
        found.add(path);
        ExitCode gravest = ExitCode.HELD;
        for (FileReport.Unreadable fault : found.faults()) {
            gravest = gravest.orGraver(complain(fault, ExitCode.USAGE));
        }
        for (TheoremFile file : found.files()) {
            gravest = gravest.orGraver(format(file));
        }
        return gravest;
    }

    private ExitCode standardInput() throws IOException {
        TheoremFile file = new TheoremFile("standard input", terminal.directory().resolve("-"));
        byte[] bytes = terminal.in().readNBytes(Reader.LARGEST_FILE + 1);
        Formatting formatting = formatting(bytes, file);
        if (formatting instanceof Formatting.Formatted formatted && !check) {
            terminal.print(formatted.text());
            return ExitCode.HELD;
        }
        return checked(file, bytes, formatting);
    }

    private ExitCode format(TheoremFile file) throws IOException {
        try {
            byte[] bytes = file.bytes();
            Formatting formatting = formatting(bytes, file);
            if (formatting instanceof Formatting.Formatted formatted && !check && isChanged(bytes, formatted)) {
                WholeFile.write(file.path(), formatted.text());
                return ExitCode.HELD;
            }
            return checked(file, bytes, formatting);
        } catch (TheoremFile.Unreadable unreadable) {
            return complain(unreadable.report(file.name()), ExitCode.USAGE);
        }
    }

    private static Formatting formatting(byte[] bytes, TheoremFile file) {
        return file.read(bytes) instanceof Reading.Malformed malformed
                ? new Formatting.Malformed(malformed.problems())
                : Formatter.format(new String(bytes, StandardCharsets.UTF_8), file.name(), file.folder());
    }

    /** What becomes of a file that is not rewritten. */
    private ExitCode checked(TheoremFile file, byte[] bytes, Formatting formatting) {
        if (formatting instanceof Formatting.Malformed malformed) {
            return complain(file.malformed(malformed.problems()), ExitCode.MALFORMED);
        }
        if (check && isChanged(bytes, (Formatting.Formatted) formatting)) {
            terminal.print(file.name() + " would change\n");
            return ExitCode.REFUTED;
        }
        return ExitCode.HELD;
    }

    private ExitCode complain(FileReport report, ExitCode code) {
        terminal.complain(new VerificationText(Style.PLAIN).diagnostics(report));
        return code;
    }

    private static boolean isChanged(byte[] bytes, Formatting.Formatted formatted) {
        return !Arrays.equals(bytes, formatted.text().getBytes(StandardCharsets.UTF_8));
    }
}
