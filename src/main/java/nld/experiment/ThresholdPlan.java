package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which runs a threshold experiment makes: for each width m of a network [d, m, 1] of leaky rectifiers and each number N of
 * random examples, data sets with Gaussian inputs and random labels, each tried from several starts.
 *
 * @param slope    of the leaky rectifier below 0
 * @param inputs   d
 * @param widths   the widths m
 * @param ratios   N/P in hundredths, in rising order
 * @param dataSets how many data sets for each m and N
 * @param starts   how many starts for each data set
 * @param steps    the most steps of a run
 * @param seed     of everything that is drawn
 */
public record ThresholdPlan(double slope, int inputs, List<Integer> widths, List<Integer> ratios, int dataSets, int starts, int steps,
        long seed) {
    /** Copies the lists. */
    public ThresholdPlan {
        widths = List.copyOf(widths);
        ratios = List.copyOf(ratios);
    }

    /** Two widths in seconds. */
    public static ThresholdPlan quick(long seed) {
        return new ThresholdPlan(0.2, 5, List.of(2, 4), List.of(50, 80, 110, 150, 220), 6, 2, 400, seed);
    }

    /** The setting of a8b_threshold_leaky.py: d = 5, widths to 16, 16 data sets, 3000 steps. */
    public static ThresholdPlan full(long seed) {
        return new ThresholdPlan(0.2, 5, List.of(2, 4, 8, 16), List.of(50, 65, 80, 95, 110, 125, 140, 155, 170, 185, 200, 220, 240), 16, 3,
                3000, seed);
    }

    /**
     * One line of the journal to be.
     *
     * @param number   its place, from 0
     * @param width    m
     * @param examples N
     * @param dataSet  the number of the data set
     */
    record Job(int number, int width, int examples, int dataSet) {
    }

    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (int width : widths) {
            for (int examples : examples(width)) {
                for (int dataSet = 0; dataSet < dataSets; dataSet++) {
                    jobs.add(new Job(jobs.size(), width, examples, dataSet));
                }
            }
        }
        return jobs;
    }

    /** P of a network of that width. */
    public int parameters(int width) {
        return width * (inputs + 1);
    }

    /** The numbers of examples that are tried with a width. */
    public List<Integer> examples(int width) {
        return ratios.stream().map(ratio -> Math.max(2, Math.round(ratio * parameters(width) / 100f))).distinct().toList();
    }

    /** All of it in a line, by which a journal knows its run. */
    public String header() {
        return "nld threshold 1; leaky " + slope + "; inputs " + inputs + "; widths " + words(widths) + "; N/P in hundredths " + words(ratios)
                + "; data sets " + dataSets + "; starts " + starts + "; steps " + steps + "; rule " + rule() + "; seed " + seed;
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Heavy ball whose rate falls to 0 in the last step. */
    String rule() {
        return "heavy-ball, rate 3/100 (1 - step/" + (steps + 1) + "), momentum 9/10";
    }
}
