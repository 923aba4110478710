package nld.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import nld.experiment.Band;
import nld.experiment.Breaking;
import nld.experiment.Concentration;
import nld.experiment.EndStates;
import nld.experiment.EnumerationCost;
import nld.experiment.LargeCurvature;
import nld.experiment.SequentialAbsorption;
import nld.spectrum.SpectralDensity;

/** What experiments found, as tables for a person. */
public final class ExperimentText {
    private static final int BINS = 21;
    private static final int BAR = 60;

    private ExperimentText() {
    }

    /** The bands of a threshold experiment. */
    public static String bands(List<Band> bands) {
        StringBuilder text = new StringBuilder("zero training error: more than half of the data sets up to N = lower, fewer from N = upper"
                + " (95 % intervals of Wilson)\n\n   m     P   lower  upper   N/P of the band   fitted of tried, by N\n");
        for (Band band : bands) {
            text.append(String.format(Locale.ROOT, "%4d  %4d   %5s  %5s   %-15s   %s%n", band.width(), band.parameters(), number(band.lower()),
                    number(band.upper()), ratio(band.lower(), band) + " to " + ratio(band.upper(), band),
                    band.shares().stream().map(share -> share.examples() + ":" + share.fitted() + "/" + share.tried())
                            .collect(Collectors.joining(" "))));
        }
        return text.toString();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.valueOf((int) value.getAsDouble()) : "-";
    }

    private static String ratio(OptionalDouble value, Band band) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble() / band.parameters()) : "-";
    }

    /** The table of the cost of enumeration. */
    public static String costs(List<EnumerationCost> costs) {
        StringBuilder text = new StringBuilder("all signs of the weights, exact: E f, E f², share of f = 0\n\n"
                + "widths        weights  threads    seconds   patterns/s   share of f = 0\n");
        for (EnumerationCost cost : costs) {
            text.append(String.format(Locale.ROOT, "%-12s  %7d  %7d  %9.4f  %11.3g   %s%n",
                    cost.widths().stream().map(String::valueOf).collect(Collectors.joining("-")), cost.weights(), cost.threads(),
                    cost.seconds(), cost.speed(), cost.dead()));
        }
        return text.toString();
    }

    /** The table of breaking by feedback. */
    public static String breaking(List<Breaking.Snapshot> snapshots) {
        StringBuilder text = new StringBuilder(" step  skewness  mean y f  active     |H|_F  max |tr H|   error  solved  stuck  N loss − active\n");
        for (Breaking.Snapshot shot : snapshots) {
            text.append(String.format(Locale.ROOT, "%5d  %8.3f  %8.3f  %6.3f  %8.4f  %10.1e  %6.3f  %6d  %5d  %15.1e%n", shot.step(),
                    shot.skewness(), shot.alignment(), shot.active(), shot.norm(), shot.trace(), shot.wrong(), shot.solved(), shot.stuck(),
                    shot.quantum()));
        }
        return text.toString();
    }

    /** The table of how runs end. */
    public static String ends(List<EndStates> ends) {
        StringBuilder text = new StringBuilder("slope     m   runs  solved   flat  curved   rest   N loss − active\n");
        for (EndStates end : ends) {
            text.append(String.format(Locale.ROOT, "%5.2f  %4d  %5d  %6d  %5d  %6d  %5d   %15.1e%n", end.slope(), end.width(), end.runs(),
                    end.solved(), end.flat(), end.curved(), end.runs() - end.solved() - end.flat() - end.curved(), end.quantum()));
        }
        return text.toString();
    }

    /** The table of absorption, example by example. */
    public static String absorptions(List<SequentialAbsorption> rows) {
        StringBuilder text = new StringBuilder("examples shown one after the other: how many were absorbed before one was not, and the mean steps for the 1st to 10th, 11th to 20th, …\n\n"
                + "   m     P   absorbed, least median most   steps by tens\n");
        for (SequentialAbsorption row : rows) {
            List<Integer> sorted = row.absorbed().stream().sorted().toList();
            text.append(String.format(Locale.ROOT, "%4d  %4d   %15d %6d %4d   %s%n", row.width(), row.weights(), sorted.get(0), sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() - 1), row.steps().stream().map(steps -> String.format(Locale.ROOT, "%.0f", steps)).collect(Collectors.joining(" "))));
        }
        return text.toString();
    }

    /** The table of concentration by width. */
    public static String concentration(List<Concentration> rows) {
        StringBuilder text = new StringBuilder("standard deviation of |grad f|² over its mean, over signs of the weights; skewness and fourth moment of Hessians\n\n"
                + "   m   2 layers   3 layers   4 layers   skewness   fourth\n");
        for (Concentration row : rows) {
            text.append(String.format(Locale.ROOT, "%4d   %8.3f   %8.3f   %8.3f   %8s   %6s%n", row.width(), row.variation().get(0),
                    row.variation().get(1), row.variation().get(2), decimal(row.skewness()), decimal(row.fourth())));
        }
        return text.toString();
    }

    private static String decimal(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
    }

    /** The density of a large Hessian as bars, on a scale of roots so that the tails are seen. */
    public static String curvature(LargeCurvature found) {
        SpectralDensity density = SpectralDensity.mean(found.probes());
        double radius = Arrays.stream(density.nodes()).map(Math::abs).max().orElseThrow();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "after %d steps: %d weights, %d of %d examples wrong; %d vectors in %.1f s%n", found.steps(), found.weights(),
                found.wrong(), found.examples(), found.probes().size(), found.seconds()));
        for (int exponent = 1; exponent <= 3; exponent++) {
            text.append(String.format(Locale.ROOT, "  tr H^%d/n  %10.3e  ± %.1e%n", exponent, found.moment(exponent), found.error(exponent)));
        }
        if (radius == 0) {
            return text + "  the Hessian is 0\n";
        }
        double[] shares = density.histogram(radius, BINS);
        for (int bin = 0; bin < BINS; bin++) {
            double middle = radius * (2 * bin + 1 - BINS) / BINS;
            text.append(String.format(Locale.ROOT, "%9.4f  %.6f  %s%n", middle, shares[bin], "#".repeat((int) Math.round(BAR * Math.sqrt(shares[bin])))));
        }
        return text.toString();
    }
}
