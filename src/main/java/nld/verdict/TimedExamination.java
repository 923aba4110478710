package nld.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import nld.kernel.Undecided;
import nld.model.Check;
import nld.model.Place;
import nld.model.Section;
import nld.model.Theorem;
import nld.verdict.Finding.Subject;

/**
 * Examines one theorem within a bound of time. What is known when the time is over stands; the rest is undecided, and
 * says so. The examining thread is interrupted then, and given up where it does not hear.
 */
public final class TimedExamination {
    /** What reading and examining may need for formulas nested as deep as the notation allows. */
    public static final long STACK_BYTES = 64L << 20;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Examiner examiner;
    private final Theorem theorem;
    private final Duration bound;
    private final List<Finding> findings = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    /** Thrown in the examining thread when its time is over: what it finds is not wanted any more. */
    private static final class TimeIsOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimeIsOver() {
            super("time is over", null, false, false);
        }
    }

    /** An examination of {@code theorem} that takes at most {@code bound}, and a short grace after that. */
    public TimedExamination(Examiner examiner, Theorem theorem, Duration bound) {
        this.examiner = examiner;
        this.theorem = theorem;
        this.bound = bound;
    }

    /** The findings, one for each claim, expectation and control. Faults of the examiner are the causes of an {@link IllegalStateException}. */
    public List<Finding> run() throws InterruptedException {
        Thread thread = new Thread(null, this::examine, "examining " + theorem.name(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, bound.toMillis()));
        } catch (InterruptedException stopped) {
            over.set(true);
            thread.interrupt();
            throw stopped;
        }
        if (thread.isAlive()) {
            over.set(true);
            thread.interrupt();
            thread.join(GRACE.toMillis());
        }
        if (fault.get() != null) {
            throw new IllegalStateException(fault.get().getClass().getSimpleName()
                    + (fault.get().getMessage() == null ? "" : ": " + fault.get().getMessage().lines().findFirst().orElse("")), fault.get());
        }
        return completed();
    }

    private void examine() {
        try {
            examiner.examine(theorem, this::found);
        } catch (TimeIsOver ignored) {
            // what is missing is filled in by completed()
        } catch (RuntimeException | Error unexpected) {
            fault.compareAndSet(null, unexpected);
        }
    }

    private void found(Finding finding) {
        if (over.get()) {
            throw new TimeIsOver();
        }
        synchronized (findings) {
            findings.add(finding);
        }
    }

    private List<Finding> completed() {
        List<Finding> all = new ArrayList<>();
        synchronized (findings) {
            all.addAll(findings);
        }
        if (over.get()) {
            List<Finding> expected = undecided();
            all.addAll(expected.subList(Math.min(all.size(), expected.size()), expected.size()));
        }
        return all;
    }

    /** Every finding there should be, in the examiner's order, undecided for want of time. */
    private List<Finding> undecided() {
        List<Finding> all = new ArrayList<>();
        for (Section section : theorem.sections()) {
            section.claims().forEach(claim -> all.add(undecided(
                    claim.open().isPresent() ? Subject.OPEN : Subject.CLAIM, claim.label(), claim.text(), claim.place())));
        }
        for (Check check : theorem.checks()) {
            check.expectations().forEach(expected ->
                    all.add(undecided(Subject.CHECK, check.label(), "the expectation of line " + expected.place().line(),
                            expected.place())));
        }
        theorem.controls().forEach(control ->
                all.add(undecided(Subject.CONTROL, control.breaks(), control.text(), control.place())));
        return all;
    }

    private Finding undecided(Subject subject, String name, String text, Place place) {
        String seconds = java.math.BigDecimal.valueOf(bound.toMillis(), 3).stripTrailingZeros().toPlainString();
        return new Finding(subject, name, text, place,
                new Undecided("time: the theorem's " + seconds + " s were over (--timeout)"), Optional.empty());
    }
}
