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

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The directory of the report.")
    private Path out;

    @Mixin
    private VerificationOptions options;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60",
            description = "Time to verify one theorem, and as much to derive it (default: ${DEFAULT-VALUE}).")
    private double timeout;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        Duration bound = VerificationOptions.timeout(spec, timeout);
        cache.check();
        TheoremFiles found = options.files(terminal);
        try (ReportDirectory directory = ReportDirectory.at(terminal.directory().resolve(out))) {
            return write(found, bound, directory).code();
        } catch (ReportDirectory.Refused refused) {
            throw new ParameterException(spec.commandLine(), "--out " + out + ": " + refused.getMessage()
                    + "; give an empty directory, one that a report is in, or one that does not exist");
        } catch (IOException fault) {
            throw new ParameterException(spec.commandLine(), "--out " + out + " cannot be written ("
                    + Faults.describe(fault) + "); give a directory that can, with room for the report; what was there is there still");
        }
    }

    private ExitCode write(TheoremFiles found, Duration bound, ReportDirectory directory)
            throws IOException, InterruptedException {
        Examiner examiner = new Examiner(new SymjaDifferentiator(), options.seed());
        Verification verification = new Verification(examiner, bound, terminal, Optional.empty(),
                new Memory(cache.store(terminal), options.seed(), bound, true));
        Interruption interruption = new Interruption(terminal, verification::pending);
        try {
            VerificationText text = new VerificationText(terminal.style());
            List<FileReport> reports = new ArrayList<>();
            try (Progress progress = new Progress(terminal, found.files().size(), verification::pending)) {
                reports.addAll(verification.run(found.files(), options.threads(), report -> progress.over(() ->
                        terminal.complain(text.diagnostics(report)))));
            }
            found.faults().forEach(fault -> terminal.complain(text.diagnostics(fault)));
            List<Material> materials = new Materials(examiner, bound, new PageNames(found.files()))
                    .of(found.files(), reports, options.threads());
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
        directory.write(HtmlReport.files(materials, reports, version, options.seed(), code.code()));
        directory.finish();
        terminal.print(new VerificationText(terminal.style()).summary(Tally.of(reports), options.seed()) + "report  " + out.resolve(HtmlReport.INDEX) + "\n");
        return code;
    }
}
