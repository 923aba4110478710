package nld.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nld.model.Claim;
import nld.model.RunLog;
import nld.model.Section;
import nld.model.Theorem;
import nld.notation.Reading;
import nld.report.FileReport;
import nld.report.RunJson;
import nld.report.RunText;
import nld.report.VerificationText;
import nld.runs.LogCheck;
import nld.runs.LogFault;
import nld.runs.LogFindings;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import nld.verdict.Finding;
import nld.verdict.TimedExamination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nld check-log}: the log of a real run against the step laws of a theorem. */
@Command(name = "check-log", header = "Hold the log of a training run against the step laws of a theorem, at every step.",
        description = {"", "The log is a CSV file with a row a step. The theorem's log section says which column holds which quantity "
                + "(docs/logs.md). The laws are proved first."},
        footer = {"  nld check-log run.csv --theorem theorems/logs/scale-step-law.thm",
                "  nld check-log run.csv --theorem draft.thm --claim source --with 'eta = 1/10, k = 0'",
                "  nld check-log run.csv --theorem draft.thm --column '|q|^2 = norm_*' --column '|next v|^2 = buffer_*'",
                "  zcat run.csv.gz | nld check-log - --theorem draft.thm --json"})
final class CheckLogCommand implements Callable<Integer> {
    /** The name of the log section that options make. */
    private static final String COMMAND_LINE = "command-line";
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The log; - is standard input.")
    private String file;

    @Option(names = "--theorem", paramLabel = "THEOREM", required = true, description = "The theorem file (.thm), with a log section or with columns by --column.")
    private Path theorem;

    @Option(names = "--log", paramLabel = "NAME", description = "The log section, where the file has several.")
    private String log;

    @Option(names = "--column", paramLabel = "QUANTITY=NAME",
            description = "Which column holds a quantity, before what the log section says: '|q|^2 = w2_*'. May be repeated.")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--claim", paramLabel = "NAME", description = "A claim to hold the run against (default: all of the update).")
    private List<String> claims = new ArrayList<>();

    @Option(names = "--with", paramLabel = "VALUES",
            description = "Values of parameters, before those that the run states: 'eta = 1/10, k = 0'.")
    private List<String> given = new ArrayList<>();

    @Option(names = "--tolerance", paramLabel = "T", defaultValue = "1e-12",
            description = "How far the sides may differ, in units of the largest term (default: ${DEFAULT-VALUE}); never below rounding.")
    private double tolerance;

    @Option(names = "--json", description = "Write JSON (docs/json.md describes it).")
    private boolean json;

    CheckLogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        require(tolerance >= 0 && tolerance < 1, "--tolerance is " + tolerance + "; it must be a number from 0 to 1");
        VerificationText text = new VerificationText(terminal.style());
        TheoremFile source = new TheoremFile(theorem.toString(), terminal.directory().resolve(theorem));
        Reading reading;
        try {
            reading = source.read();
        } catch (TheoremFile.Unreadable unreadable) {
            terminal.complain(text.diagnostics(unreadable.report(source.name())));
            return ExitCode.USAGE.code();
        }
        if (reading instanceof Reading.Malformed malformed) {
            terminal.complain(text.diagnostics(source.malformed(malformed.problems())));
            return ExitCode.MALFORMED.code();
        }
        return columns.isEmpty() ? check((Reading.Read) reading, ((Reading.Read) reading).logs()) : mapped(source, (Reading.Read) reading);
    }

    /** The run by columns of the command line: a log section more, which a column of the theorem's completes. */
    private int mapped(TheoremFile source, Reading.Read read) throws InterruptedException {
        Optional<RunLog> base = read.logs().isEmpty() ? Optional.empty() : Optional.of(mapping(read.logs()));
        List<String> rules = base.map(known -> List.of(known.update().rule().name())).orElseGet(() -> read.theorem().sections().stream()
                .filter(Section.Update.class::isInstance).map(section -> ((Section.Update) section).rule().name()).toList());
        require(rules.size() == 1, rules.isEmpty() ? theorem + " has no update, so that there are no laws of steps"
                : theorem + " has several updates: write a log section for one of " + String.join(", ", rules));
        Reading reading = source.read(withColumns(source, rules.get(0)));
        if (reading instanceof Reading.Malformed malformed) {
            terminal.complain(new VerificationText(terminal.style()).diagnostics(source.malformed(malformed.problems())));
            return ExitCode.MALFORMED.code();
        }
        Reading.Read whole = (Reading.Read) reading;
        RunLog given = whole.logs().get(whole.logs().size() - 1);
        return check(whole, List.of(base.map(known -> given.completedBy(known)).orElse(given)));
    }

    private byte[] withColumns(TheoremFile source, String rule) {
        StringBuilder section = new StringBuilder("\nlog ").append(COMMAND_LINE).append(" of ").append(rule).append('\n');
        columns.forEach(column -> section.append("  column ").append(column.strip()).append('\n'));
        byte[] added = section.toString().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] bytes = source.bytes();
            byte[] all = Arrays.copyOf(bytes, bytes.length + added.length);
            System.arraycopy(added, 0, all, bytes.length, added.length);
            return all;
        } catch (TheoremFile.Unreadable gone) {
            throw new ParameterException(spec.commandLine(), theorem + ": " + gone.getMessage());
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private int check(Reading.Read read, List<RunLog> logs) throws InterruptedException {
        RunLog mapping = mapping(logs);
        List<Claim> claimed = claims(mapping);
        LogCheck.Request request = new LogCheck.Request(mapping, claimed, read.theorem().parameters(), given(), tolerance);
        Interruption interruption = new Interruption(terminal, () -> List.of(file));
        try {
            LogFindings findings = new LogFile(file, terminal).check(request);
            FileReport.Examined proofs = proofs(read.theorem(), mapping, claimed);
            return report(proofs, findings);
        } catch (LogFault fault) {
            terminal.complain("nld: " + file + ": " + fault.getMessage() + "\n     " + fault.remedy() + "\n");
            return ExitCode.USAGE.code();
        } finally {
            interruption.end();
        }
    }

    private RunLog mapping(List<RunLog> logs) {
        String names = logs.stream().map(RunLog::name).collect(Collectors.joining(", "));
        require(!logs.isEmpty(), theorem + " has no log section; docs/logs.md says how it is written");
        require(log != null || logs.size() == 1, theorem + " has several log sections: choose by --log one of " + names);
        return logs.stream().filter(known -> log == null || known.name().equals(log) || known.name().equals(COMMAND_LINE)).findFirst().orElseThrow(
                () -> new ParameterException(spec.commandLine(), "there is no log section '" + log + "'; there are " + names));
    }

    private List<Claim> claims(RunLog mapping) {
        List<Claim> all = mapping.update().claims();
        String names = all.stream().map(Claim::label).collect(Collectors.joining(", "));
        require(!all.isEmpty(), "the update of the log section '" + mapping.name() + "' claims nothing");
        for (String wanted : claims) {
            require(all.stream().anyMatch(claim -> claim.label().equals(wanted)),
                    "there is no claim '" + wanted + "' about this update; there are " + names);
        }
        return all.stream().filter(claim -> claims.isEmpty() || claims.contains(claim.label())).toList();
    }

    private Map<String, String> given() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String list : given) {
            for (String part : list.split(",")) {
                String[] sides = part.split("=", -1);
                require(sides.length == 2, "--with holds '" + part.strip() + "'; write it as in --with 'eta = 1/10, k = 0'");
                values.put(sides[0].strip(), sides[1].strip());
            }
        }
        return values;
    }

    /** The laws have to be true of every run before it says something that one obeys them. */
    private FileReport.Examined proofs(Theorem whole, RunLog mapping, List<Claim> claimed) throws InterruptedException {
        SymjaDifferentiator oracle = new SymjaDifferentiator();
        oracle.warmUp();
        Theorem part = new Theorem(whole.name(), whole.says(), whole.source(), whole.parameters(), whole.functions(), whole.system(),
                whole.hypotheses(), whole.symmetries(), List.of(mapping.update().with(claimed)), List.of(), List.of(), whole.ensemble());
        List<Finding> findings = new TimedExamination(new Examiner(oracle, VerificationOptions.USUAL_SEED), part, BOUND).run();
        return new FileReport.Examined(theorem.toString(), part, findings);
    }

    private int report(FileReport.Examined proofs, LogFindings findings) {
        ExitCode gravest = ExitCode.of(List.of(proofs)).orGraver(findings.holds() ? ExitCode.HELD : ExitCode.REFUTED);
        terminal.print(json ? RunJson.of(NldCommand.Version.number(), gravest.code(), file, proofs, findings)
                : new VerificationText(terminal.style()).of(proofs) + "\n" + new RunText(terminal.style()).of(file, findings));
        return gravest.code();
    }
}
