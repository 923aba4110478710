package nld.runs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.lowering.Lowering;
import nld.model.Claim;
import nld.model.RunLog;

/** Holds the log of a run against step laws, row by row, in memory that does not grow with the log. */
public final class LogCheck {
    private static final String STEP = "step";
    private static final int ROWS_BETWEEN_REPORTS = 4096;
    /** A log with fewer digits than this was not written in double precision. */
    private static final int FEW_DIGITS = 10;
    /** The factors of η with which a term that a symmetry forbids would enter a law. */
    private static final int[] FACTORS = {-2, 2, -1, 1};

    private final Request request;
    private final LogTable table;
    private final LongConsumer progress;
    private final Map<Integer, Integer> places = new LinkedHashMap<>();
    private final List<LawWatch> watches = new ArrayList<>();
    private int stepPlace = -1;
    /** For each place of a row, the one of the first row that gives its value a row before, or {@link Beginning#ZERO}. */
    private final Map<Integer, Integer> before = new LinkedHashMap<>();
    /** Whether every value that a law asks for a row before the first is known. */
    private boolean begins = true;
    /** How many rows were put before the first. */
    private int added;

    /**
     * What is to be checked.
     *
     * @param log       the mapping of columns
     * @param claims    the claims that have to hold, of the section the mapping is for
     * @param domains   the parameters of the theorem with their domains
     * @param given     values of parameters by their names, before those that the run states
     * @param tolerance how far the sides may differ, in units of the largest term
     */
    public record Request(RunLog log, List<Claim> claims, Map<Symbol, Domain> domains, Map<String, String> given,
            double tolerance) {
        /** Copies the collections. */
        public Request {
            claims = List.copyOf(claims);
            domains = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(domains));
            given = Map.copyOf(given);
        }
    }

    private LogCheck(Request request, LogTable table, LongConsumer progress) {
        this.request = request;
        this.table = table;
        this.progress = progress;
    }

    /**
     * Reads the log to its end.
     *
     * @param request  what is to be checked
     * @param input    the log; it is not closed
     * @param progress is told now and then how many bytes were read
     */
    public static LogFindings run(Request request, InputStream input, LongConsumer progress) throws IOException, LogFault {
        List<LoggedLaw> laws = new ArrayList<>();
        for (Claim claim : request.claims()) {
            laws.add(LoggedLaw.of(claim, request.log()));
        }
        return new LogCheck(request, LogTable.open(input), progress).findings(laws);
    }

    private LogFindings findings(List<LoggedLaw> laws) throws IOException, LogFault {
        Settings settings = new Settings(request, table.settings());
        SortedSet<Symbol> needed = new TreeSet<>();
        laws.forEach(law -> needed.addAll(law.parameters()));
        Map<Symbol, Double> parameters = settings.of(needed);
        places(laws);
        for (LoggedLaw law : laws) {
            watch(law, parameters);
        }
        long rows = rows(LawWatch.reach(laws));
        List<LogFindings.OfLaw> found = new ArrayList<>();
        for (LawWatch watch : watches) {
            found.add(watch.finding());
        }
        return new LogFindings(rows, settings.found(), request.tolerance(), table.digits(), found, hints(found, settings));
    }

    /** Which columns are read, and where in a row of ours each stands. */
    private void places(List<LoggedLaw> laws) throws LogFault {
        Labels labels = new Labels(table, request.log().columns());
        Set<Integer> wanted = new TreeSet<>();
        for (LoggedLaw law : laws) {
            for (String label : labels.of(law.columns())) {
                for (int column : law.columns()) {
                    wanted.add(labels.require(column, label));
                }
                for (int column : idle(law)) {
                    wanted.add(labels.find(column, label));
                }
            }
        }
        int step = stepColumn();
        wanted.add(step);
        wanted.remove(-1);
        for (int column : wanted) {
            places.put(column, places.size());
        }
        stepPlace = places.getOrDefault(step, -1);
        table.want(wanted.stream().mapToInt(column -> column).toArray());
    }

    /** The column of steps: the one the mapping names, else one that is called so; −1 for none. */
    private int stepColumn() throws LogFault {
        for (int column = 0; column < request.log().columns().size(); column++) {
            if (request.log().columns().get(column).quantity() == Symbol.STEP) {
                return new Labels(table, request.log().columns()).require(column, "");
            }
        }
        return table.columns().indexOf(STEP);
    }

    /** The columns of the mapping that a law does not use. */
    private Collection<Integer> idle(LoggedLaw law) {
        Set<Integer> idle = new LinkedHashSet<>();
        for (int column = 0; column < request.log().columns().size(); column++) {
            idle.add(column);
        }
        idle.removeAll(law.columns());
        return idle;
    }

    private void watch(LoggedLaw law, Map<Symbol, Double> parameters) throws LogFault {
        Labels labels = new Labels(table, request.log().columns());
        for (String label : labels.of(law.columns())) {
            int[] cells = new int[law.cells().size()];
            for (int index = 0; index < cells.length; index++) {
                cells[index] = places.get(labels.require(law.cells().get(index).column(), label));
                if (law.cells().get(index).steps() < 0) {
                    begin(law.cells().get(index), cells[index], label);
                }
            }
            LawWatch watch = new LawWatch(law, label, cells, parameters, request.tolerance());
            for (int column : idle(law)) {
                int found = labels.find(column, label);
                if (found >= 0 && places.get(found) != stepPlace) {
                    suspect(watch, request.log().columns().get(column), places.get(found), parameters);
                }
            }
            watches.add(watch);
        }
    }

    /** Where the value of a cell comes from that stands a row before the first. */
    private void begin(LoggedLaw.Cell cell, int place, String label) {
        Optional<Integer> column = cell.steps() < -1 ? Optional.empty() : new Beginning(request.log()).before(cell.column());
        Optional<Integer> source = column.map(known -> known == Beginning.ZERO ? known
                : places.get(new Labels(table, request.log().columns()).find(known, label)));
        source.ifPresent(known -> before.put(place, known));
        begins &= source.isPresent();
    }

    /** Puts a row before the first one, which stands in {@code window}, where the log begins with the first step and that row is known. */
    private void begin(Window window, long step) {
        if (step != 0 || before.isEmpty() || !begins) {
            return;
        }
        double[] first = window.free().clone();
        double[] earlier = window.free();
        before.forEach((place, source) -> earlier[place] = source == Beginning.ZERO ? 0 : first[source]);
        window.take(table.line(), -1);
        added = 1;
        System.arraycopy(first, 0, window.free(), 0, first.length);
    }

    /** What a symmetry would forbid enters a step law with a small multiple of the rate. */
    private void suspect(LawWatch watch, RunLog.Column column, int place, Map<Symbol, Double> parameters) {
        Expression rate = request.log().update().rule().rate().orElse(Expression.of(0));
        boolean known = !rate.isZero() && LoggedLaw.isOfParameters(rate) && parameters.keySet().containsAll(Symbols.of(rate));
        List<Symbol> symbols = List.copyOf(parameters.keySet());
        for (int factor : known ? FACTORS : new int[0]) {
            Expression coefficient = Expression.of(factor).times(rate);
            double[] value = new double[1];
            Lowering.of(symbols, List.of(coefficient)).evaluate(symbols.stream().mapToDouble(parameters::get).toArray(), value);
            watch.suspect(column.text(), coefficient.times(column.quantity()).toString(), value[0], place);
        }
    }

    private long rows(int[] reach) throws IOException, LogFault {
        Window window = new Window(-reach[0], reach[1], places.size(), stepPlace >= 0);
        long step = 0;
        while (table.next(window.free())) {
            if (stepPlace >= 0) {
                step = step(window.free()[stepPlace], step, window.taken() == 0);
            }
            if (stepPlace >= 0 && window.taken() == 0) {
                begin(window, step);
            }
            if (window.take(table.line(), step)) {
                for (LawWatch watch : watches) {
                    watch.take(window);
                }
            }
            if (window.taken() % ROWS_BETWEEN_REPORTS == 0) {
                progress.accept(table.taken());
            }
        }
        if (window.taken() < window.size()) {
            long rows = window.taken() - added;
            throw new LogFault("it has " + rows + (rows == 1 ? " row" : " rows") + ", and the laws relate "
                    + (window.size() - added), "Log more steps.");
        }
        return window.taken() - added;
    }

    /** The step of a row, which has to follow the one before. */
    private long step(double value, long last, boolean first) throws LogFault {
        long step = (long) value;
        String where = "line " + table.line() + " ";
        if (step != value) {
            throw new LogFault(where + "has the step " + value, "Steps are whole numbers.");
        }
        if (first || step == last + 1) {
            return step;
        }
        if (step == last) {
            throw new LogFault(where + "repeats the step " + step, "A run that was resumed may log a step twice: delete one of the rows.");
        }
        throw step < last ? new LogFault(where + "goes back from step " + last + " to " + step,
                "Rows stand in the order of steps; were two runs written to one file?")
                : new LogFault(where + "goes from step " + last + " to " + step,
                "The laws relate neighbouring steps: log every step.");
    }

    private List<String> hints(List<LogFindings.OfLaw> found, Settings settings) {
        List<String> hints = new ArrayList<>();
        boolean refuted = found.stream().anyMatch(law -> !law.holds());
        boolean explained = found.stream().anyMatch(law -> !law.explanations().isEmpty());
        if (explained) {
            settings.epsilons().forEach(epsilon -> hints.add("the run states " + epsilon
                    + ": an ε in a normalisation breaks the symmetry of scale"));
        }
        if (refuted && table.digits() < FEW_DIGITS) {
            hints.add("the log is written with " + table.digits() + " digits; --tolerance 1e-" + (table.digits() - 1)
                    + " allows for that");
        }
        return hints;
    }
}
