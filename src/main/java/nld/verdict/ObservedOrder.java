package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nld.expression.Rational;
import nld.verdict.Compared.Apart;
import nld.verdict.Compared.Unusable;

/**
 * With which power of the learning rate a run departs from a flow, by slopes between successive rates.
 *
 * <p>The error is the Euclidean norm of run minus flow <em>at the end</em>, the common time T = ηN with N a whole number
 * exactly. Of the measures tried on the potential ½(uv − 1)² from (2, 4/5) until 8/5 (the largest norm over the run, the
 * root mean square, the largest entry) it alone gives the slopes that are known for it: 3.22 3.10 3.04 3.02 for the
 * balance and 3.04 2.53 2.15 2.02 2.00 for the position, against the matching flow. The largest error over a run sits
 * in the first steps, where a flow with inertia has an initial layer and the run has none; it gives 1.97 1.95 and 1.94
 * 1.92 at the same rates.
 *
 * <p>Slopes have settled when the last two are good and agree within 0.05, or within 0.1 with the last one within 0.15 of the whole
 * number to which they go (a difference between slopes halves with the rate): 2.66 2.76 are on their way to 3. While they have not
 * settled, the rate is halved further, up to a bound. A difference within 32 floors of zero is not used; slopes that settled before it was reached
 * stay so. Where a difference turns to the opposite side between two rates, as a signed error does that crosses zero,
 * the slope between them counts for nothing: only slopes beyond it can settle. A quantity in which run and flow agree
 * to rounding at all rates cannot see the order: that is undecided, not confirmed, for an identically zero difference
 * passes every test of smallness.
 */
public final class ObservedOrder {
    /** How often the smallest rate is halved further unless said otherwise. */
    public static final int HALVINGS = 6;
    /** Within what the last two slopes must agree. */
    public static final double AGREEMENT = 0.1;
    /** Within what they must where they go to no whole number that is near. */
    private static final double CLOSE_AGREEMENT = 0.05;

    /** No method has such an order: the larger rate was far from the flow. */
    private static final double ABSURD = 20;

    private final Comparison comparison;
    private final List<Rational> rates = new ArrayList<>();
    private final List<Slope> slopes = new ArrayList<>();
    private Optional<Apart> last = Optional.empty();

    /** Compares the run at one learning rate with the flow. */
    @FunctionalInterface
    public interface Comparison {
        /** How far apart run and flow end at {@code rate}, an exact number. */
        Compared at(Rational rate);
    }

    private ObservedOrder(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Observes the order at {@code rates}, positive and each smaller than the one before, and at up to
     * {@code halvings} further ones while the slopes have not settled. Rates in another order are refused with an
     * {@link IllegalArgumentException}.
     */
    public static OrderFinding of(Comparison comparison, List<Rational> rates, int halvings) {
        requireFalling(rates);
        return new ObservedOrder(comparison).observe(rates, halvings);
    }

    /**
     * How many steps of {@code rate} make up the time {@code until}: absent unless that is a whole positive number exactly,
     * and one that a run can count.
     */
    public static Optional<Integer> steps(Rational until, Rational rate) {
        Rational steps = until.over(rate);
        boolean fits = steps.isInteger() && steps.signum() > 0 && steps.numerator().bitLength() < Integer.SIZE;
        return fits ? Optional.of(steps.intValueExact()) : Optional.empty();
    }

    private static void requireFalling(List<Rational> rates) {
        boolean falling = !rates.isEmpty() && rates.get(rates.size() - 1).signum() > 0;
        for (int index = 1; index < rates.size(); index++) {
            falling &= rates.get(index).compareTo(rates.get(index - 1)) < 0;
        }
        if (!falling) {
            throw new IllegalArgumentException("found the rates " + rates + "; expected positive ones, each smaller"
                    + " than the one before");
        }
    }

    private OrderFinding observe(List<Rational> given, int halvings) {
        Optional<OrderFinding> failed = Optional.empty();
        for (int index = 0; index < given.size() && failed.isEmpty(); index++) {
            failed = take(given.get(index));
        }
        for (int more = 0; more < halvings && failed.isEmpty() && settled().isEmpty() && !isAtFloor(); more++) {
            failed = take(rates.get(rates.size() - 1).times(Rational.HALF));
        }
        return failed.or(this::settled).orElseGet(() -> new OrderFinding.Unsettled(slopes, unsettled()));
    }

    /** Adds the comparison at {@code rate}, or says why that ends the observation. */
    private Optional<OrderFinding> take(Rational rate) {
        Compared compared = comparison.at(rate);
        if (compared instanceof Unusable unusable) {
            return Optional.of(new OrderFinding.Unsettled(slopes, "at rate " + rate + " " + unusable.reason()));
        }
        Apart apart = (Apart) compared;
        last.ifPresent(before -> slopes.add(Slope.between(rates.get(rates.size() - 1), before, rate, apart)));
        last = Optional.of(apart);
        rates.add(rate);
        return Optional.empty();
    }

    /** The order on which the last two slopes agree; rates so small that the floor was reached do not unsettle it. */
    private Optional<OrderFinding> settled() {
        int end = slopes.size();
        while (end > 0 && slopes.get(end - 1).quality() == Slope.Quality.AT_FLOOR) {
            end--;
        }
        if (end < 2) {
            return Optional.empty();
        }
        Slope before = slopes.get(end - 2);
        Slope latest = slopes.get(end - 1);
        boolean good = before.quality() == Slope.Quality.GOOD && latest.quality() == Slope.Quality.GOOD;
        return good && latest.value() <= ABSURD && agree(before.value(), latest.value()) ? Optional.of(new OrderFinding.Settled(slopes, latest.value())) : Optional.empty();
    }

    private static boolean agree(double before, double latest) {
        double limit = latest + (latest - before);
        double apart = Math.abs(latest - before);
        return apart <= CLOSE_AGREEMENT || apart <= AGREEMENT && Math.abs(latest - Math.rint(limit)) <= OrderFinding.SHORTFALL;
    }

    private boolean isAtFloor() {
        return last.filter(Slope::isAtFloor).isPresent();
    }

    private String unsettled() {
        Rational rate = rates.get(rates.size() - 1);
        if (!isAtFloor()) {
            boolean crosses = slopes.stream().anyMatch(slope -> slope.quality() == Slope.Quality.CROSSES_ZERO);
            return "the slopes have not settled down to rate " + rate
                    + (crosses ? "; the error changes its sign on the way, so take another start or a vector" : "");
        }
        Optional<Slope> absurd = slopes.stream().filter(slope -> slope.value() > ABSURD).findFirst();
        if (absurd.isPresent()) {
            return "the run at rate " + absurd.get().from() + " is far from the flow (unstable?); take smaller rates";
        }
        String figures = String.format(Locale.ROOT, "the difference is %.1e, below %.0f floors of %.1e, at rate %s",
                last.orElseThrow().size(), Slope.FLOORS, last.orElseThrow().floor(), rate);
        boolean everywhere = slopes.stream().allMatch(slope -> slope.quality() == Slope.Quality.AT_FLOOR);
        return everywhere ? "run and flow agree to rounding, so this quantity cannot show an order here: " + figures
                : "the rounding floor was reached before the slopes settled: " + figures;
    }
}
