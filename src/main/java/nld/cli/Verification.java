package nld.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import nld.model.Theorem;
import nld.notation.Reading;
import nld.report.FileReport;
import nld.store.Answer;
import nld.verdict.Examiner;
import nld.verdict.TimedExamination;

/** Verifies files on several threads and hands over what was found in the order of the files, as soon as it is known. */
final class Verification {
    private final Examiner examiner;
    private final Duration bound;
    private final Terminal terminal;
    private final Optional<CertificateFiles> certificates;
    private final Memory memory;
    private final Map<Integer, String> pending = new ConcurrentSkipListMap<>();

    /** A verification by {@code examiner}, with at most {@code bound} for each theorem, that writes {@code certificates} and uses {@code memory}. */
    Verification(Examiner examiner, Duration bound, Terminal terminal, Optional<CertificateFiles> certificates, Memory memory) {
        this.memory = memory;
        this.certificates = certificates;
        this.examiner = examiner;
        this.bound = bound;
        this.terminal = terminal;
    }

    /** The files that are not done yet, in their order. */
    List<String> pending() {
        return List.copyOf(pending.values());
    }

    /** Verifies {@code files} on {@code threads} threads; each report goes to {@code done}, in the order of the files. */
    List<FileReport> run(List<TheoremFile> files, int threads, Consumer<FileReport> done) throws InterruptedException {
        for (int index = 0; index < files.size(); index++) {
            pending.put(index, files.get(index).name());
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, Verification::thread);
        try {
            List<Future<FileReport>> running = new ArrayList<>();
            for (int index = 0; index < files.size(); index++) {
                int place = index;
                running.add(pool.submit(() -> finished(files.get(place), place)));
            }
            List<FileReport> reports = new ArrayList<>();
            for (int index = 0; index < files.size(); index++) {
                reports.add(of(running.get(index), files.get(index)));
                done.accept(reports.get(index));
            }
            return reports;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "verifying", TimedExamination.STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private FileReport of(Future<FileReport> future, TheoremFile file) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException fault) {
            if (terminal.isDebugging()) {
                fault.getCause().printStackTrace(terminal.err());
            }
            return new FileReport.Failed(file.name(), Faults.describe(fault.getCause()));
        }
    }

    /** A file that is done is no longer pending, though its report waits for those before it. */
    private FileReport finished(TheoremFile file, int index) throws InterruptedException {
        try {
            return report(file);
        } finally {
            if (!Thread.currentThread().isInterrupted()) {
                pending.remove(index);
            }
        }
    }

    /** What an earlier run found needs nothing but the bytes of the file and of those it names; the theorem itself is read only where there is no such answer. */
    private FileReport report(TheoremFile file) throws InterruptedException {
        try {
            byte[] source = file.bytes();
            Optional<Answer> known = memory.recalled(file.withData(source));
            return known.isPresent() ? new FileReport.Examined(file.name(), known.get().theorem(), known.get().findings(), () -> theorem(file, source))
                    : examined(file, source);
        } catch (TheoremFile.Unreadable unreadable) {
            return unreadable.report(file.name());
        }
    }

    private FileReport examined(TheoremFile file, byte[] source) throws InterruptedException {
        Reading reading = file.read(source);
        if (reading instanceof Reading.Malformed malformed) {
            return file.malformed(malformed.problems());
        }
        Theorem theorem = ((Reading.Read) reading).theorem();
        FileReport.Examined examined = new FileReport.Examined(file.name(), theorem,
                memory.found(file.withData(source), theorem.name(), () -> new TimedExamination(examiner, theorem, bound).run()));
        certificates.ifPresent(files -> files.write(file, examined, source));
        return examined;
    }

    /** The theorem that {@code source} holds, of which something is known: so it was read before, and can be read again. */
    private static Theorem theorem(TheoremFile file, byte[] source) {
        FutureTask<Reading> reading = new FutureTask<>(() -> file.read(source));
        thread(reading).start();
        try {
            return ((Reading.Read) reading.get()).theorem();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("reading " + file.name() + " once more failed", fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + file.name() + " was read");
        }
    }
}
