package nld.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nld.report.FileReport;
import nld.report.IndexText;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nld verify}: all claims, checks and controls. */
@Command(name = "verify", header = "Decide every claim, run every check, and make sure that every control is refuted.",
        description = {"", "Directories are searched for theorem files (.thm). Without a path: the directory theorems here, "
                + "else the library inside nld."},
        footer = {"  nld verify", "  nld verify theorems/mechanics draft.thm", "  nld verify --seed 7 --threads 1 draft.thm",
                "  nld verify --certificates target/certificates theorems", "  nld verify --junit target/nld.xml --annotations --baseline baseline.json theorems",
                "  nld verify --json | jq '.files[].findings[] | select(.standing != \"held\")'"})
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Write JSON (docs/json.md describes it).")
    private boolean json;

    @Option(names = "--json-lines", description = "Write a line of JSON for each finding, as soon as it is known (docs/json.md).")
    private boolean jsonLines;

    @Mixin
    private CiOptions ci;

    @Option(names = "--certificates", paramLabel = "DIR",
            description = "Write each proof as data to a file for each theorem in DIR (docs/certificates.md describes it).")
    private Path certificates;

    @Mixin
    private VerificationOptions options;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60",
            description = "Time for one theorem (default: ${DEFAULT-VALUE}); what is not decided then is undecided.")
    private double timeout;

    @Mixin
    private CacheOptions cache = new CacheOptions();

    @Option(names = "--index", paramLabel = "FILE",
            description = "Write an index of what was verified, in Markdown: sentences, sources, verdicts, open claims.")
    private Path index;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        Duration bound = VerificationOptions.timeout(spec, timeout);
        if (json && jsonLines) {
            throw new ParameterException(spec.commandLine(), "found --json and --json-lines; expected one of them");
        }
        VerificationOutput output = new VerificationOutput(terminal, json ? VerificationOutput.Form.JSON
                : jsonLines ? VerificationOutput.Form.JSON_LINES : VerificationOutput.Form.TEXT, ci);
        cache.check();
        TheoremFiles found = options.files(terminal);
        Examiner examiner = new Examiner(new SymjaDifferentiator(), options.seed());
        Optional<CertificateFiles> written = certificateFiles(examiner);
        written.ifPresent(files -> files.name(found.files()));
        // a certificate is made of the proof itself, not of what is kept of it
        Memory memory = new Memory(cache.store(terminal), options.seed(), bound, written.isEmpty());
        Verification verification = new Verification(examiner, bound, terminal, written, memory);
        Interruption interruption = new Interruption(terminal, verification::pending);
        try {
            return verify(found, verification, interruption, written, output);
        } finally {
            interruption.end();
        }
    }

    private Optional<CertificateFiles> certificateFiles(Examiner examiner) {
        if (certificates == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CertificateFiles.in(terminal.directory().resolve(certificates), examiner));
        } catch (IOException fault) {
            throw new ParameterException(spec.commandLine(), "--certificates " + certificates + " cannot be written to ("
                    + Faults.describe(fault) + "); give a directory that can, or one that can be made");
        }
    }

    private int verify(TheoremFiles found, Verification verification, Interruption interruption,
            Optional<CertificateFiles> written, VerificationOutput output) throws InterruptedException {
        List<FileReport> reports = new ArrayList<>();
        try (Progress progress = new Progress(terminal, found.files().size(), verification::pending)) {
            reports.addAll(verification.run(found.files(), options.threads(),
                    report -> interruption.whole(() -> progress.over(() -> output.show(report)))));
        }
        List<FileReport.Unreadable> faults = new ArrayList<>(found.faults());
        written.ifPresent(files -> faults.addAll(files.faults()));
        faults.forEach(output::showFault);
        reports.addAll(faults);
        ExitCode kept = index == null ? ExitCode.HELD
                : new OutputFile("the index", index).write(terminal, IndexText.of(directory().toString(), reports));
        return output.finish(reports, options.seed(), kept, written.map(CertificateFiles::summary).orElse("")).code();
    }

    /** The directory of the index, as it is called. */
    private Path directory() {
        return index.toString().contains("/") ? index.getParent() : Path.of("");
    }
}
