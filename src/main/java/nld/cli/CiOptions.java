package nld.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nld.report.Baseline;
import nld.report.FailOn;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a verification offers to continuous integration. */
final class CiOptions {
    @Option(names = "--fail-on", paramLabel = "WHAT", defaultValue = "undecided",
            description = "What makes the run fail: undecided (and all that is graver; the default), or refuted, which lets "
                    + "what is undecided pass.")
    private String failOn;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML: a suite for each file, a case for each finding.")
    private Path junit;

    @Option(names = "--annotations", description = "Write what fails as workflow commands of GitHub Actions, with file and line, "
            + "to standard error.")
    private boolean annotations;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Compare with an earlier run, what --json wrote: a verdict that "
            + "became worse, an observed order that fell and a claim that vanished fail.")
    private Path baseline;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    FailOn failOn() {
        return FailOn.of(failOn).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "found --fail-on " + failOn + "; expected undecided or refuted"));
    }

    boolean annotations() {
        return annotations;
    }

    Optional<OutputFile> junit() {
        return Optional.ofNullable(junit).map(path -> new OutputFile("the JUnit XML", path));
    }

    /** The earlier run, where one is given. */
    Optional<Baseline> baseline(Path directory) {
        if (baseline == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Baseline.read(Files.readString(directory.resolve(baseline))));
        } catch (IOException fault) {
            throw unusable("cannot be read (" + fault.getClass().getSimpleName() + ")");
        } catch (Baseline.Unusable fault) {
            throw unusable("is no result of a verification: " + fault.getMessage());
        }
    }

    private ParameterException unusable(String what) {
        return new ParameterException(spec.commandLine(), "--baseline " + baseline + " " + what
                + "; write one with 'nld verify --json … > " + baseline + "'");
    }
}
