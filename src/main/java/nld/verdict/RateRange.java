package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.discretization.LinearRule;
import nld.discretization.Recurrence;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.integration.Flow;
import nld.integration.Trajectory;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.lowering.Lowered;

/**
 * At which learning rates an order can be seen. The largest curvature λ along the gradient flow, by differences of the gradient,
 * bounds them: a step is stable below |ρ(−1)|/(|σ(−1)| λ) for a rule with the multistep polynomials ρ and σ (2/λ for descent,
 * 2(1 + β)/λ for heavy ball), and its slow motion is overdamped below μ²/(4mλ), m the inertia over η. The rounding floor at the
 * other end is looked after by {@link ObservedOrder}.
 *
 * @param curvature the largest curvature seen
 * @param stable    below which rate a step is stable
 * @param largest   the largest rate to begin with
 * @param until     the time at the end
 */
record RateRange(double curvature, double stable, double largest, Rational until) {
    private static final int PLACES = 8;
    private static final double STRIDE = 1e-5;
    /** Up to so many entries the rows of the Hessian are looked at one by one. */
    private static final int MOST_ROWS = 200;
    private static final int MOST_PRODUCTS = 60;
    private static final double AGREEMENT = 1e-3;
    private static final double TOLERANCE = 1e-8;
    /** By how much the first rate stays below what is stable: the next terms of an expansion are then small. */
    private static final double MARGIN = 8;
    private static final int COUNT = 4;

    /** The range for a run of {@code recurrence} under {@code values}, which {@code flow} follows until {@code until}. */
    static RateRange of(Values values, Recurrence recurrence, Reference flow, Rational until, Derived derived) {
        Values free = values.with((Symbol) recurrence.rate(), Rational.ZERO);
        List<Expression> slopes = recurrence.form().isPresent() ? recurrence.gradient() : recurrence.lossGradient();
        Lowered gradient = free.lowered(recurrence.coordinates(), slopes);
        double curvature = 0;
        for (double[] place : places(free, flow, until)) {
            curvature = Math.max(curvature, curvature(gradient, place));
        }
        return of(curvature, free, recurrence, until, derived);
    }

    private static RateRange of(double curvature, Values values, Recurrence recurrence, Rational until, Derived derived) {
        try {
            LinearRule rule = LinearRule.of(recurrence, derived.calculus(), derived.judge());
            double stable = Math.abs(values.number(alternating(rule.places())) / values.number(alternating(rule.gradients()))) / curvature;
            double damping = values.number(rule.placeMoment(1));
            double inertia = values.number(rule.placeMoment(2)) / 2;
            double overdamped = damping * damping / (4 * inertia * curvature);
            return new RateRange(curvature, stable, Math.min(stable / MARGIN, overdamped), until);
        } catch (Underivable nonlinear) {
            return new RateRange(curvature, Double.POSITIVE_INFINITY, 1 / (MARGIN * curvature), until);
        }
    }

    /** A polynomial with these coefficients, from the lowest, at −1, but for its sign. */
    private static Expression alternating(List<Expression> coefficients) {
        Expression sum = Expression.of(0);
        for (int index = 0; index < coefficients.size(); index++) {
            sum = index % 2 == 0 ? sum.plus(coefficients.get(index)) : sum.minus(coefficients.get(index));
        }
        return sum;
    }

    private static List<double[]> places(Values values, Reference flow, Rational until) {
        double[] start = values.requiredStart(flow.state());
        List<double[]> places = new ArrayList<>(List.of(start));
        List<Symbol> inputs = new ArrayList<>(flow.state());
        inputs.add(Symbol.TIME);
        Lowered rates = values.lowered(inputs, flow.rates());
        if (Flow.of(rates).follow(start, 0, until.toDouble(), TOLERANCE) instanceof Trajectory trajectory) {
            for (int place = 1; place <= PLACES; place++) {
                double[] state = new double[start.length];
                trajectory.at(trajectory.from() + (trajectory.to() - trajectory.from()) * place / PLACES, state);
                places.add(state);
            }
        }
        return places;
    }

    /**
     * Of small systems the largest sum of the absolute values of a row of the Hessian, which no eigenvalue exceeds; of large ones, whose
     * rows are too many, the largest size of an eigenvalue.
     */
    private static double curvature(Lowered gradient, double[] place) {
        return place.length > MOST_ROWS ? dominant(gradient, place) : largestRow(gradient, place);
    }

    /** By power iteration with differences of the gradient along a direction; at most what is sought, and near it. */
    private static double dominant(Lowered gradient, double[] place) {
        double[] direction = new double[place.length];
        double[] above = new double[place.length];
        double[] below = new double[place.length];
        double[] moved = new double[place.length];
        for (int index = 0; index < place.length; index++) {
            direction[index] = 1 + index / (double) place.length;
        }
        double stride = STRIDE * Math.max(1, norm(place));
        double size = 0;
        double before = -1;
        for (int count = 0; count < MOST_PRODUCTS && !(Math.abs(size - before) <= AGREEMENT * size); count++) {
            before = size;
            double norm = norm(direction);
            move(place, direction, stride / norm, moved);
            gradient.evaluate(moved, above);
            move(place, direction, -stride / norm, moved);
            gradient.evaluate(moved, below);
            move(above, below, -1, direction);
            size = norm(direction) / (2 * stride);
        }
        return size;
    }

    private static void move(double[] place, double[] direction, double by, double[] moved) {
        for (int index = 0; index < place.length; index++) {
            moved[index] = place[index] + by * direction[index];
        }
    }

    private static double norm(double[] vector) {
        double squares = 0;
        for (double entry : vector) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }

    private static double largestRow(Lowered gradient, double[] place) {
        double[] sums = new double[place.length];
        double[] above = new double[place.length];
        double[] below = new double[place.length];
        for (int index = 0; index < place.length; index++) {
            double stride = STRIDE * Math.max(1, Math.abs(place[index]));
            double[] moved = place.clone();
            moved[index] = place[index] + stride;
            gradient.evaluate(moved, above);
            moved[index] = place[index] - stride;
            gradient.evaluate(moved, below);
            for (int row = 0; row < place.length; row++) {
                sums[row] += Math.abs(above[row] - below[row]) / (2 * stride);
            }
        }
        double largest = 0;
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Rates in the range, each half the one before: whole parts of the time. */
    List<Rational> rates() {
        if (!(largest > 0) || Double.isInfinite(largest)) {
            throw new Underivable("no range of rates was found: the largest curvature along the flow is " + curvature
                    + "; give rates in a line 'rates 1/10, 1/20, …'");
        }
        Rational rate = until;
        while (rate.toDouble() > largest) {
            rate = rate.times(Rational.HALF);
        }
        List<Rational> rates = new ArrayList<>();
        for (int count = 0; count < COUNT; count++) {
            rates.add(rate);
            rate = rate.times(Rational.HALF);
        }
        return rates;
    }

    /** {@code verdict}; of one that is undecided, with the reason where the largest rate lies outside the range. */
    Verdict judged(Verdict verdict, Rational first) {
        if (!(verdict instanceof Undecided) || first.toDouble() <= largest) {
            return verdict;
        }
        String limit = first.toDouble() > stable ? "a step is stable below " + shown(stable)
                : "an order is seen below " + shown(largest);
        return new Undecided(verdict.evidence() + "; the rate " + first + " is outside the range: " + limit
                + ", the largest curvature along the flow being " + shown(curvature));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
