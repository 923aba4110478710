package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.integration.Trajectory;
import nld.lowering.Lowered;

/** Keeps where a run and the flow beside it have been, as an {@link Observation.Course}. */
final class CourseNotes {
    private final Rational rate;
    private final Lowered observed;
    private final List<Symbol> coordinates;
    private final List<Observation.Course.Sample> run = new ArrayList<>();

    /**
     * Of a run at {@code rate}.
     *
     * @param rate        the learning rate
     * @param coordinates the coordinates
     * @param observed    from the coordinates to the quantity that is compared
     * @param start       where the run begins
     */
    CourseNotes(Rational rate, List<Symbol> coordinates, Lowered observed, double[] start) {
        this.rate = rate;
        this.coordinates = coordinates;
        this.observed = observed;
        run.add(sample(0, start));
    }

    /** Which steps are kept: every one of this many. */
    static int stride(int steps) {
        return Math.max(1, (int) Math.ceil(steps / (double) Observation.Course.SHOWN));
    }

    /** The run is at {@code position} after so many steps. */
    void see(int step, double[] position) {
        run.add(sample(step * rate.toDouble(), position));
    }

    /** The run so far, and the flow beside it. */
    Observation.Course beside(String against, Trajectory flow, int dimensions) {
        List<Observation.Course.Sample> followed = new ArrayList<>();
        double[] state = new double[dimensions];
        for (int index = 0; index <= Observation.Course.SHOWN; index++) {
            double t = flow.from() + (flow.to() - flow.from()) * index / Observation.Course.SHOWN;
            flow.at(t, state);
            followed.add(sample(t, state));
        }
        return new Observation.Course(against, rate, Values.entries(coordinates).stream().map(Symbol::toString).toList(), run, followed);
    }

    private Observation.Course.Sample sample(double t, double[] state) {
        double[] place = Arrays.copyOf(state, observed.inputs());
        double[] quantity = new double[observed.outputs()];
        observed.evaluate(place, quantity);
        return new Observation.Course.Sample(t, Arrays.stream(place).boxed().toList(), Arrays.stream(quantity).boxed().toList());
    }
}
