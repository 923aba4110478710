package nld.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which files are verified, from which seed, on how many threads. */
final class VerificationOptions {
    /** The seed where none is given. */
    static final long USUAL_SEED = 1;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Theorem files and directories.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + USUAL_SEED,
            description = "Seed of the random points (default: ${DEFAULT-VALUE}). The same seed gives the same bytes.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "How many files are verified at once (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Refuses what cannot be. */
    void check() {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; it must be at least 1");
        }
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads;
    }

    /** The theorem files of the paths; without a path, those of the library. */
    TheoremFiles files(Terminal terminal) {
        TheoremFiles found = new TheoremFiles(terminal.directory());
        if (paths.isEmpty()) {
            found.walk(Library.find(terminal.directory()), Path.of(Library.NAME));
        } else {
            paths.forEach(found::add);
        }
        return found;
    }

    /** The time that {@code --timeout} gives to one theorem. */
    static Duration timeout(CommandSpec verb, double seconds) {
        if (!(seconds > 0 && seconds <= 1e9)) {
            throw new ParameterException(verb.commandLine(), "--timeout is " + seconds + "; it must be a number of seconds above 0");
        }
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }
}
