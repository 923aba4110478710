package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.discretization.AlongSteps;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Relation;
import nld.statistics.MeanInterval;

/**
 * Holds means against many runs with seeds 1, 2, 3, …: of a quantity at the end of the run, or of the difference of both sides
 * of a claim about expectations, averaged over all steps. What a step makes of the state before it has exactly the claimed mean
 * given that state, so that the difference has the mean 0 at every step, whatever the steps before it were.
 *
 * <p>The mean has to lie where it is said to, and a stated alternative outside of the interval: a sample that could not tell
 * them apart decides nothing.
 */
final class MeanTrial {
    /** A part of the size of its terms that rounding may make of a mean. */
    private static final double ROUNDING = 1e-12;

    private final Derived derived;
    private final Recurrence recurrence;
    private final Check check;
    private final Values values;
    private final RuleRun run;
    private final int steps;
    private final StoredSteps stored;
    /** After how many steps all losses are there to be drawn again. */
    private final int epoch;

    MeanTrial(Derived derived, Recurrence recurrence, List<Recurrence> draws, Check check) {
        this.derived = derived;
        this.recurrence = recurrence;
        this.check = check;
        this.steps = check.conditions().steps().orElseThrow(() -> new Underivable(
                "the check has no number of steps; give it in a line 'steps 1000'"));
        if (!recurrence.rule().isRandom()) {
            throw new Underivable("nothing is random in the steps of " + recurrence.rule().name() + "; expect every step");
        }
        this.epoch = recurrence.rule().sampling().filter(sampling -> !sampling.replacement())
                .map(sampling -> sampling.losses().size()).orElse(1);
        this.values = RuleRun.values(recurrence, check);
        this.run = new RuleRun(recurrence, draws, values);
        this.stored = new StoredSteps(recurrence,
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus());
    }

    Verdict decide(Check.Expectation.Mean mean) {
        return check.subject() instanceof Check.Subject.Quantity quantity
                ? ofQuantity(quantity.expression(), mean) : ofClaim(((Check.Subject.OfClaim) check.subject()).label(), mean);
    }

    /** What one run shows: some numbers, from the steps that it has seen. */
    private interface Sample extends StepObserver {
        double[] seen();
    }

    /** The samples of all seeds, entry by entry. */
    private record Samples(double[][] entries) {
        MeanInterval interval(int entry, double confidence) {
            return MeanInterval.of(entries[entry], confidence);
        }
    }

