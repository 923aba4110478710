package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.discretization.ErrorConstant;
import nld.discretization.Recurrence;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.Trajectory;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowering;

/**
 * The constant of the leading error of a run against a flow, run minus flow over η^p at the end: predicted, by following E along the
 * leading flow, and measured, from the two smallest rates by Richardson's extrapolation.
 */
final class LeadingError {
    private static final double TOLERANCE = 1e-10;

    private final ErrorConstant constant;
    private final Recurrence recurrence;
    private final Values values;
    private final Calculus calculus;
    private final List<Expression> quantity;
    private final double until;

    /** What one run showed. */
    record Measured(Rational rate, Compared.Apart apart) {
    }

    LeadingError(ErrorConstant constant, Recurrence recurrence, Values values, Calculus calculus, List<Expression> quantity, double until) {
        this.constant = constant;
        this.recurrence = recurrence;
        this.values = values;
        this.calculus = calculus;
        this.quantity = quantity;
        this.until = until;
    }

    /** Confirmed where prediction and measurement agree but for {@code part} of the prediction. */
    Verdict judged(Confirmed order, List<Measured> seen, double part) {
        List<Measured> usable = seen.stream().filter(one -> !Slope.isAtFloor(one.apart())).toList();
        if (usable.size() < 2) {
            return new Undecided(order.evidence() + "; two differences above the floor are needed for the constant");
        }
        double[] predicted = predicted();
        double[] measured = extrapolated(usable.get(usable.size() - 2), usable.get(usable.size() - 1));
        double[] off = new double[predicted.length];
        for (int entry = 0; entry < off.length; entry++) {
            off[entry] = measured[entry] - predicted[entry];
        }
        double apart = norm(off) / norm(predicted);
        String found = String.format(Locale.ROOT, "; the error is %s η%s, predicted %s, %.2g%% apart", words(measured),
                constant.power() == 1 ? "" : "^" + constant.power(), words(predicted), 100 * apart);
        if (!Double.isFinite(apart)) {
            return new Undecided(order.evidence() + found);
        }
        return apart <= part ? new Confirmed(order.evidence() + found)
                : new Refuted(order.evidence() + found + String.format(Locale.ROOT, "; %.3g%% is allowed", 100 * part), Optional.empty());
    }

    private static String words(double[] vector) {
        List<String> entries = Arrays.stream(vector).mapToObj(entry -> String.format(Locale.ROOT, "%.4g", entry)).toList();
        return entries.size() == 1 ? entries.get(0) : "(" + String.join(", ", entries) + ")";
    }

    private double[] extrapolated(Measured larger, Measured smaller) {
        double ratio = larger.rate().toDouble() / smaller.rate().toDouble();
        double[] first = larger.apart().difference();
        double[] second = smaller.apart().difference();
        double[] limit = new double[first.length];
        for (int entry = 0; entry < limit.length; entry++) {
            double coarse = first[entry] / StrictMath.pow(larger.rate().toDouble(), constant.power());
            double fine = second[entry] / StrictMath.pow(smaller.rate().toDouble(), constant.power());
            limit[entry] = fine + (fine - coarse) / (ratio - 1);
        }
        return limit;
    }

    private static double norm(double[] vector) {
        double norm = 0;
        for (double entry : vector) {
            norm = Math.hypot(norm, entry);
        }
        return norm;
    }

    /** E at the end along the leading flow, as the quantity sees it. */
    private double[] predicted() {
        List<Symbol> places = recurrence.coordinates();
        Map<Symbol, Expression> along = new HashMap<>();
        List<Symbol> state = new ArrayList<>(places);
        for (Symbol place : places) {
            Symbol error = Symbol.of("error of " + place.name(), Shape.SCALAR, Symbol.Kind.STATE);
            along.put(place, error);
            state.add(error);
        }
        List<Expression> rates = new ArrayList<>(constant.flow());
        for (int index = 0; index < places.size(); index++) {
            rates.add(Sum.of(List.of(calculus.along(constant.flow().get(index), along), constant.source().get(index))));
        }
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(Symbol.TIME);
        Flow flow = Flow.of(Lowering.of(inputs, values.closed(inputs, rates)));
        if (!(flow.follow(start(), 0, until, TOLERANCE) instanceof Trajectory trajectory)) {
            throw new Underivable("the leading flow could not be followed to the end");
        }
        List<Expression> seen = quantity.stream().map(entry -> calculus.along(entry, along)).toList();
        double[] error = new double[seen.size()];
        Lowering.of(state, values.closed(state, seen)).evaluate(trajectory.end(), error);
        return error;
    }

    /** The place at first, and E(0). */
    private double[] start() {
        List<Symbol> known = new ArrayList<>(recurrence.coordinates());
        known.addAll(recurrence.states());
        double[] place = values.requiredStart(recurrence.coordinates());
        double[] states = values.start(recurrence.states(), recurrence.starts(), recurrence.coordinates());
        double[] before = Arrays.copyOf(place, known.size());
        System.arraycopy(states, 0, before, place.length, states.length);
        double[] error = new double[place.length];
        Lowering.of(known, values.closed(known, constant.start())).evaluate(before, error);
        double[] start = Arrays.copyOf(place, 2 * place.length);
        System.arraycopy(error, 0, start, place.length, place.length);
        return start;
    }
}
