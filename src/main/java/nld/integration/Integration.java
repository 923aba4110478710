package nld.integration;

import nld.integration.Stopped.Reason;
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

/** One call of Hipparchus's integrator, watched so that its failures can be told in our words. */
final class Integration implements OrdinaryDifferentialEquation, ODEStepHandler {
    /** The smallest step, relative to the interval: a singularity is located that well. */
    private static final double SMALLEST_STEP = 1e-13;
    /** A state, or a rate times the interval, grown by that much at the end of a failed run counts as a blow-up. */
    private static final double LARGE_GROWTH = 1e4;

    /** How often the rates are evaluated in a step. */
    private static final int STAGES = 12;

    private final Lowered rates;
    private final int bound;
    private final double[] start;
    private final double from;
    private final double to;
    private final double tolerance;
    private final double[] inputs;
    private double reached;
    private double size;
    private boolean notFinite;

    /** Thrown out of Hipparchus when the thread was interrupted. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interruption() {
            super("interrupted", null, false, false);
        }
    }

    Integration(Lowered rates, int bound, double[] start, double from, double to, double tolerance) {
        this.rates = rates;
        this.bound = bound;
        this.start = start.clone();
        this.from = from;
        this.to = to;
        this.tolerance = tolerance;
        this.inputs = new double[start.length + 1];
        this.reached = from;
    }

    FlowOutcome run() {
        double initialSize = Double.NaN;
        try {
            double[] first = computeDerivatives(from, start);
            if (!isFinite(start) || !isFinite(first)) {
                return stopped(Reason.NOT_A_NUMBER);
            }
            initialSize = growth(start, first);
            size = initialSize;
            return followed();
        } catch (Interruption interruption) {
            return stopped(Reason.INTERRUPTED);
        } catch (MathRuntimeException failure) {
            return stopped(reason(failure, size / Math.max(initialSize, 1)));
        }
    }

    private FlowOutcome followed() {
        double span = Math.abs(to - from);
        double smallest = Math.max(SMALLEST_STEP * span, 4 * Math.ulp(Math.max(Math.abs(from), Math.abs(to))));
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(Math.min(smallest, span), span, tolerance, tolerance);
        integrator.setMaxEvaluations(bound);
        DenseOutputModel model = new DenseOutputModel();
        integrator.addStepHandler(model);
        integrator.addStepHandler(this);
        double[] end = integrator.integrate(this, new ODEState(from, start), to).getPrimaryState();
        return isFinite(end) ? new Trajectory(model, from, to, end, integrator.getEvaluations())
                : stopped(Reason.NOT_A_NUMBER);
    }

    private Reason reason(MathRuntimeException failure, double growth) {
        var specifier = failure.getSpecifier();
        if (specifier == LocalizedODEFormats.TOO_SMALL_INTEGRATION_INTERVAL) {
            return Reason.EMPTY_INTERVAL;
        }
        if (specifier == LocalizedCoreFormats.MAX_COUNT_EXCEEDED) {
            return Reason.TOO_MANY_EVALUATIONS;
        }
        if (specifier == LocalizedODEFormats.NAN_APPEARING_DURING_INTEGRATION
                || specifier == LocalizedODEFormats.MINIMAL_STEPSIZE_REACHED_DURING_INTEGRATION) {
            if (growth > LARGE_GROWTH) {
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
        double[] derivatives = new double[state.length];
        rates.evaluate(inputs, derivatives);
        notFinite |= !isFinite(derivatives);
        return derivatives;
    }

    @Override
    public void handleStep(ODEStateInterpolator interpolator) {
        ODEStateAndDerivative now = interpolator.getCurrentState();
        reached = now.getTime();
        size = growth(now.getPrimaryState(), now.getPrimaryDerivative());
        notFinite = false;
    }

    /** The largest state or rate times the interval. */
    private double growth(double[] state, double[] derivative) {
        double largest = 0;
        for (int index = 0; index < state.length; index++) {
            double moved = Math.abs(derivative[index] * (to - from));
            largest = Math.max(largest, Math.max(Math.abs(state[index]), moved));
        }
        return largest;
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
