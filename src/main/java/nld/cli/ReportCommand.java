package nld.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nld.pages.HtmlReport;
import nld.pages.Material;
import nld.report.FileReport;
import nld.report.Tally;
import nld.report.VerificationText;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nld report}: verdicts, derivations and pictures as pages to read. */
@Command(name = "report", header = "Verify, and write pages to read: verdicts, derivations, pictures, LaTeX.",
        description = {"", "DIR/index.html opens from disk and asks no network for anything. A report that is there already is replaced whole; "
                + "a directory with other files is refused."},
        footer = {"  nld report theorems --out report", "  nld report draft.thm --out report && xdg-open report/index.html"})
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Mixin
    private CacheOptions cache;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Theorem files and directories.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The directory of the report.")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + VerifyCommand.USUAL_SEED,
            description = "Seed of the random points (default: ${DEFAULT-VALUE}). The same seed gives the same bytes.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "How many files are verified at once (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60",
            description = "Time to verify one theorem, and as much to derive it (default: ${DEFAULT-VALUE}).")
    private double timeout;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        require(threads >= 1, "--threads is " + threads + "; it must be at least 1");
        require(timeout > 0 && timeout <= 1e9, "--timeout is " + timeout + "; it must be a number of seconds above 0");
        require(!cache.contradict(), "found --cache and --no-cache; expected one of them");
        TheoremFiles found = new TheoremFiles(terminal.directory());
        if (paths.isEmpty()) {
            found.walk(Library.find(terminal.directory()), Path.of(Library.NAME));
        } else {
            paths.forEach(found::add);
        }
        try (ReportDirectory directory = ReportDirectory.at(terminal.directory().resolve(out))) {
            return write(found, directory).code();
        } catch (ReportDirectory.Refused refused) {
            throw new ParameterException(spec.commandLine(), "--out " + out + ": " + refused.getMessage()
                    + "; give an empty directory, one that a report is in, or one that does not exist");
        } catch (IOException fault) {
            throw new ParameterException(spec.commandLine(), "--out " + out + " cannot be written ("
                    + Faults.describe(fault) + "); give a directory that can, with room for the report; what was there is there still");
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private ExitCode write(TheoremFiles found, ReportDirectory directory) throws IOException, InterruptedException {
        Examiner examiner = new Examiner(new SymjaDifferentiator(), seed);
        Duration bound = Duration.ofMillis((long) Math.ceil(timeout * 1000));
        Verification verification = new Verification(examiner, bound, terminal, Optional.empty(),
                new Memory(cache.store(terminal), seed, bound, true));
        Interruption interruption = new Interruption(terminal, verification::pending);
        try {
            VerificationText text = new VerificationText(terminal.style());
            List<FileReport> reports = new ArrayList<>();
            try (Progress progress = new Progress(terminal, found.files().size(), verification::pending)) {
                reports.addAll(verification.run(found.files(), threads, report -> progress.over(() ->
                        terminal.complain(text.diagnostics(report)))));
            }
            found.faults().forEach(fault -> terminal.complain(text.diagnostics(fault)));
            List<Material> materials = new Materials(examiner, bound, new PageNames(found.files()))
                    .of(found.files(), reports, threads);
            reports.addAll(found.faults());
            return pages(materials, reports, directory);
        } finally {
            interruption.end();
        }
    }

    private ExitCode pages(List<Material> materials, List<FileReport> reports, ReportDirectory directory) throws IOException {
        ExitCode code = ExitCode.of(reports);
        String version = NldCommand.Version.number();
        for (Material material : materials) {
            directory.write(HtmlReport.files(material, version));
        }
        directory.write(HtmlReport.files(materials, reports, version, seed, code.code()));
        directory.finish();
        terminal.print(new VerificationText(terminal.style()).summary(Tally.of(reports), seed) + "report  " + out.resolve(HtmlReport.INDEX) + "\n");
        return code;
    }
}
