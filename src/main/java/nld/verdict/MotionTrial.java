package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Along;
import nld.derivation.Derived;
import nld.derivation.Motion;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.FlowOutcome;
import nld.integration.Stopped;
import nld.integration.Trajectory;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * Follows the motion and watches a quantity drift from its law. A quantity must stay; a claim (X)' = r is tried as
 * X(t) − X(0) = ∫ r, with the integral followed beside the motion; any other claim by its two sides at each time.
 */
final class MotionTrial {
    private final Derived derived;
    private final Motion motion;
    private final Values values;
    private final List<Symbol> state = new ArrayList<>();
    private final List<Expression> rates = new ArrayList<>();
    private final List<Expression> terms = new ArrayList<>();
    private final double[] start;
    private final double from;
    private final double until;
    private boolean integrated = true;

    MotionTrial(Derived derived, Check check) {
        this.derived = derived;
        this.motion = derived.motion();
        this.values = new Values(check.conditions());
        for (int order = 0; order < motion.order(); order++) {
            for (Symbol coordinate : motion.coordinates()) {
                state.add(coordinate.atOrder(order));
            }
        }
        for (int index = motion.coordinates().size(); index < state.size(); index++) {
            rates.add(state.get(index));
        }
        rates.addAll(values.in(motion.solved()));
        double[] given = values.requiredStart(state);
        this.from = values.start(List.of(Symbol.TIME))[0];
        this.until = Values.exact(check.conditions().until().orElseThrow(() -> new Underivable(
                "the check has no end; give it in a line 'until t = …'"))).toDouble();
        addTerms(check);
        this.start = java.util.Arrays.copyOf(given, state.size());
    }

    private void addTerms(Check check) {
        if (check.subject() instanceof Check.Subject.Quantity subject) {
            Along names = derived.alongMotion(new Section.Motion(List.of(), check.place()));
            List<Expression> entries = Entries.of(subject.expression());
            if (entries.size() != 1) {
                throw new Underivable("the drift is that of one number; check the entries one by one");
            }
            addTerms(motion.onShell(names.rewrite(entries.get(0))), Expression.of(1));
            return;
        }
        String label = ((Check.Subject.OfClaim) check.subject()).label();
        Section section = derived.theorem().sectionOf(label).orElseThrow(() -> new Underivable(
                "there is no claim called " + label));
        Claim claim = section.claims().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
        addClaim(claim, section);
    }

    private void addClaim(Claim claim, Section section) {
        Relation relation = claim.relation();
        if (relation.sign() != Relation.Sign.EQUAL || !relation.left().shape().isScalar()) {
            throw new Underivable("drift is that of an equation between numbers; " + claim.label() + " is none");
        }
        Along names = derived.alongMotion(section);
        if (relation.left() instanceof Evolved rate && rate.evolution() == Evolved.Evolution.RATE) {
            addTerms(motion.onShell(names.rewrite(Entries.scalar(rate.operand()))), Expression.of(1));
            Symbol integral = Symbol.of("integral of " + claim.label(), rate.shape(), Symbol.Kind.STATE);
            Expression right = motion.onShell(names.rewrite(Entries.scalar(claim.relation().right())));
            state.add(integral);
            rates.add(values.in(right));
            addTerms(integral, Expression.of(-1));
            return;
        }
        integrated = false;
        addTerms(motion.onShell(names.rewrite(Entries.scalar(claim.relation().left()))), Expression.of(1));
        addTerms(motion.onShell(names.rewrite(Entries.scalar(claim.relation().right()))), Expression.of(-1));
    }

    private void addTerms(Expression quantity, Expression sign) {
        Expression numbers = values.in(quantity);
        List<Expression> parts = numbers instanceof Sum sum ? sum.terms() : List.of(numbers);
        parts.forEach(part -> terms.add(sign.times(part)));
    }

    Verdict decide() {
        return DriftTrial.of(this::follow);
    }

    private Followed follow(double tolerance) {
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        Lowered motions = Lowering.of(inputs, values.closed(inputs, rates));
        Lowered quantities = Lowering.of(inputs, values.closed(inputs, terms));
        FlowOutcome outcome = Flow.of(motions).follow(start, from, until, tolerance);
        return outcome instanceof Trajectory trajectory ? drift(trajectory, quantities)
                : new Followed.Lost("the motion " + ((Stopped) outcome).sentence());
    }

    private Followed drift(Trajectory trajectory, Lowered lowered) {
        double[] inputs = new double[state.size() + 1];
        double[] at = new double[state.size()];
        double[] parts = new double[terms.size()];
        double first = 0;
        double drift = 0;
        double scale = 0;
        boolean atStart = true;
        for (double t : DriftTrial.times(from, until)) {
            trajectory.at(t, at);
            System.arraycopy(at, 0, inputs, 0, at.length);
            inputs[at.length] = t;
            lowered.evaluate(inputs, parts);
            double sum = 0;
            double size = 0;
            for (double part : parts) {
                sum += part;
                size += Math.abs(part);
            }
            first = atStart && integrated ? sum : first;
            atStart = false;
            // written so that NaN is kept
            drift = Math.abs(sum - first) <= drift ? drift : Math.abs(sum - first);
            scale = size <= scale ? scale : size;
        }
        return new Followed.Drift(drift, scale, trajectory.evaluations());
    }
}
