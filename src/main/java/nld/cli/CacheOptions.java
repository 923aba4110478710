package nld.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nld.store.FindingStore;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where findings are kept between runs, and whether they are. */
final class CacheOptions {
    @Option(names = "--cache", paramLabel = "DIR",
            description = "Keep findings in DIR, and use those that nothing has changed since (default: nld in the user's cache directory).")
    private Path directory;

    @Option(names = "--no-cache", description = "Find everything anew, and keep nothing.")
    private boolean none;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Refuses both options at once, which contradict each other. */
    void check() {
        if (none && directory != null) {
            throw new ParameterException(spec.commandLine(), "found --cache and --no-cache; expected one of them");
        }
    }

    /** The store to use; none where that is not wanted, or where the user has no directory for it. */
    Optional<FindingStore> store(Terminal terminal) {
        if (none) {
            return Optional.empty();
        }
        return Optional.ofNullable(directory).map(terminal.directory()::resolve).or(() -> usual(terminal.environment()))
                .map(FindingStore::new);
    }

    /** By the XDG base directory specification: a relative XDG_CACHE_HOME is ignored. */
    private static Optional<Path> usual(Map<String, String> environment) {
        Optional<Path> stated = absolute(environment.get("XDG_CACHE_HOME"));
        return stated.or(() -> absolute(environment.get("HOME")).map(home -> home.resolve(".cache"))).map(cache -> cache.resolve("nld"));
    }

    private static Optional<Path> absolute(String path) {
        return Optional.ofNullable(path).filter(given -> !given.isEmpty()).map(Path::of).filter(Path::isAbsolute);
    }
}
