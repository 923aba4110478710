package nld.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import nld.layers.Activation;
import nld.layers.LayeredNet;
import nld.layers.Surrogate;

/**
 * The threshold experiment: up to how many random examples does training reach zero training error? Each data set with its
 * starts is one line of a {@link Journal}, written in the order of the plan whatever thread was faster, so that a run that was
 * ended and taken up again leaves the same bytes as one that was not.
 */
public final class Threshold {
    /** Gradients longer than this are shortened to it, as in a8b_threshold_leaky.py. */
    private static final double LONGEST_GRADIENT = 5;

    private final ThresholdPlan plan;
    private final List<ThresholdPlan.Job> jobs;
    private final WeightRule rule;

    /** The experiment of {@code plan}. */
    public Threshold(ThresholdPlan plan) {
        this.plan = plan;
        this.jobs = plan.jobs();
        this.rule = WeightRule.of(plan.rule());
    }

    /** How many lines a finished journal has after its header. */
    public int size() {
        return jobs.size();
    }

    /**
     * Makes the runs that {@code journal} does not hold yet.
     *
     * @param threads  how many at once
     * @param progress is told how many lines the journal holds, after each
     * @throws InterruptedException where the thread is interrupted; what was written stays
     */
    public void run(Journal journal, int threads, IntConsumer progress) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "threshold");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<String>> lines = new ArrayList<>();
            for (ThresholdPlan.Job job : jobs.subList(Math.min(journal.entries().size(), jobs.size()), jobs.size())) {
                lines.add(workers.submit(() -> line(job)));
            }
            for (Future<String> line : lines) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                journal.add(line.get());
                progress.accept(journal.entries().size());
            }
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a run failed: " + fault.getCause().getMessage(), fault.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** The line of a data set: its number, m, P, N, the data set, whether it was fitted, after how many starts, in how many steps. */
    String line(ThresholdPlan.Job job) {
        SplittableRandom random = new SplittableRandom(plan.seed() * 1_000_003 + job.number());
        LayeredNet net = LayeredNet.of(new Activation.Leaky(plan.slope()), plan.inputs(), job.width(), 1);
        Training training = new Training(net, Surrogate.HINGE, RandomExamples.of(job.examples(), plan.inputs(), random), rule, Threshold::shorten, job.examples(), 1);
        int start = 0;
        OptionalInt steps = OptionalInt.empty();
        while (start < plan.starts() && steps.isEmpty()) {
            steps = training.fit(net.drawn(random, 1), plan.steps()).map(fit -> OptionalInt.of(fit.steps())).orElse(OptionalInt.empty());
            start++;
        }
        return job.number() + "\t" + job.width() + "\t" + plan.parameters(job.width()) + "\t" + job.examples() + "\t" + job.dataSet() + "\t"
                + (steps.isPresent() ? "fitted" : "not") + "\t" + start + "\t" + steps.orElse(plan.steps());
    }

    private static void shorten(double[] gradient) {
        double square = 0;
        for (double entry : gradient) {
            square += entry * entry;
        }
        double factor = LONGEST_GRADIENT / Math.max(LONGEST_GRADIENT, Math.sqrt(square));
        for (int index = 0; index < gradient.length; index++) {
            gradient[index] *= factor;
        }
    }

    /** What the lines of a journal say about each width. */
    public List<Band> bands(Journal journal) {
        List<Band> bands = new ArrayList<>();
        for (int width : plan.widths()) {
            List<Band.Share> shares = new ArrayList<>();
            for (int examples : plan.examples(width)) {
                shares.add(share(journal, width, examples));
            }
            bands.add(Band.of(width, plan.parameters(width), shares));
        }
        return bands;
    }

    private Band.Share share(Journal journal, int width, int examples) {
        int tried = 0;
        int fitted = 0;
        for (int index = 0; index < Math.min(jobs.size(), journal.entries().size()); index++) {
            ThresholdPlan.Job job = jobs.get(index);
            if (job.width() == width && job.examples() == examples) {
                tried++;
                fitted += journal.entries().get(index).contains("\tfitted\t") ? 1 : 0;
            }
        }
        return new Band.Share(examples, fitted, tried);
    }
}
