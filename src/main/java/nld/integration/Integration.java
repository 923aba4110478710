package nld.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import nld.integration.Stopped.Reason;
import nld.lowering.Jacobian;
import nld.lowering.Lowered;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.LocalizedODEFormats;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * One call of Hipparchus's integrator, watched so that its failures can be told in our words and that a stiff flow is left to
 * {@link StiffRest}.
 */
final class Integration implements OrdinaryDifferentialEquation, ODEStepHandler {
    /** The smallest step, relative to the interval: a singularity is located that well. */
    private static final double SMALLEST_STEP = 1e-13;
    /** A first step that is too short rather than too long, relative to the interval. */
    private static final double TINY_STEP = 1e-9;
    /** How often the rates are evaluated in a step. */
    private static final int STAGES = 12;

    private final Lowered rates;
    private final int bound;
    private final double[] start;
    private final double from;
    private final double to;
    private final double tolerance;
    private final double[] inputs;
    private final Growth growth;
    private final StiffnessTest stiffness;
    private DenseOutputModel model = new DenseOutputModel();
    private double reached;
    private int evaluations;
    private boolean notFinite;

    /** Thrown out of Hipparchus where the flow turns out to be stiff. */
    private static final class Change extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient StiffRest rest;
        private final transient ODEStateAndDerivative now;
        private final double step;

        Change(StiffRest rest, ODEStateAndDerivative now, double step) {
            super("stiff", null, false, false);
            this.rest = rest;
            this.now = now;
            this.step = step;
        }
    }

    /** Thrown out of Hipparchus when the thread was interrupted. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interruption() {
            super("interrupted", null, false, false);
        }
    }

    Integration(Lowered rates, Supplier<Optional<Jacobian>> derivatives, int bound, double[] start, double from, double to,
            double tolerance) {
        this.rates = rates;
        this.stiffness = new StiffnessTest(derivatives);
        this.bound = bound;
        this.start = start.clone();
        this.from = from;
        this.to = to;
        this.tolerance = tolerance;
        this.inputs = new double[start.length + 1];
        this.reached = from;
        this.growth = new Growth(Math.abs(to - from));
    }

    /** Follows the flow; once more with a tiny first step where the one that Hipparchus guesses leads out of the domain or overflows. */
    FlowOutcome run() {
        FlowOutcome outcome = run(OptionalDouble.empty());
        boolean early = outcome instanceof Stopped stopped && stopped.reason() == Reason.NOT_A_NUMBER && stopped.time() == from;
        return early ? run(OptionalDouble.of(TINY_STEP * Math.abs(to - from))) : outcome;
    }

    private FlowOutcome run(OptionalDouble firstStep) {
        try {
            double[] first = computeDerivatives(from, start);
            if (!isFinite(start) || !isFinite(first)) {
                return stopped(Reason.NOT_A_NUMBER);
            }
            growth.see(start, first);
            return followed(firstStep);
        } catch (Change change) {
            return stiff(change);
        } catch (Interruption interruption) {
            return stopped(Reason.INTERRUPTED);
        } catch (MathRuntimeException failure) {
            return stopped(reason(failure));
        }
    }

    private FlowOutcome followed(OptionalDouble firstStep) {
        double span = Math.abs(to - from);
        double smallest = Math.max(SMALLEST_STEP * span, 4 * Math.ulp(Math.max(Math.abs(from), Math.abs(to))));
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(Math.min(smallest, span), span, tolerance, tolerance);
        integrator.setMaxEvaluations(bound);
        firstStep.ifPresent(integrator::setInitialStepSize);
        model = new DenseOutputModel();
        integrator.addStepHandler(model);
        integrator.addStepHandler(this);
        double[] end = integrator.integrate(this, new ODEState(from, start), to).getPrimaryState();
        return isFinite(end) ? new Trajectory(model, List.of(), from, to, new Arrival(end, integrator.getEvaluations()))
                : stopped(Reason.NOT_A_NUMBER);
    }

    private FlowOutcome stiff(Change change) {
        model.finish(change.now);
        List<Collocation> steps = new ArrayList<>();
        FlowOutcome outcome = change.rest.follow(change.now.getPrimaryState(), reached, to, change.step, evaluations, steps::add);
        return outcome instanceof Arrival arrival ? new Trajectory(model, steps, from, to, arrival) : outcome;
    }

    private Reason reason(MathRuntimeException failure) {
        var specifier = failure.getSpecifier();
        if (specifier == LocalizedODEFormats.TOO_SMALL_INTEGRATION_INTERVAL) {
            return Reason.EMPTY_INTERVAL;
        }
        if (specifier == LocalizedCoreFormats.MAX_COUNT_EXCEEDED) {
            return Reason.TOO_MANY_EVALUATIONS;
        }
        if (specifier == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION
                || specifier == LocalizedODEFormats.MINIMAL_STEPSIZE_REACHED_DURING_INTEGRATION) {
            if (growth.isLarge()) {
                return Reason.BLOW_UP;
            }
            return notFinite ? Reason.NOT_A_NUMBER : Reason.STEP_TOO_SMALL;
        }
        throw failure;
    }

    private Stopped stopped(Reason reason) {
        if (reason != Reason.TOO_MANY_EVALUATIONS) {
            return new Stopped(reason, reached);
        }
        double meanStep = (reached - from) * STAGES / bound;
        return new Stopped(reason, reached, Stiffness.words(rates, inputs, meanStep));
    }

    @Override
    public int getDimension() {
        return start.length;
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interruption();
        }
        System.arraycopy(state, 0, inputs, 0, state.length);
        inputs[state.length] = time;
        double[] slope = new double[state.length];
        rates.evaluate(inputs, slope);
        notFinite |= !isFinite(slope);
        evaluations++;
        return slope;
    }

    @Override
    public void handleStep(ODEStateInterpolator interpolator) {
        ODEStateAndDerivative now = interpolator.getCurrentState();
        reached = now.getTime();
        growth.see(now.getPrimaryState(), now.getPrimaryDerivative());
        notFinite = false;
        double h = reached - interpolator.getPreviousState().getTime();
        stiffness.stiff(reached, now.getPrimaryState()).filter(found -> reached != to).ifPresent(found -> {
            throw new Change(new StiffRest(rates, found, bound, tolerance, growth), now, h);
        });
    }

    private static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
