package nld.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nld.experiment.Breaking;
import nld.experiment.Concentration;
import nld.experiment.CountRow;
import nld.experiment.EndStates;
import nld.experiment.EnumerationCost;
import nld.experiment.FirstStepRow;
import nld.experiment.GateRow;
import nld.experiment.Journal;
import nld.experiment.LargeCurvature;
import nld.experiment.MirrorRow;
import nld.experiment.ReservoirRow;
import nld.experiment.SequentialAbsorption;
import nld.experiment.SignCapacity;
import nld.experiment.Threshold;
import nld.experiment.ThresholdPlan;
import nld.report.ExperimentText;
import nld.report.LawTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nld experiment}: ensembles of training runs that take longer than a check may. */
@Command(name = "experiment", header = "Run a long experiment of the theory of adaptive symmetry, or its quick form.",
        description = {"", "threshold: up to how many random examples training reaches zero error, as a band. Each data set is a line of FILE, "
                + "written as it comes: a run that was interrupted goes on where it was when it is called again, and leaves the same bytes.",
                "mirror, first-step, reservoir, counts, gates: laws that hold exactly, with their controls. capacity: how many examples signs of "
                + "a readout can hold. absorption: how many a net takes one after the other. breaking: odd statistics of an ensemble "
                + "while it trains. concentration: how it concentrates as nets grow. curvature: the density of the Hessian of 10050 weights. "
                + "minima: how runs end, by width. enumeration: what all sign patterns of a network cost."},
        footer = {"  nld experiment threshold --quick --out threshold.tsv", "  nld experiment breaking --seed 3",
                "  nld experiment enumeration --threads 2"})
