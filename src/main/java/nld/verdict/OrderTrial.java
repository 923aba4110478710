package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.descent.DescentOutcome;
import nld.descent.StepObserver;
import nld.discretization.AlongSteps;
import nld.discretization.ErrorConstant;
import nld.discretization.GradientFlow;
import nld.discretization.MatchingFlow;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.integration.Arrival;
import nld.integration.Flow;
import nld.integration.FlowOutcome;
import nld.integration.MethodChange;
import nld.integration.Stopped;
import nld.integration.Trajectory;
import nld.kernel.Confirmed;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.model.Check;
import nld.model.Place;

/** Compares real descent with a flow at a common time, and reads the order off the slopes. */
final class OrderTrial {
    private static final double FINE = 1e-12;
    private static final double COARSE = 1e-11;
    private static final double DRAWN = 1e-8;
    /** The most entries of a run whose course is kept: nobody looks at more of them. */
    private static final int MOST_DRAWN = 200;
    private static final Check.Expectation.Order GRADIENT_FLOW =
            new Check.Expectation.Order(1, Check.Flow.GRADIENT_FLOW, 0, new Place(1, 1));

    private final Map<Check.Expectation.Order, Reference> references = new HashMap<>();
    private final Variant variant;
    private final Derived derived;
    private final Recurrence recurrence;
    private final Check check;
    private final StoredSteps names;
    private final List<Expression> quantity;
    /** The differences that the latest observation saw, from the largest rate on. */
    private final List<LeadingError.Measured> measured = new ArrayList<>();
    /** Where the flow turned out to be stiff, when it did so last. */
    private Optional<MethodChange> change = Optional.empty();
    private final Symbol rate;
    private final Consumer<Observation> seen;
    private final Rational until;

    OrderTrial(Variant variant, Derived derived, Recurrence recurrence, Check check, Consumer<Observation> seen) {
        this.seen = seen;
        this.variant = variant;
        this.derived = derived;
        this.recurrence = recurrence;
        this.check = check;
        if (!(check.subject() instanceof Check.Subject.Quantity subject)) {
            throw new Underivable("an order is that of a quantity, not of a claim");
        }
        if (Symbols.occurs(subject.expression(), Evolved.class::isInstance)) {
            throw new Underivable("an order is that of a quantity of one state, without next and last");
        }
        this.names = new StoredSteps(recurrence,
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus());
        this.quantity = recurrence.writing().parts(subject.expression()).stream().map(names::rewrite).toList();
        if (!(recurrence.rate() instanceof Symbol symbol)) {
            throw new Underivable("the rate of the rule is " + recurrence.rate()
                    + "; to be varied it must be a parameter, as in 'rate eta'");
        }
        this.rate = symbol;
        this.until = Values.exact(check.conditions().until().orElseThrow(() -> new Underivable(
                "the check has no end; give it in a line 'until t = …'")));
    }

    Verdict decide(Check.Expectation.Order order) {
        if (check.conditions().rates().isEmpty() && order.against() == Check.Flow.MOTION) {
            throw new Underivable("against the motion of the system the rates are stated: its start does not follow from other starts");
        }
        Verdict slopes = check.conditions().rates().isEmpty() ? decideInRange(order) : decideAtRates(order);
        Verdict verdict = slopes instanceof Confirmed confirmed && order.constant().isPresent() ? constant(confirmed, order) : slopes;
        return change.map(stiff -> Evidence.and(verdict, "the flow " + stiff.sentence())).orElse(verdict);
    }

    /** The verdict on an order that is confirmed, once the leading error is held against what is predicted of it. */
    private Verdict constant(Confirmed confirmed, Check.Expectation.Order order) {
        if (order.against() == Check.Flow.MOTION) {
            throw new Underivable("against the motion of the system no constant of the leading error is predicted");
        }
        ErrorConstant predicted = order.against() == Check.Flow.MATCHING_FLOW
                ? ErrorConstant.ofMatching(recurrence, derived.calculus(), derived.judge())
                : ErrorConstant.ofModified(recurrence, order.power(), derived.calculus(), derived.judge());
        if (predicted.power() != order.order()) {
            throw new Underivable("the leading error is of order " + predicted.power() + ": its constant is no constant of order " + order.order());
        }
        Values values = new Values(check.conditions()).with(rate, Rational.ZERO);
        return new LeadingError(predicted, recurrence, values, derived.calculus(), quantity, until.toDouble())
                .judged(confirmed, measured, values.number(order.constant().get()));
    }

