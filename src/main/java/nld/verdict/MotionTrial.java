package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nld.derivation.Along;
import nld.derivation.Derived;
import nld.derivation.Motion;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.integration.Flow;
import nld.integration.FlowOutcome;
import nld.integration.MethodChange;
import nld.integration.Stopped;
import nld.integration.Trajectory;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;
import nld.model.Check;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * Follows the motion and watches a quantity drift from its law. A quantity must stay; a claim (X)' = r is tried as
 * X(t) − X(0) = ∫ r, with the integral followed beside the motion; any other claim by its two sides at each time.
 */
final class MotionTrial {
    private static final double UNIT = 0x1p-53;
    /** The part of a motion, from its start, that counts as early. */
    private static final double EARLY = 0.1;

    private final Derived derived;
    private final Motion motion;
    private final Values values;
    private final List<Symbol> state = new ArrayList<>();
    private final List<Expression> rates = new ArrayList<>();
    private final List<Expression> terms = new ArrayList<>();
    /** What the quantity and its law depend on. */
    private final Set<Symbol> named = new HashSet<>();
    /** How many of the terms make up the quantity itself, or the left side of its law. */
    private int own;
    private final double[] start;
    private final double from;
    private final double until;
    /** The right side of a law whose integral is followed. */
    private Optional<Expression> integrand = Optional.empty();
    private boolean integrated = true;
    private String quantity = "";
    /** Where the motion turned out to be stiff, when it did so last. */
    private Optional<MethodChange> change = Optional.empty();
    /** The law along the motion, as followed last: at the finest tolerance. */
    private final List<Observation.Law.Sample> law = new ArrayList<>();

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
        derived.theorem().system().constraint().ifPresent(constraint -> requireKept(constraint.function()));
        this.from = values.start(List.of(Symbol.TIME))[0];
        this.until = Values.exact(check.conditions().until().orElseThrow(() -> new Underivable(
                "the check has no end; give it in a line 'until t = …'"))).toDouble();
        addTerms(check);
        this.start = Arrays.copyOf(given, state.size());
    }

    /** A motion that starts off its constraint is none of the constrained system's. */
    private void requireKept(Expression constraint) {
        Expression kept = Entries.scalar(constraint);
        for (int order = 0; order < motion.order(); order++) {
            if (!derived.judge().isZero(values.exactAtStart(kept))) {
                throw new Underivable("the start does not keep the constraint: " + kept + " is not 0 there");
            }
            kept = derived.calculus().rate(kept);
        }
    }

    private void addTerms(Check check) {
        if (check.subject() instanceof Check.Subject.Quantity subject) {
            Along names = derived.alongMotion(new Section.Motion(List.of(), check.place()));
            List<Expression> entries = Entries.of(subject.expression());
            if (entries.size() != 1) {
                throw new Underivable("the drift is that of one number; check the entries one by one");
            }
            quantity = subject.expression().toString();
            addOwn(motion.onShell(names.rewrite(entries.get(0))));
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
            quantity = rate.operand().toString();
            addOwn(motion.onShell(names.rewrite(Entries.scalar(rate.operand()))));
            Expression right = motion.onShell(names.rewrite(Entries.scalar(claim.relation().right())));
            if (right.isZero()) {
                return;
            }
            Symbol integral = Symbol.of("integral of " + claim.label(), rate.shape(), Symbol.Kind.STATE);
            state.add(integral);
            rates.add(values.in(right));
            named.addAll(Symbols.of(values.in(right)));
            integrand = Optional.of(values.in(right));
            addTerms(integral, Expression.of(-1));
            return;
        }
        integrated = false;
        quantity = relation.left().toString();
        addOwn(motion.onShell(names.rewrite(Entries.scalar(claim.relation().left()))));
        addTerms(motion.onShell(names.rewrite(Entries.scalar(claim.relation().right()))), Expression.of(-1));
    }

    private void addOwn(Expression quantity) {
        addTerms(quantity, Expression.of(1));
        own = terms.size();
    }

    private void addTerms(Expression quantity, Expression sign) {
        Expression numbers = values.in(quantity);
        List<Expression> parts = numbers instanceof Sum sum ? sum.terms() : List.of(numbers);
        parts.forEach(part -> terms.add(sign.times(part)));
        named.addAll(Symbols.of(numbers));
    }

    /** The verdict; the drifts go to {@code seen}. */
    Verdict decide(Consumer<Observation> seen) {
        List<Observation.Drifts.Point> points = new ArrayList<>();
        Verdict verdict = DriftTrial.of(tolerance -> {
            law.clear();
            Followed followed = follow(tolerance);
            if (followed instanceof Followed.Drift drift && drift.isFinite()) {
                points.add(new Observation.Drifts.Point(tolerance, drift.size(), drift.floor()));
            }
            return followed;
        });
        seen.accept(new Observation.Drifts(points));
        seen.accept(new Observation.Law(quantity, law));
        return change.map(stiff -> Evidence.and(verdict, "the motion " + stiff.sentence())).orElse(verdict);
    }

    private Followed follow(double tolerance) {
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        Lowered motions = Lowering.of(inputs, values.closed(inputs, rates));
        List<Expression> seen = new ArrayList<>(terms);
        integrand.ifPresent(seen::add);
        Roundoff quantities = Lowering.roundoff(inputs, values.closed(inputs, seen));
        FlowOutcome outcome = Flow.of(motions).follow(start, from, until, tolerance);
        if (outcome instanceof Trajectory trajectory) {
            change = trajectory.change().or(() -> change);
            return watched(trajectory, quantities);
        }
        return new Followed.Lost("the motion " + ((Stopped) outcome).sentence());
    }

    private Followed watched(Trajectory trajectory, Roundoff lowered) {
        Watch watch = new Watch();
        double[] inputs = new double[state.size() + 1];
        double[] errors = new double[inputs.length];
        double[] at = new double[state.size()];
        double[] parts = new double[terms.size() + (integrand.isPresent() ? 1 : 0)];
        double[] partErrors = new double[parts.length];
        for (double t : DriftTrial.times(from, until)) {
            trajectory.at(t, at);
            System.arraycopy(at, 0, inputs, 0, at.length);
            inputs[at.length] = t;
            for (int index = 0; index < inputs.length; index++) {
                errors[index] = UNIT * Math.abs(inputs[index]);
            }
            lowered.evaluate(inputs, errors, parts, partErrors);
            watch.see(t, at, parts, partErrors);
        }
        if (change.isPresent()) {
            watch.seeIntegral(trajectory.evaluations());
        }
        return watch.followed(trajectory.evaluations());
    }

    /** Keeps the extremes of what is seen at the sample times; every comparison is written so that NaN is kept. */
    private final class Watch {
        private final Range[] places = ranges(motion.order() * motion.coordinates().size());
        private final Range[] parts = ranges(terms.size());
        private double first;
        private boolean begun;
        private double drift;
        private double size;
        private double scale;
        private double magnitude;
        /** The largest rounding error of the right side whose integral is followed. */
        private double integral;

        private Range[] ranges(int count) {
            return Stream.generate(Range::new).limit(count).toArray(Range[]::new);
        }

        void see(double t, double[] at, double[] values, double[] errors) {
            double sum = 0;
            double quantity = 0;
            double sizes = 0;
            double rounding = 0;
            for (int index = 0; index < parts.length; index++) {
                parts[index].see(values[index]);
                sum += values[index];
                quantity += index < own ? values[index] : 0;
                sizes += Math.abs(values[index]);
                rounding += errors[index];
            }
            for (int index = 0; index < places.length; index++) {
                places[index].see(at[index]);
            }
            integral = values.length > parts.length ? larger(integral, errors[parts.length]) : 0;
            first = !begun && integrated ? sum : first;
            begun = true;
            law.add(new Observation.Law.Sample(t, quantity, quantity - (sum - first)));
            drift = larger(drift, Math.abs(sum - first));
            size = larger(size, sizes);
            scale = larger(scale, larger(sizes, rounding / UNIT));
            // early, terms that cancel later and grow without bound are still of the size of what they describe
            boolean early = Math.abs(t - from) <= EARLY * Math.abs(until - from);
            magnitude = larger(magnitude, early ? sizes : Math.abs(quantity));
        }

        /**
         * Steps of the implicit method are few, so that roundings counted by evaluations leave out those of the right side at all
         * times: where its terms cancel they are what an integral gathers.
         */
        void seeIntegral(long evaluations) {
            scale += integral * Math.abs(until - from) / (UNIT * (evaluations + 1.0));
        }

        private double larger(double largest, double value) {
            return value <= largest ? largest : value;
        }

        Followed followed(long evaluations) {
            Followed.Drift seen = new Followed.Drift(drift, size == 0 ? 0 : scale, magnitude, evaluations);
            double roundings = UNIT * (evaluations + 1.0);
            if (Stream.of(places).allMatch(range -> range.width() <= roundings * range.size())) {
                return new Followed.Still("nothing moves along this motion, so that nothing was tried; take another start");
            }
            if (size > 0 && IntStream.range(0, places.length).noneMatch(
                    index -> isWatched(state.get(index)) && places[index].width() > roundings * places[index].size())) {
                return new Followed.Still("nothing that the quantity depends on moves along this motion, so that nothing was tried; take another start");
            }
            if (size > 0 && terms.size() > 1 && Stream.of(parts).allMatch(range -> range.width() <= seen.floor())) {
                return new Followed.Still("no term of the quantity moves along this motion, so that nothing was tried;"
                        + " take another start");
            }
            return seen;
        }
    }

    /** Whether the quantity depends on a part of the state, or on how the place moves that it is. */
    private boolean isWatched(Symbol part) {
        return named.contains(part) || part.order() == 0
                && named.stream().anyMatch(symbol -> symbol.kind() == Symbol.Kind.COORDINATE && symbol.atOrder(0) == part);
    }

    private static final class Range {
        private double least = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;

        void see(double value) {
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }

        double width() {
            return largest - least;
        }

        double size() {
            return Math.max(Math.abs(least), Math.abs(largest));
        }
    }
}