final class ExperimentCommand implements Callable<Integer> {
    private static final int SEEDS = 12;
    private static final int QUICK_SEEDS = 3;
    private static final long REDRAWN_NANOS = 200_000_000;

    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "threshold, mirror, first-step, reservoir, counts, gates, capacity, absorption, breaking, "
            + "concentration, curvature, minima or enumeration.")
    private String name;

    @Option(names = "--out", paramLabel = "FILE", description = "The journal of a threshold experiment, new or begun.")
    private Path out;

    @Option(names = "--quick", description = "A small form that takes seconds.")
    private boolean quick;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of everything that is drawn (default: ${DEFAULT-VALUE}). The same seed gives the same bytes.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "How many runs at once (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    ExperimentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(threads >= 1, "--threads is " + threads + "; it must be at least 1");
        boolean journalled = name.equals("threshold");
        require(!journalled || out != null, "a threshold experiment writes a journal: give --out FILE");
        require(journalled || out == null, "only a threshold experiment has a journal: leave out --out");
        if (journalled) {
            return threshold(quick ? ThresholdPlan.quick(seed) : ThresholdPlan.full(seed));
        }
        Map<String, Supplier<Table>> tables = tables();
        require(tables.containsKey(name), "there is no experiment '" + name + "'; there are threshold, " + String.join(", ", tables.keySet()));
        Interruption interruption = Interruption.saying(terminal, () -> Optional.of("interrupted; " + name + " has not ended"));
        try {
            Table table = tables.get(name).get();
            terminal.print(table.text());
            return (table.holds() ? ExitCode.HELD : ExitCode.REFUTED).code();
        } finally {
            interruption.end();
        }
    }

    /** What an experiment gave, and whether every law in it held and every control failed. */
    private record Table(String text, boolean holds) {
        static Table of(String text) {
            return new Table(text, true);
        }

        static <R> Table of(List<R> rows, Function<List<R>, String> text, Predicate<R> holds) {
            return new Table(text.apply(rows), rows.stream().allMatch(holds));
        }
    }

    /** The experiments that have no journal, by name. */
    private Map<String, Supplier<Table>> tables() {
        Map<String, Supplier<Table>> tables = new LinkedHashMap<>();
        tables.put("mirror", () -> Table.of(MirrorRow.all(seed), LawTables::mirrors, MirrorRow::holds));
        tables.put("first-step", () -> Table.of(FirstStepRow.all(seed), LawTables::firstSteps, FirstStepRow::holds));
        tables.put("reservoir", () -> Table.of(ReservoirRow.all(seed), LawTables::reservoirs, ReservoirRow::holds));
        tables.put("counts", () -> Table.of(CountRow.all(seed), LawTables::counts, CountRow::holds));
        tables.put("gates", () -> Table.of(GateRow.all(), LawTables::gates, GateRow::holds));
        tables.put("capacity", () -> Table.of(capacity(), LawTables::capacities, SignCapacity::holds));
        tables.put("absorption", () -> Table.of(ExperimentText.absorptions(absorption())));
        tables.put("breaking", () -> Table.of(ExperimentText.breaking(quick ? Breaking.of(QUICK_SEEDS, seed, 0, 50, 150)
                : Breaking.of(SEEDS, seed, 0, 50, 150, 300, 600, 1500))));
        tables.put("concentration", () -> Table.of(concentration()));
        tables.put("curvature", () -> Table.of(curvature()));
        tables.put("minima", () -> Table.of(minima()));
        tables.put("enumeration", () -> Table.of(enumeration()));
        return tables;
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private int threshold(ThresholdPlan plan) throws InterruptedException {
        Path file = terminal.directory().resolve(out);
        Threshold threshold = new Threshold(plan);
        try (Journal journal = Journal.open(file, plan.header())) {
            if (journal.dropped() > 0) {
                terminal.complain("nld: " + out + ": " + journal.dropped() + " bytes after its last whole line are dropped\n");
            }
            Interruption interruption = Interruption.saying(terminal, () -> Optional.of("interrupted; " + journal.entries().size() + " of "
                    + threshold.size() + " lines are in " + out + ": the same command goes on from there"));
            try {
                threshold.run(journal, threads, progress(threshold.size()));
            } finally {
                interruption.end();
            }
            terminal.print(ExperimentText.bands(threshold.bands(journal)));
            return ExitCode.HELD.code();
        } catch (Journal.Mismatch mismatch) {
            terminal.complain("nld: " + out + " cannot be taken up: " + mismatch.getMessage()
                    + "\n     Give another file, or the options with which it was begun.\n");
        } catch (IOException unusable) {
            terminal.complain("nld: " + out + " cannot be written: " + unusable.getMessage() + "\n     Give a file that can be written.\n");
        }
        return ExitCode.USAGE.code();
    }

    /** One line on a terminal, erased at the end. */
    private IntConsumer progress(int size) {
        long[] next = {System.nanoTime() + REDRAWN_NANOS};
        return done -> {
            if (terminal.errIsTty() && (System.nanoTime() - next[0] > 0 || done == size)) {
                next[0] = System.nanoTime() + REDRAWN_NANOS;
                terminal.complain("\r\u001b[K" + (done == size ? "" : done + " of " + size + " data sets"));
            }
        };
    }

    private String curvature() {
        int examples = quick ? 20 : 200;
        int probes = quick ? 2 : 6;
        StringBuilder text = new StringBuilder();
        for (int steps : quick ? new int[] {0} : new int[] {0, 120, 200}) {
            text.append(ExperimentText.curvature(LargeCurvature.of(examples, steps, probes, seed)));
        }
        return text.toString();
    }

    private String concentration() {
        List<Concentration> rows = new ArrayList<>();
        for (int width : quick ? new int[] {4, 16} : new int[] {2, 4, 8, 16, 32, 64, 128}) {
            rows.add(Concentration.of(width, quick ? 100 : 400, seed));
        }
        return ExperimentText.concentration(rows);
    }

    private List<SignCapacity> capacity() {
        List<SignCapacity> rows = new ArrayList<>();
        for (int size : quick ? new int[] {9} : new int[] {9, 13, 17}) {
            rows.add(SignCapacity.of(size, quick ? 200 : 2000, seed));
        }
        return rows;
    }

    private List<SequentialAbsorption> absorption() {
        List<SequentialAbsorption> rows = new ArrayList<>();
        for (int width : quick ? new int[] {2} : new int[] {2, 4, 8}) {
            rows.add(SequentialAbsorption.of(width, quick ? 4 : 20, seed));
        }
        return rows;
    }

    private String minima() {
        List<EndStates> ends = new ArrayList<>();
        for (double slope : new double[] {0, 0.1}) {
            for (int width : quick ? new int[] {1, 4} : new int[] {1, 2, 4, 8, 16}) {
                ends.add(EndStates.of(slope, width, quick ? 20 : 200, seed));
            }
        }
        return ExperimentText.ends(ends);
    }

    private String enumeration() {
        List<EnumerationCost> costs = new ArrayList<>();
        for (List<Integer> widths : EnumerationCost.SHAPES) {
            costs.add(EnumerationCost.of(widths, 1));
            if (threads > 1) {
                costs.add(EnumerationCost.of(widths, threads));
            }
        }
        return ExperimentText.costs(costs);
    }
}
