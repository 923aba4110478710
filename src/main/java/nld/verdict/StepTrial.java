package nld.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.descent.DescentOutcome;
import nld.descent.Sampling;
import nld.descent.StepObserver;
import nld.discretization.AlongSteps;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Relation;

/**
 * Runs real descent and holds a claim against the states that the run itself produced: {@code next} and {@code last}
 * are what it stored, not what the rule's formula says.
 */
final class StepTrial {
    private static final double UNIT = 0x1p-53;

    private final Recurrence recurrence;
    private final Values values;
    private final int steps;
    private final RuleRun run;
    private final Relation.Sign sign;
    private final StoredSteps stored;
    private final List<Expression> outputs = new ArrayList<>();

    StepTrial(Derived derived, Recurrence recurrence, List<Recurrence> draws, Check check) {
        if (!(check.subject() instanceof Check.Subject.OfClaim subject)) {
            throw new Underivable("a step law is a claim; write 'check NAME: claim LABEL along …'");
        }
        this.recurrence = recurrence;
        this.steps = check.conditions().steps().orElseThrow(() -> new Underivable(
                "the check has no number of steps; give it in a line 'steps 1000'"));
        this.values = RuleRun.values(recurrence, check);
        this.run = new RuleRun(recurrence, draws, values);
        Claim claim = derived.theorem().claims().filter(one -> one.label().equals(subject.label())).findFirst()
                .orElseThrow(() -> new Underivable("there is no claim called " + subject.label()));
        this.sign = claim.relation().sign();
        if (sign == Relation.Sign.DIFFERENT) {
            throw new Underivable("that two sides differ somewhere is not seen step by step");
        }
        this.stored = new StoredSteps(recurrence,
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus());
        prepare(claim);
    }

    private void prepare(Claim claim) {
        List<Expression> left = sides(claim.relation().left());
        List<Expression> right = sides(claim.relation().right());
        for (int index = 0; index < left.size(); index++) {
            outputs.add(left.get(index).minus(right.get(index)));
        }
        left.forEach(side -> outputs.add(size(side)));
        right.forEach(side -> outputs.add(size(side)));
    }

    /** A side as the run is written: by its entries or as it is. */
    private List<Expression> sides(Expression side) {
        return recurrence.writing().parts(side).stream().map(part -> values.in(stored.rewrite(part))).toList();
    }

    /** The sum of the sizes of the terms: what a residual is compared with. */
    private static Expression size(Expression side) {
        List<Expression> terms = side instanceof Sum sum ? sum.terms() : List.of(side);
        return terms.isEmpty() ? side : Sum.of(terms.stream().map(term -> term.apply(Function.ABS)).toList());
    }

    /** The verdict; the residuals go to {@code seen}. */
    Verdict decide(Consumer<Observation> seen) {
        Watch watch = new Watch();
        DescentOutcome outcome = run.through(steps, watch);
        seen.accept(watch.notes.observation());
        boolean whole = outcome instanceof DescentOutcome.Completed;
        if (!whole && !watch.law.isDecided()) {
            return new Undecided("the run " + outcome.sentence());
        }
        Verdict verdict = watch.law.verdict();
        if (verdict instanceof Confirmed confirmed) {
            return watch.moves ? new Confirmed(confirmed.evidence() + drawn()) : new Undecided(
                    "the run rests at its start, as far as the claim sees, so that nothing was tried; take another start");
        }
        return verdict instanceof Refuted refuted ? new Refuted(refuted.evidence() + drawn(), refuted.witness()) : verdict;
    }

    /** How the loss of each step was drawn; nothing where there is one only. */
    private String drawn() {
        return recurrence.rule().sampling().map(sampling -> "; " + sampling.words()).orElse("");
    }

    /** Shows each step to the law, with the bound on what rounding can do. */
    private final class Watch implements StepObserver {
        private final StepLaw law = new StepLaw();
        private final ResidualNotes notes = new ResidualNotes(steps);
        private boolean moves;
        private final int dimension = Values.entries(recurrence.coordinates()).size();
        private final int states = Values.entries(recurrence.states()).size();
        /** Coordinates and states: how many of them a run stores. */
        private final int width = dimension + states;
        /** The symbol that each entry of what is stored belongs to. */
        private final List<Symbol> names = stored.inputs().stream()
                .flatMap(symbol -> Collections.nCopies(Entries.count(symbol.shape()), symbol).stream()).toList();
        private final int[] watched = watched();
        private final Roundoff roundoff = values.roundoff(stored.inputs(), outputs);
        private final List<Roundoff> ofSteps = run.roundoff();
        private final Sampling.Draws draws = run.draws();
        private final Optional<Backward> backward = recurrence.canLookBack() ? Optional.of(new Backward()) : Optional.empty();
        private final Clock clock = new Clock();
        private final double[] before = new double[width + 1];
        private final double[] exact = new double[width + 1];
        private final double[] after = new double[width];
        private final double[] afterErrors = new double[width];
        private final double[] given = new double[names.size()];
        private final double[] errors = new double[names.size()];
        private final double[] seen = new double[outputs.stream().mapToInt(output -> Entries.count(output.shape())).sum()];
        private final double[] seenErrors = new double[seen.length];
        private final double[] previous = new double[width];

