package nld.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nld.derivation.Derived;
import nld.pages.Material;
import nld.report.Deriving;
import nld.report.Exposition;
import nld.report.FileReport;
import nld.typesetting.Document;
import nld.verdict.Examiner;
import nld.verdict.TimedExamination;

/** Derives what pages about theorems say besides their verdicts, several at once, each within a bound of time. */
final class Materials {
    private static final int ORDER = 2;

    private final Examiner examiner;
    private final Duration bound;
    private final PageNames names;

    /** Of files whose pages are called {@code names}. */
    Materials(Examiner examiner, Duration bound, PageNames names) {
        this.examiner = examiner;
        this.bound = bound;
        this.names = names;
    }

    /** The material about each of {@code files}, whose reports are the first of {@code reports}, in their order. */
    List<Material> of(List<TheoremFile> files, List<FileReport> reports, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(null, work, "deriving", TimedExamination.STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Document>> running = new ArrayList<>();
            for (int index = 0; index < files.size(); index++) {
                running.add(pool.submit(exposition(reports.get(index))));
            }
            List<Material> materials = new ArrayList<>();
            for (int index = 0; index < files.size(); index++) {
                materials.add(material(files.get(index), reports.get(index), running.get(index)));
            }
            return materials;
        } finally {
            pool.shutdownNow();
        }
    }

    private Callable<Document> exposition(FileReport report) {
        return () -> {
            if (!(report instanceof FileReport.Examined examined)) {
                return null;
            }
            Derived derived = examiner.derive(examined.theorem());
            return Exposition.of(examined.theorem(), Deriving.of(derived, ORDER), Deriving.solved(derived), true);
        };
    }

    private Material material(TheoremFile file, FileReport report, Future<Document> deriving) throws InterruptedException {
        try {
            Optional<Document> exposition = Optional.ofNullable(deriving.get(bound.toMillis(), TimeUnit.MILLISECONDS));
            return new Material(report, names.of(file), source(file), exposition, "");
        } catch (TimeoutException slow) {
            return new Material(report, names.of(file), source(file), Optional.empty(), "the time for one theorem was over (--timeout)");
        } catch (ExecutionException fault) {
            return new Material(report, names.of(file), source(file), Optional.empty(), Faults.describe(fault.getCause()));
        }
    }

    private static String source(TheoremFile file) {
        try {
            return new String(file.bytes(), StandardCharsets.UTF_8);
        } catch (TheoremFile.Unreadable unreadable) {
            return "";
        }
    }
}