    private Verdict decideAtRates(Check.Expectation.Order order) {
        Verdict verdict = observed(order, rates()).verdict(order.order());
        return verdict instanceof Undecided ? range().judged(verdict, rates().get(0)) : verdict;
    }

    /** At rates that are looked for, and from starts nearby as well. */
    private Verdict decideInRange(Check.Expectation.Order order) {
        List<Rational> rates = range().rates();
        OrderFinding finding = observed(order, rates);
        List<OrderFinding> others = finding.verdict(order.order()) instanceof Confirmed
                ? NearbyStarts.of(check).stream().map(near -> from(near).observed(order, rates)).toList()
                : List.of();
        return NearbyStarts.together(finding, others, order.order());
    }

    /** The same trial from another start; the flows are those that were derived. */
    private OrderTrial from(Check near) {
        OrderTrial trial = new OrderTrial(variant, derived, recurrence, near, unseen -> { });
        trial.references.putAll(references);
        return trial;
    }

    private RateRange range() {
        Reference leading = recurrence.form().isPresent() ? reference(GRADIENT_FLOW) : Reference.modified(recurrence, 0, derived);
        return RateRange.of(new Values(check.conditions()), recurrence, leading, until, derived);
    }

    private OrderFinding observed(Check.Expectation.Order order, List<Rational> rates) {
        measured.clear();
        List<Observation.Orders.Point> points = new ArrayList<>();
        OrderFinding finding = ObservedOrder.of(at -> {
            Compared compared = compare(at, order);
            if (compared instanceof Compared.Apart apart) {
                measured.add(new LeadingError.Measured(at, apart));
                points.add(new Observation.Orders.Point(at, apart.size(), apart.floor()));
            }
            return compared;
        }, rates, ObservedOrder.HALVINGS);
        seen.accept(new Observation.Orders(order.order(), order.against().word(), points,
                finding instanceof OrderFinding.Settled settled ? Optional.of(settled.value()) : Optional.empty()));
        points.stream().findFirst().flatMap(point -> drawn(point.rate(), order)).ifPresent(seen);
        return finding;
    }

    private List<Rational> rates() {
        List<Rational> rates = check.conditions().rates().stream().map(Values::exact).toList();
        for (int index = 0; index < rates.size(); index++) {
            boolean falls = index == 0 || rates.get(index).compareTo(rates.get(index - 1)) < 0;
            if (rates.get(index).signum() <= 0 || !falls) {
                throw new Underivable("found the rate " + rates.get(index)
                        + "; expected positive rates, each smaller than the one before");
            }
        }
        return rates;
    }

    private Compared compare(Rational eta, Check.Expectation.Order order) {
        Optional<Integer> steps = ObservedOrder.steps(until, eta);
        if (steps.isEmpty()) {
            return new Compared.Unusable("no whole number of steps ends at t = " + until);
        }
        Values values = new Values(check.conditions()).with(rate, eta);
        DescentOutcome run = new RuleRun(recurrence, List.of(recurrence), values).through(steps.get(), StepObserver.NONE);
        if (!(run instanceof DescentOutcome.Completed completed)) {
            return new Compared.Unusable("the run " + run.sentence());
        }
        return against(values, reference(order), completed, steps.get());
    }

    private Compared against(Values values, Reference reference, DescentOutcome.Completed run, int steps) {
        return compared(values, flow(values, reference), start(values, reference), run, steps);
    }

    private static Flow flow(Values values, Reference reference) {
        return Flow.of(lowered(values, reference.state(), reference.rates()));
    }

    private double[] start(Values values, Reference reference) {
        List<Symbol> known = new ArrayList<>(recurrence.coordinates());
        known.addAll(recurrence.states());
        double[] place = values.requiredStart(recurrence.coordinates());
        double[] states = values.start(recurrence.states(), recurrence.starts(), recurrence.coordinates());
        double[] before = Arrays.copyOf(place, place.length + states.length);
        System.arraycopy(states, 0, before, place.length, states.length);
        Lowered velocities = values.lowered(known, reference.start());
        double[] start = new double[velocities.outputs()];
        velocities.evaluate(before, start);
        return start;
    }