        @Override
        public void step(int step, double[] position, double[] state, double[] nextPosition, double[] nextState) {
            System.arraycopy(position, 0, before, 0, dimension);
            System.arraycopy(state, 0, before, dimension, states);
            before[width] = step;
            ofSteps.get(draws.next()).evaluate(before, exact, after, afterErrors);
            System.arraycopy(before, 0, given, 0, width);
            System.arraycopy(nextPosition, 0, given, width, dimension);
            System.arraycopy(nextState, 0, given, width + dimension, states);
            System.arraycopy(afterErrors, 0, errors, width, width);
            remember(step);
            clock.read(step, given, errors, 3 * width);
            moves = moves || isMoving();
            if (step > 1 || isSeenFromTheStart()) {
                roundoff.evaluate(given, errors, seen, seenErrors);
                observe(step);
            }
        }

        /** The entries of position and states on which the claim depends; all where it depends on none. */
        private int[] watched() {
            Set<Symbol> named = outputs.stream().flatMap(output -> Symbols.of(output).stream()).collect(Collectors.toSet());
            int[] entries = IntStream.range(0, 3 * width).filter(index -> named.contains(names.get(index)))
                    .map(index -> index % width).distinct().toArray();
            return entries.length == 0 ? IntStream.range(0, width).toArray() : entries;
        }

        /** Whether an entry that the claim sees changes in this step by more than rounding. */
        private boolean isMoving() {
            for (int index : watched) {
                if (Math.abs(given[width + index] - given[index]) > errors[width + index] + UNIT * Math.abs(given[index])) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSeenFromTheStart() {
            return !stored.looksBack() || backward.isPresent() && !stored.looksBackAtStates();
        }

        /** Before the first step there is no stored state: there a rule whose coordinates can be is run backward from the start. */
        private void remember(int step) {
            System.arraycopy(previous, 0, given, 2 * width, width);
            if (step == 1) {
                backward.ifPresent(back -> back.from(before, given, errors, 2 * width));
            } else {
                java.util.Arrays.fill(errors, 2 * width, 3 * width, 0);
            }
            System.arraycopy(before, 0, previous, 0, width);
        }

        private void observe(int step) {
            int count = seen.length / 3;
            for (int index = 0; index < count; index++) {
                double residual = switch (sign) { // written so that NaN is kept
                    case AT_MOST -> seen[index] <= 0 ? 0 : seen[index];
                    case AT_LEAST -> seen[index] >= 0 ? 0 : seen[index];
                    default -> seen[index];
                };
                notes.see(step, residual, seenErrors[index]);
                law.observe(step, residual, Math.max(seen[count + index], seen[2 * count + index]), seenErrors[index]);
            }
        }
    }

    /** The rule run backward from the start. */
    private final class Backward {
        private final Roundoff roundoff;
        private final double[] last = new double[Values.entries(recurrence.coordinates()).size()];
        private final double[] lastErrors = new double[last.length];

        Backward() {
            List<Symbol> inputs = new ArrayList<>(recurrence.coordinates());
            inputs.addAll(recurrence.states());
            inputs.add(Symbol.STEP);
            roundoff = values.roundoff(inputs, recurrence.coordinates().stream().map(recurrence::last).toList());
        }

        void from(double[] state, double[] given, double[] errors, int at) {
            roundoff.evaluate(state, new double[state.length], last, lastErrors);
            System.arraycopy(last, 0, given, at, last.length);
            System.arraycopy(lastErrors, 0, errors, at, last.length);
        }
    }

    /** Learning time before each step: the sum of the rates so far; none where the coordinates have different rates. */
    private final class Clock {
        private final double[] step = new double[1];
        private final double[] rate = {Double.NaN};
        private final Optional<Lowered> rates = recurrence.rule().rate().map(
                stated -> Lowering.of(List.of(Symbol.STEP), values.closed(List.of(Symbol.STEP), List.of(stated))));
        private final boolean steady = recurrence.rule().rate().filter(
                stated -> !Symbols.occurs(stated, part -> part == Symbol.STEP)).isPresent();
        private double elapsed;

        void read(int count, double[] given, double[] errors, int at) {
            step[0] = count;
            rates.ifPresent(known -> known.evaluate(step, rate));
            given[at] = steady ? rate[0] * (count - 1) : elapsed;
            errors[at] = (steady ? 2 : 2 * count) * UNIT * given[at];
            given[at + 1] = count;
            elapsed += rate[0];
        }
    }
}
