package nld.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import nld.model.Theorem;
import nld.notation.Reading;
import nld.derivation.Derived;
import nld.report.Derivation;
import nld.report.DerivationJson;
import nld.report.DerivationText;
import nld.report.Deriving;
import nld.report.Exposition;
import nld.report.FileReport;
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

/** {@code nld derive}: what follows from a theorem's terms and symmetries. */
@Command(name = "derive", header = "Show the equations of motion, charges, laws and step laws of a theorem file.",
        description = {"", "Every formula is in the notation of theorem files: what is printed can be claimed."},
        footer = {"  nld derive theorems/learning/rescaling-balance.thm",
                "  nld derive draft.thm --steps", "  nld derive draft.thm --latex --steps > draft.tex", "  nld derive draft.thm --json | jq '.symmetries[].rate'"})
final class DeriveCommand implements Callable<Integer> {
    private static final int LARGEST_ORDER = 8;

    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Mixin
    private TypesetOptions typeset;

    @Parameters(paramLabel = "PATH", arity = "1..*",
            description = "A theorem file (.thm); with --out also several, and directories that hold some.")
    private List<Path> paths;

    @Option(names = "--out", paramLabel = "DIR", description = "Write a file for each theorem to DIR, whole or not at all.")
    private Path out;

    @Option(names = "--steps", description = "Show each line of the derivation.")
    private boolean steps;

    @Option(names = "--order", paramLabel = "N", defaultValue = "2",
            description = "Give the modified equation of each update up to O(rate^N), N from 1 to 8 (default: ${DEFAULT-VALUE}).")
    private int order;

    @Option(names = "--json", description = "Write JSON (docs/json.md describes it).")
    private boolean json;

    DeriveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (order < 1 || order > LARGEST_ORDER) {
            throw new ParameterException(spec.commandLine(),
                    "found --order " + order + "; expected a number from 1 to " + LARGEST_ORDER);
        }
        typeset.check(json);
        if (out == null && paths.size() > 1) {
            throw new ParameterException(spec.commandLine(), "found " + paths.size() + " files; give one, or --out DIR");
        }
        return (out == null ? one(new SymjaDifferentiator()) : all(new SymjaDifferentiator())).code();
    }

    private ExitCode one(SymjaDifferentiator oracle) {
        Path file = paths.get(0);
        TheoremFile source = new TheoremFile(file.toString(), terminal.directory().resolve(file));
        return derive(source, oracle, terminal::print);
    }

    private ExitCode all(SymjaDifferentiator oracle) {
        TheoremFiles found = new TheoremFiles(terminal.directory());
        paths.forEach(found::add);
        ExitCode gravest = ExitCode.HELD;
        for (FileReport.Unreadable fault : found.faults()) {
            terminal.complain(text().diagnostics(fault));
            gravest = ExitCode.USAGE;
        }
        Path directory = terminal.directory().resolve(out);
        OutputNames names = new OutputNames(found.files(), json ? ".json" : typeset.extension());
        for (TheoremFile source : found.files()) {
            gravest = gravest.orGraver(derive(source, oracle, text -> store(directory, names.of(source), text)));
        }
        return gravest;
    }

    private void store(Path directory, String name, String text) {
        try {
            Files.createDirectories(directory);
            WholeFile.write(directory.resolve(name), text);
        } catch (IOException fault) {
            throw new ParameterException(spec.commandLine(), "--out " + out + ": " + name + " cannot be written ("
                    + Faults.describe(fault) + "); give a directory that can be written to");
        }
    }

    private ExitCode derive(TheoremFile source, SymjaDifferentiator oracle, Consumer<String> writing) {
        Reading reading;
        try {
            reading = source.read();
        } catch (TheoremFile.Unreadable unreadable) {
            terminal.complain(text().diagnostics(unreadable.report(source.name())));
            return ExitCode.USAGE;
        }
        if (reading instanceof Reading.Malformed malformed) {
            terminal.complain(text().diagnostics(source.malformed(malformed.problems())));
            return ExitCode.MALFORMED;
        }
        return derive(source, ((Reading.Read) reading).theorem(), oracle, writing);
    }

    private VerificationText text() {
        return new VerificationText(terminal.style());
    }

    private ExitCode derive(TheoremFile source, Theorem theorem, SymjaDifferentiator oracle, Consumer<String> writing) {
        long seed = VerificationOptions.USUAL_SEED;
        Derived derived = new Examiner(oracle, seed).derive(theorem);
        Derivation derivation = Deriving.of(derived, order);
        if (typeset.language().isPresent()) {
            writing.accept(typeset.written(
                    Exposition.of(theorem, derivation, steps || typeset.isProgram() ? Deriving.solved(derived) : List.of(), steps), terminal));
        } else {
            writing.accept(json ? DerivationJson.of(NldCommand.Version.number(), seed, source.name(), derivation, steps)
                    : new DerivationText(terminal.style(), steps).of(derivation));
        }
        return derivation.isIncomplete() ? ExitCode.UNDECIDED : ExitCode.HELD;
    }
}
