package nld.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;
import nld.model.Relation;

/**
 * Holds one law for one label against row after row. A row is broken where left and right differ by more than the tolerance
 * times the largest term, and by more than rounding can account for: the running error bound of both sides for numbers that
 * are off by {@link #LOGGED} of their size, and the rounding of their difference.
 */
final class LawWatch {
    /** How far a logged number may be from what it says, relative to its size: it was computed and rounded. */
    private static final double LOGGED = 0x1p-51;
    private static final double ROUNDING = 0x1p-53;

    private final LoggedLaw law;
    private final String label;
    private final double tolerance;
    private final Roundoff terms;
    private final int[] places;
    private final double[] inputs;
    private final double[] inputErrors;
    private final double[] values;
    private final double[] errors;
    private final List<Suspect> suspects = new ArrayList<>();
    private boolean moves;
    private long steps;
    private long broken;
    private double largest;
    private LogFindings.Row worst;
    private LogFindings.Row first;
    private long last;
    private double bound;
    private double scale;

    /**
     * Watches {@code law}.
     *
     * @param places     where in a row the value of each of its cells stands
     * @param parameters the values of its parameters
     */
    LawWatch(LoggedLaw law, String label, int[] places, Map<Symbol, Double> parameters, double tolerance) {
        this.law = law;
        this.label = label;
        this.places = places;
        this.tolerance = tolerance;
        List<Symbol> symbols = new ArrayList<>();
        law.cells().forEach(cell -> symbols.add(cell.symbol()));
        symbols.addAll(law.parameters());
        List<Expression> all = new ArrayList<>(law.left());
        all.addAll(law.right());
        this.terms = Lowering.roundoff(symbols, all);
        this.inputs = new double[symbols.size()];
        this.inputErrors = new double[symbols.size()];
        this.values = new double[all.size()];
        this.errors = new double[all.size()];
        for (int index = places.length; index < inputs.length; index++) {
            inputs[index] = parameters.get(symbols.get(index));
            inputErrors[index] = Math.abs(inputs[index]) * ROUNDING;
        }
    }

    /** Also looks whether the defect is {@code factor} times the quantity at {@code place} of a row. */
    void suspect(String quantity, String formula, double factor, int place) {
        suspects.add(new Suspect(quantity, formula, factor, place));
    }

    /** Takes in the row {@code at} of {@code window}, with as many rows before and after it as the law asks for. */
    void take(Window window) throws LogFault {
        for (int index = 0; index < places.length; index++) {
            inputs[index] = window.values(law.cells().get(index).steps())[places[index]];
            inputErrors[index] = Math.abs(inputs[index]) * LOGGED;
        }
        terms.evaluate(inputs, inputErrors, values, errors);
        double left = sum(0, law.left().size());
        double right = sum(law.left().size(), values.length);
        measure();
        if (!Double.isFinite(left - right) || !Double.isFinite(bound)) {
            throw new LogFault("the claim '" + law.claim().label() + "' has no value at line " + window.line()
                    + ", where its sides are " + left + " and " + right, "A division by zero, a root of a negative number, or a number too large.");
        }
        moves |= scale > 0;
        judge(window, left, right);
        double[] row = window.values(0);
        suspects.forEach(suspect -> suspect.take(row, left - right));
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            sum += values[index];
        }
        return sum;
    }

    /** The largest term, and how far apart the sides may be. */
    private void measure() {
        double total = 0;
        double rounding = 0;
        scale = 0;
        for (int index = 0; index < values.length; index++) {
            double size = Math.abs(values[index]);
            scale = Math.max(scale, size);
            total += size;
            rounding += errors[index];
        }
        bound = Math.max(tolerance * scale, rounding + values.length * ROUNDING * total);
    }

    private void judge(Window window, double left, double right) {
        steps++;
        double defect = left - right;
        double excess = switch (law.claim().relation().sign()) {
            case AT_MOST -> defect;
            case AT_LEAST -> -defect;
            default -> Math.abs(defect);
        };
        double relative = scale == 0 ? Math.abs(excess) : excess / scale;
        if (worst == null || relative > largest) {
            largest = relative;
            worst = new LogFindings.Row(window.line(), window.step(), left, right, scale);
        }
        if (excess > bound) {
            broken++;
            last = window.line();
            first = first == null ? new LogFindings.Row(window.line(), window.step(), left, right, scale) : first;
        }
    }

    /** What was found; a law all of whose terms are 0 at every row was not seen at all. */
    LogFindings.OfLaw finding() throws LogFault {
        if (!moves) {
            throw new LogFault("every term of the claim '" + law.claim().label() + "'" + (label.isEmpty() ? "" : " for * = " + label)
                    + " is 0 at every row", "Such a log shows nothing: were the columns filled, and was this part of the network trained?");
        }
        List<LogFindings.Explanation> explanations = new ArrayList<>();
        boolean equation = law.claim().relation().sign() == Relation.Sign.EQUAL;
        for (Suspect suspect : suspects) {
            if (broken > 0 && equation && !suspect.cleared) {
                explanations.add(new LogFindings.Explanation(suspect.quantity, suspect.formula, suspect.largest, suspect.rest));
            }
        }
        return new LogFindings.OfLaw(law.claim().label(), label, steps, broken, worst, Optional.ofNullable(first), culprit(),
                explanations);
    }

    /** A single wrong value breaks the law at every step it takes part in and at no other. */
    private Optional<LogFindings.Stretch> culprit() {
        if (broken == 0 || 2 * broken > steps) {
            return Optional.empty();
        }
        int[] reach = reach(List.of(law));
        long from = last + reach[0];
        long to = first.line() + reach[1];
        return from <= to ? Optional.of(new LogFindings.Stretch(from, to)) : Optional.empty();
    }

    /** The steps that the law reaches back and ahead, the least and the greatest. */
    static int[] reach(List<LoggedLaw> laws) {
        int[] steps = laws.stream().flatMap(law -> law.cells().stream()).mapToInt(LoggedLaw.Cell::steps).toArray();
        return new int[] {Math.min(0, Arrays.stream(steps).min().orElse(0)), Math.max(0, Arrays.stream(steps).max().orElse(0))};
    }

    /** A quantity that the law does not speak of and that may be its defect. */
    private final class Suspect {
        private final String quantity;
        private final String formula;
        private final double factor;
        private final int place;
        private double largest;
        private double rest;
        private boolean cleared;

        Suspect(String quantity, String formula, double factor, int place) {
            this.quantity = quantity;
            this.formula = formula;
            this.factor = factor;
            this.place = place;
        }

        void take(double[] row, double defect) {
            double left = Math.abs(defect - factor * row[place]);
            largest = Math.max(largest, Math.abs(row[place]));
            rest = Math.max(rest, scale == 0 ? left : left / scale);
            cleared |= left > bound;
        }
    }
}
