package nld.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nld.model.Theorem;
import nld.notation.Problem;
import nld.notation.Reading;
import nld.report.Derivation;
import nld.report.DerivationJson;
import nld.report.DerivationText;
import nld.report.Deriving;
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
                "  nld derive draft.thm --steps", "  nld derive draft.thm --json | jq '.symmetries[].rate'"})
final class DeriveCommand implements Callable<Integer> {
    private static final int LARGEST_ORDER = 8;

    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Parameters(paramLabel = "FILE", description = "A theorem file (.thm).")
    private Path file;

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
        TheoremFile source = new TheoremFile(file.toString(), terminal.directory().resolve(file));
        Reading reading;
        try {
            reading = source.read();
        } catch (TheoremFile.Unreadable unreadable) {
            terminal.complain(text().diagnostics(unreadable.report(source.name())));
            return ExitCode.USAGE.code();
        }
        return reading instanceof Reading.Read read ? derive(read.theorem())
                : refuse(source, ((Reading.Malformed) reading).problems());
    }

    private VerificationText text() {
        return new VerificationText(terminal.style());
    }

    private int refuse(TheoremFile source, List<Problem> problems) {
        terminal.complain(text().diagnostics(source.malformed(problems)));
        return ExitCode.MALFORMED.code();
    }

    private int derive(Theorem theorem) {
        long seed = VerifyCommand.USUAL_SEED;
        Derivation derivation = Deriving.of(new Examiner(new SymjaDifferentiator(), seed).derive(theorem), order);
        terminal.print(json
                ? DerivationJson.of(NldCommand.Version.number(), seed, file.toString(), derivation, steps)
                : new DerivationText(terminal.style(), steps).of(derivation));
        return (derivation.isIncomplete() ? ExitCode.UNDECIDED : ExitCode.HELD).code();
    }
}
