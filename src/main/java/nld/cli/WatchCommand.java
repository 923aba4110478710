package nld.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nld.report.FileReport;
import nld.report.Tally;
import nld.report.VerificationText;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nld watch}: verifies again what is saved. */
@Command(name = "watch", header = "Verify theorem files, and again each time they are saved.",
        description = {"", "Ends with Ctrl-C. A file that is saved while it is being verified is begun anew."},
        footer = {"  nld watch draft.thm", "  nld watch theorems/learning"})
final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Map<String, FileReport> latest = new LinkedHashMap<>();

    @Mixin
    private VerbOptions shared;

    @Mixin
    private CacheOptions cache;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Theorem files, and directories that hold some.")
    private List<Path> paths;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + VerificationOptions.USUAL_SEED,
            description = "Seed of the random points (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60",
            description = "Time for one theorem (default: ${DEFAULT-VALUE}); what is not decided then is undecided.")
    private double timeout;

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Duration bound = VerificationOptions.timeout(spec, timeout);
        cache.check();
        Examiner examiner = new Examiner(new SymjaDifferentiator(), seed);
        try (Changes changes = new Changes(this::files)) {
            watch(changes, examiner, bound);
            return ExitCode.INTERRUPTED.code();
        } catch (InterruptedException ending) {
            return ExitCode.INTERRUPTED.code();
        }
    }

    private List<TheoremFile> files() {
        TheoremFiles found = new TheoremFiles(terminal.directory());
        paths.forEach(found::add);
        return found.files();
    }

    /** Until it is interrupted. What changes while files are verified joins those of them that are not done. */
    private void watch(Changes changes, Examiner examiner, Duration bound) throws InterruptedException {
        List<TheoremFile> wanted = new ArrayList<>();
        Round round = null;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<TheoremFile> changed = changes.poll();
                if (!changed.isEmpty()) {
                    wanted.clear();
                    if (round != null) {
                        wanted.addAll(round.stop());
                    }
                    wanted.removeAll(changed);
                    wanted.addAll(changed);
                    round = new Round(examiner, bound, List.copyOf(wanted));
                }
            }
        } finally {
            if (round != null) {
                round.stop();
            }
        }
    }

    private synchronized void show(FileReport report, VerificationText text) {
        latest.put(report.file(), report);
        terminal.print("\n" + text.of(report));
        terminal.complain(text.diagnostics(report));
    }

    /** What all files together come to, as far as they are known. */
    private synchronized void sum(long nanos) {
        latest.keySet().retainAll(files().stream().map(TheoremFile::name).toList());
        List<FileReport> reports = List.copyOf(latest.values());
        terminal.print("\n" + new VerificationText(terminal.style()).result(Tally.of(reports))
                + String.format(Locale.ROOT, "  (%.2f s; waiting for the next save, Ctrl-C ends)%n", nanos / 1e9));
    }

    /** Verifies some files in a thread of its own, until that is done or stopped. */
    private final class Round {
        private final List<TheoremFile> left;
        private final Thread thread;

        Round(Examiner examiner, Duration bound, List<TheoremFile> files) {
            this.left = new ArrayList<>(files);
            this.thread = new Thread(() -> verify(examiner, bound, files), "watching");
            thread.setDaemon(true);
            thread.start();
        }

        private void verify(Examiner examiner, Duration bound, List<TheoremFile> files) {
            VerificationText text = new VerificationText(terminal.style());
            long begun = System.nanoTime();
            try {
                Verification verification = new Verification(examiner, bound, terminal, Optional.empty(),
                        new Memory(cache.store(terminal), seed, bound, true));
                verification.run(files, Runtime.getRuntime().availableProcessors(), report -> {
                    synchronized (left) {
                        if (!Thread.currentThread().isInterrupted()) {
                            left.remove(0);
                            show(report, text);
                        }
                    }
                });
                sum(System.nanoTime() - begun);
            } catch (InterruptedException | Terminal.ClosedPipe stopped) {
                // what is left is verified by the round after this one
            }
        }

        /** Stops it; what it did not do. */
        List<TheoremFile> stop() throws InterruptedException {
            synchronized (left) {
                thread.interrupt();
            }
            thread.join();
            return List.copyOf(left);
        }
    }
}
