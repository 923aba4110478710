package nld.verdict;

import java.util.ArrayList;
import java.util.List;

/** Keeps the residuals of a run as an {@link Observation.Residuals}: of each stretch of the run the worst, so that a long run needs no more room. */
final class ResidualNotes {
    private final int stretch;
    private final List<Observation.Residuals.Point> points = new ArrayList<>();
    private int steps;
    private double worst;

    /** For a run of {@code steps} steps. */
    ResidualNotes(int steps) {
        this.stretch = Math.max(1, (int) Math.ceil(steps / (double) Observation.Residuals.SHOWN));
    }

    void see(int step, double residual, double bound) {
        steps = step;
        double weight = residual == 0 ? 0 : Math.abs(residual) / bound;
        int last = points.size() - 1;
        if (last < 0 || (points.get(last).step() - 1) / stretch != (step - 1) / stretch) {
            points.add(new Observation.Residuals.Point(step, residual, bound));
            worst = weight;
        } else if (weight > worst) {
            points.set(last, new Observation.Residuals.Point(step, residual, bound));
            worst = weight;
        }
    }

    Observation.Residuals observation() {
        return new Observation.Residuals(steps, points);
    }
}
