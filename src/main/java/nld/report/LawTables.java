package nld.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nld.experiment.CountRow;
import nld.experiment.FirstStepRow;
import nld.experiment.GateRow;
import nld.experiment.MirrorRow;
import nld.experiment.ReservoirRow;
import nld.experiment.SignCapacity;
import nld.statistics.MeanInterval;

/** Laws of ensembles that hold exactly or to rounding, as tables for a person. */
public final class LawTables {
    private LawTables() {
    }

    /** The table of mirrored runs; controls come last. */
    public static String mirrors(List<MirrorRow> rows) {
        StringBuilder text = new StringBuilder("largest difference over 200 steps between a run and its mirror image: of outputs, of weights; and how far weights went\n\n");
        for (MirrorRow row : rows) {
            text.append(String.format(Locale.ROOT, "%8.2g  %8.2g  %6.2f  %s%s%n", row.mirror().outputs(), row.mirror().weights(),
                    row.mirror().travelled(), row.expected() ? "" : "control: ", row.name()));
        }
        long held = rows.stream().filter(MirrorRow::holds).count();
        return text + "\n" + held + " of " + rows.size() + " as they must be: exactly 0, of controls clearly not\n";
    }

    /** The table of the first step. */
    public static String firstSteps(List<FirstStepRow> rows) {
        StringBuilder text = new StringBuilder("over all signs of the weights, where every example is active: d/d eta E[mean y f] at 0, and E |grad mean y f|²\n\n"
                + "widths       N   patterns  inactive       E before           rate           mean square    relative   by paths\n");
        for (FirstStepRow row : rows) {
            text.append(String.format(Locale.ROOT, "%-10s  %2d   %8d  %8d   %12.1e   %.14f   %.14f   %8.1e   %s%n", widths(row.net().widths()),
                    row.examples(), row.step().patterns(), row.step().inactive(), row.step().before(), row.step().rate(), row.step().gradient(),
                    Math.abs(row.step().rate() / row.step().gradient() - 1),
                    Double.isNaN(row.paths()) ? "-" : String.format(Locale.ROOT, "%.14f", row.paths())));
        }
        return text.toString();
    }

    /** The table of reservoirs. */
    public static String reservoirs(List<ReservoirRow> rows) {
        StringBuilder text = new StringBuilder("independent circuit signs, and the rank of the gradients of 10 P examples; at random points with up to P/2 examples, how often the\n"
                + "absorption certificate is positive and the least |grad L| over its bound\n\n"
                + "widths          P   hidden   P - hidden   signs   gradients   certified    least\n");
        for (ReservoirRow row : rows) {
            text.append(String.format(Locale.ROOT, "%-12s  %3d   %6d   %10d   %5d   %9d   %4d/%4d   %6.3f%n", widths(row.widths()), row.weights(), row.hidden(),
                    row.weights() - row.hidden(), row.signRank(), row.slopeRank(), row.certified(), row.draws(), row.tightest()));
        }
        return text.toString();
    }

    /** The table of what signs of a readout hold. */
    public static String capacities(List<SignCapacity> rows) {
        StringBuilder text = new StringBuilder("signs of a readout that are right on N random examples: N/n at which half of the sequences still have one; the mean number at\n"
                + "N = n/2 over 2^(n - N), which must be 1, and with the labels of a teacher, which must be more (99.9 % intervals)\n\n"
                + "   n   sequences   half at N/n   patterns         taught           sequences that are held, by N\n");
        for (SignCapacity row : rows) {
            text.append(String.format(Locale.ROOT, "%4d   %9d   %11.3f   %s   %s   %s%n", row.size(), row.held()[0], row.half(), interval(row.patterns()),
                    interval(row.taught()), IntStream.range(row.size() / 2, row.size() * 3 / 2)
                            .mapToObj(examples -> examples + ":" + row.held()[examples]).collect(Collectors.joining(" "))));
        }
        return text.toString();
    }

    private static String interval(MeanInterval interval) {
        return String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
    }

    /** The table of counts. */
    public static String counts(List<CountRow> rows) {
        StringBuilder text = new StringBuilder("    formula       counted\n");
        for (CountRow row : rows) {
            text.append(String.format(Locale.ROOT, "%11s   %11s   %s%n", row.formula(), row.counted(), row.what()));
        }
        return text.toString();
    }

    /** The table of stochastic gates. */
    public static String gates(List<GateRow> rows) {
        StringBuilder text = new StringBuilder("two hidden layers of gates that are open with probability 1/(1 + exp(-beta z)), in 50-digit intervals\n\n"
                + "beta          E f   mean field   rectifiers   E f is not mean field\n");
        for (GateRow row : rows) {
            text.append(String.format(Locale.ROOT, "%4d   %10.6f   %10.6f   %10.6f   %s%n", row.beta(), row.mean(), row.meanField(), row.rectified(),
                    row.separated() ? "separated" : "not separated"));
        }
        return text.toString();
    }

    private static String widths(List<Integer> widths) {
        return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