    /** Where run and flow have been: shown where it can be, and no verdict hangs on it. */
    private Optional<Observation> drawn(Rational eta, Check.Expectation.Order order) {
        if (recurrence.coordinates().stream().mapToInt(coordinate -> Entries.count(coordinate.shape())).sum() > MOST_DRAWN) {
            return Optional.empty();
        }
        try {
            return course(eta, order);
        } catch (RuntimeException missing) {
            return Optional.empty();
        }
    }

    /** Where run and flow have been, at one rate; empty where one of them could not be followed. */
    private Optional<Observation> course(Rational eta, Check.Expectation.Order order) {
        Values values = new Values(check.conditions()).with(rate, eta);
        int steps = ObservedOrder.steps(until, eta).orElseThrow();
        CourseNotes notes = new CourseNotes(eta, recurrence.coordinates(), observed(values), values.requiredStart(recurrence.coordinates()));
        StepObserver watching = (step, position, state, next, nextState) -> notes.see(step, next);
        new RuleRun(recurrence, List.of(recurrence), values).through(steps, watching.every(CourseNotes.stride(steps)));
        Reference reference = reference(order);
        return flow(values, reference).follow(start(values, reference), 0, until.toDouble(), DRAWN) instanceof Trajectory trajectory
                ? Optional.of(notes.beside(order.against().word(), trajectory, Values.entries(reference.state()).size())) : Optional.empty();
    }

    private Lowered observed(Values values) {
        return values.lowered(recurrence.coordinates(), quantity);
    }

    /** The flow that the run is compared with, derived once. */
    private Reference reference(Check.Expectation.Order order) {
        return references.computeIfAbsent(order, wanted -> switch (wanted.against()) {
            case GRADIENT_FLOW -> recurrence.form().isPresent() ? Reference.of(GradientFlow.of(recurrence))
                    : Reference.modified(recurrence, 0, derived);
            case MATCHING_FLOW -> Reference.of(matchingFlow());
            case MOTION -> Reference.of(derived.motion(), new Values(check.conditions()));
            case MODIFIED_FLOW -> Reference.modified(recurrence, wanted.power(), derived);
        });
    }

    private static Lowered lowered(Values values, List<Symbol> state, List<Expression> rates) {
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        return values.lowered(inputs, rates);
    }

    private MatchingFlow matchingFlow() {
        MatchingFlow flow = MatchingFlow.of(recurrence, derived.calculus(), derived.judge());
        MatchingFlow heavy = variant.inertia().map(flow::withInertia).orElse(flow);
        return variant.start().map(velocity -> heavy.withStart(velocities(velocity))).orElse(heavy);
    }

    /** A stated initial velocity over all coordinates; the gradient of the potential by its name. */
    private List<Expression> velocities(Expression stated) {
        if (stated.isZero()) {
            return recurrence.coordinates().stream().map(coordinate -> Expression.zero(coordinate.shape())).toList();
        }
        if (stated.shape().isScalar()) {
            return Collections.nCopies(recurrence.coordinates().size(), stated);
        }
        return recurrence.writing().parts(stated).stream().map(names::rewrite).toList();
    }

    private Compared compared(Values values, Flow flow, double[] start, DescentOutcome.Completed run, int steps) {
        FlowOutcome fine = flow.arrive(start, 0, until.toDouble(), FINE);
        FlowOutcome coarse = flow.arrive(start, 0, until.toDouble(), COARSE);
        if (!(fine instanceof Arrival fineEnd) || !(coarse instanceof Arrival coarseEnd)) {
            Stopped stopped = (Stopped) (fine instanceof Stopped ? fine : coarse);
            return new Compared.Unusable("the flow " + stopped.sentence());
        }
        change = fineEnd.change().or(() -> change);
        Lowered observed = observed(values);
        return Compared.Apart.of(observe(observed, run.position()), observe(observed, fineEnd.end()),
                observe(observed, coarseEnd.end()), steps);
    }

    private double[] observe(Lowered observed, double[] state) {
        double[] seen = new double[observed.outputs()];
        observed.evaluate(Arrays.copyOf(state, observed.inputs()), seen);
        return seen;
    }
}