    /** Thrown where a run does not reach its end. */
    private static final class Unfinished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfinished(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** What came of the run with one seed. */
    private record Ran(double[] seen, DescentOutcome outcome) {
    }

    /** The runs go over all cores; what they show is kept in the order of the seeds. */
    private Samples samples(int seeds, int entries, Supplier<Sample> sample) {
        AtomicBoolean interrupted = new AtomicBoolean();
        List<Ran> runs = IntStream.rangeClosed(1, seeds).parallel().mapToObj(seed -> ran(seed, sample.get(), interrupted)).toList();
        double[][] seen = new double[entries][seeds];
        for (int seed = 1; seed <= seeds; seed++) {
            Ran run = runs.get(seed - 1);
            if (!(run.outcome() instanceof DescentOutcome.Completed)) {
                throw new Unfinished("the run with seed " + seed + " " + run.outcome().sentence());
            }
            for (int entry = 0; entry < entries; entry++) {
                seen[entry][seed - 1] = run.seen()[entry];
            }
        }
        return new Samples(seen);
    }

    /** An interrupt reaches one thread: the others begin no further run. */
    private Ran ran(int seed, Sample sample, AtomicBoolean interrupted) {
        if (interrupted.get()) {
            return new Ran(new double[0], new DescentOutcome.Interrupted(0));
        }
        DescentOutcome outcome = run.through(steps, sample, seed);
        if (outcome instanceof DescentOutcome.Interrupted) {
            interrupted.set(true);
        }
        return new Ran(sample.seen(), outcome);
    }

    private Verdict ofQuantity(Expression quantity, Check.Expectation.Mean mean) {
        if (!quantity.shape().isScalar() || mean.value().isEmpty()) {
            throw new Underivable("the mean of a quantity is a stated number, as in: expect mean 50 over 100 seeds, …, within 1/50");
        }
        List<Symbol> inputs = new ArrayList<>(recurrence.coordinates());
        inputs.addAll(recurrence.states());
        Lowered formula = Lowering.of(inputs, values.closed(inputs, List.of(stored.rewrite(Entries.scalar(quantity)))));
        try {
            MeanInterval interval = samples(mean.seeds(), 1, () -> new AtTheEnd(formula.fork())).interval(0, mean.confidence().toDouble());
            return new StatedMean(number(mean.value().get()), mean.within().map(this::number).orElse(0.0),
                    mean.against().map(this::number)).judged(interval, words(mean));
        } catch (Unfinished unfinished) {
            return new Undecided(unfinished.getMessage());
        }
    }

    private double number(Expression stated) {
        return values.number(Entries.scalar(stated));
    }

    /** A quantity after the last step. */
    private final class AtTheEnd implements Sample {
        private final Lowered formula;
        private final double[] state;
        private final double[] value = new double[1];

        AtTheEnd(Lowered formula) {
            this.formula = formula;
            this.state = new double[formula.inputs()];
        }

        @Override
        public void step(int step, double[] position, double[] states, double[] nextPosition, double[] nextState) {
            if (step == steps) {
                System.arraycopy(nextPosition, 0, state, 0, nextPosition.length);
                System.arraycopy(nextState, 0, state, nextPosition.length, nextState.length);
                formula.evaluate(state, value);
            }
        }

        @Override
        public double[] seen() {
            return value;
        }
    }

    private Verdict ofClaim(String label, Check.Expectation.Mean mean) {
        Claim claim = derived.theorem().claims().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
        if (mean.value().isPresent() || mean.against().isEmpty()) {
            throw new Underivable("a claim says itself what is expected, and the check what would be wrong, as in: expect mean over 100 seeds, …, against …");
        }
        if (claim.relation().sign() != Relation.Sign.EQUAL || claim.asymptotics().isPresent()) {
            throw new Underivable("only an exact equation between expectations is held against runs");
        }
        List<Expression> left = realized(claim.relation().left());
        List<Expression> right = realized(claim.relation().right());
        List<Expression> wrong = realized(mean.against().get());
        List<Expression> differences = new ArrayList<>();
        for (int entry = 0; entry < left.size(); entry++) {
            differences.add(left.get(entry).minus(right.get(entry)));
            differences.add(left.get(entry).minus(wrong.get(entry)));
            differences.add(left.get(entry).apply(Function.ABS));
        }
        List<Symbol> inputs = stored.inputs();
        Lowered formula = Lowering.of(inputs, values.closed(inputs, differences));
        try {
            return judged(samples(mean.seeds(), differences.size(), () -> new OverSteps(formula.fork())), mean);
        } catch (Unfinished unfinished) {
            return new Undecided(unfinished.getMessage());
        }
    }

    /** The entries of a side with every expectation replaced by what happened. */
    private List<Expression> realized(Expression side) {
        return Entries.of(side).stream().map(entry -> stored.rewrite(new Realized().of(entry))).toList();
    }

    /** The mean of formulas over all steps; of losses drawn without replacement over those steps before which all are there. */
    private final class OverSteps implements Sample {
        private final Lowered formula;
        private final double[] given;
        private final double[] now;
        private final double[] sums;
        private int seen;

        OverSteps(Lowered formula) {
            this.formula = formula;
            this.given = new double[formula.inputs()];
            this.now = new double[formula.outputs()];
            this.sums = new double[formula.outputs()];
            // what a claim about means cannot ask for: the state before the last step, and time
            Arrays.fill(given, Double.NaN);
        }

        @Override
        public void step(int step, double[] position, double[] states, double[] nextPosition, double[] nextState) {
            if ((step - 1) % epoch != 0) {
                return;
            }
            seen++;
            int width = position.length + states.length;
            System.arraycopy(position, 0, given, 0, position.length);
            System.arraycopy(states, 0, given, position.length, states.length);
            System.arraycopy(nextPosition, 0, given, width, position.length);
            System.arraycopy(nextState, 0, given, width + position.length, states.length);
            given[given.length - 1] = step;
            formula.evaluate(given, now);
            for (int entry = 0; entry < sums.length; entry++) {
                sums[entry] += now[entry];
            }
        }

        @Override
        public double[] seen() {
            return Arrays.stream(sums).map(sum -> sum / seen).toArray();
        }
    }

    /**
     * Every entry has to have the mean 0, and some entry of the alternative another; the confidence is shared among them. A mean that
     * rounding alone may have made is not 0 for the interval of runs that hardly differ, and refutes nothing.
     */
    private Verdict judged(Samples samples, Check.Expectation.Mean mean) {
        int entries = samples.entries().length / 3;
        double confidence = 1 - (1 - mean.confidence().toDouble()) / entries;
        List<MeanInterval> claimed = IntStream.range(0, entries).mapToObj(entry -> samples.interval(3 * entry, confidence)).toList();
        List<MeanInterval> wrong = IntStream.range(0, entries).mapToObj(entry -> samples.interval(3 * entry + 1, confidence)).toList();
        for (int entry = 0; entry < entries; entry++) {
            double size = Arrays.stream(samples.entries()[3 * entry + 2]).max().orElseThrow();
            Optional<Verdict> fails = fails(claimed.get(entry), wrong.get(entry), size, mean);
            if (fails.isPresent()) {
                return fails.get();
            }
        }
        int seen = IntStream.range(0, entries).filter(entry -> !wrong.get(entry).holds(0)).findFirst().orElse(-1);
        MeanInterval interval = claimed.get(Math.max(seen, 0));
        String found = String.format(Locale.ROOT, "left − right has the mean %.2g ± %.2g, %s", interval.mean(), interval.halfWidth(), words(mean));
        return seen < 0 ? new Undecided(found + "; that is too wide to notice the alternative: take more seeds or steps")
                : new Confirmed(found + String.format(Locale.ROOT, "; the alternative is off by %.3g ± %.2g",
                        wrong.get(seen).mean(), wrong.get(seen).halfWidth()));
    }

    /** Why an entry, whose left side is of {@code size}, does not confirm the claim; nothing where it does. */
    private Optional<Verdict> fails(MeanInterval claimed, MeanInterval wrong, double size, Check.Expectation.Mean mean) {
        if (!isFinite(claimed)) {
            return Optional.of(new Undecided("the claim is not a finite number along every run, or looks further than the step before it"));
        }
        if (!isFinite(wrong)) {
            return Optional.of(new Undecided("the alternative is not a finite number along every run"));
        }
        if (claimed.holds(0)) {
            return Optional.empty();
        }
        return Optional.of(Math.abs(claimed.mean()) <= ROUNDING * size
                ? new Undecided(String.format(Locale.ROOT, "left − right has the mean %.2g ± %.2g, which rounding of terms of size %.2g explains: "
                        + "the runs hardly differ, take more noise", claimed.mean(), claimed.halfWidth(), size))
                : new Refuted(String.format(Locale.ROOT, "left − right has the mean %.3g ± %.2g, not 0, %s", claimed.mean(),
                        claimed.halfWidth(), words(mean)), Optional.empty()));
    }

    private static boolean isFinite(MeanInterval interval) {
        return Double.isFinite(interval.mean()) && Double.isFinite(interval.halfWidth());
    }

    private String words(Check.Expectation.Mean mean) {
        return "over seeds 1 to " + mean.seeds() + " with " + steps + " steps each, at confidence " + mean.confidence().toDouble();
    }
}
