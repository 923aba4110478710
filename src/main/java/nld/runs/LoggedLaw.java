package nld.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import nld.expression.Applied;
import nld.expression.Dot;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.RunLog;

/**
 * A claim about steps with the cells of a log in the place of its quantities.
 *
 * @param claim      the claim
 * @param left       the terms of the left side, in cells and parameters
 * @param right      the terms of the right side
 * @param cells      the cells that occur
 * @param parameters the parameters that occur, in canonical order
 */
record LoggedLaw(Claim claim, List<Expression> left, List<Expression> right, List<Cell> cells, SortedSet<Symbol> parameters) {
    /** How many steps before and after its own a row may be asked for. */
    private static final int FARTHEST = 3;

    /**
     * A value of the log.
     *
     * @param column which column of the mapping, from 0
     * @param steps  how many steps after the law's own row; negative before
     */
    record Cell(int column, int steps) {
        /** The symbol that stands for it in formulas. */
        Symbol symbol() {
            return Symbol.parameter("column " + column + " at " + steps);
        }
    }

    /** The claim in the cells of {@code log}; a fault names what no column gives. */
    static LoggedLaw of(Claim claim, RunLog log) throws LogFault {
        requireExact(claim);
        Fitting fitting = new Fitting(log);
        Expression left = fitting.of(Shifted.by(0, claim.relation().left()));
        Expression right = fitting.of(Shifted.by(0, claim.relation().right()));
        if (!fitting.missing.isEmpty()) {
            throw new LogFault("no column of the log '" + log.name() + "' gives " + String.join(", ", fitting.missing)
                    + ", which the claim '" + claim.label() + "' speaks of",
                    "Add to the log section: column " + fitting.missing.iterator().next() + " = NAME; or ask for other claims by --claim.");
        }
        SortedSet<Symbol> parameters = new TreeSet<>(Symbols.of(left.plus(right)));
        List<Cell> cells = new ArrayList<>();
        fitting.cells.forEach((symbol, cell) -> {
            if (parameters.remove(symbol)) {
                cells.add(cell);
            }
        });
        if (cells.isEmpty()) {
            throw new LogFault("the claim '" + claim.label() + "' speaks of nothing that the log holds", "Ask for other claims by --claim.");
        }
        return new LoggedLaw(claim, terms(left), terms(right), List.copyOf(cells), parameters);
    }

    private static void requireExact(Claim claim) throws LogFault {
        boolean exact = claim.asymptotics().isEmpty() && claim.relation().left().shape().isScalar()
                && claim.relation().sign() != Relation.Sign.DIFFERENT;
        if (!exact) {
            throw new LogFault("the claim '" + claim.label() + "' is no exact law between numbers", "Ask for other claims by --claim.");
        }
    }

    private static List<Expression> terms(Expression side) {
        return side instanceof Sum sum ? sum.terms() : List.of(side);
    }

    /** The columns that the law uses. */
    Set<Integer> columns() {
        Set<Integer> used = new LinkedHashSet<>();
        cells.forEach(cell -> used.add(cell.column()));
        return used;
    }

    /** Puts cells in the place of quantities. */
    private static final class Fitting {
        private final Map<Expression, Expression> known = new HashMap<>();
        private final Map<Symbol, Cell> cells = new LinkedHashMap<>();
        private final Set<String> missing = new LinkedHashSet<>();

        Fitting(RunLog log) {
            for (int column = 0; column < log.columns().size(); column++) {
                for (int steps = -FARTHEST; steps <= FARTHEST; steps++) {
                    Cell cell = new Cell(column, steps);
                    know(Shifted.by(steps, log.columns().get(column).quantity()), cell);
                }
            }
        }

        /** A column that holds a norm gives its square as well. */
        private void know(Expression quantity, Cell cell) {
            cells.put(cell.symbol(), cell);
            known.putIfAbsent(quantity, cell.symbol());
            if (quantity instanceof Power power && power.base() instanceof Dot) {
                known.putIfAbsent(power.base(), cell.symbol().power(power.exponent().inverse()));
            }
        }

        Expression of(Expression expression) {
            Expression cell = known.get(expression);
            if (cell != null) {
                return cell;
            }
            if (expression instanceof Sum sum && sum.shape().isScalar()) {
                return Sum.of(sum.terms().stream().map(this::of).toList());
            } else if (expression instanceof Product product) {
                return Product.of(product.factors().stream().map(this::of).toList());
            } else if (expression instanceof Power power) {
                return Power.of(of(power.base()), power.exponent());
            } else if (expression instanceof Applied applied && applied.shape().isScalar()) {
                return Applied.of(applied.function(), of(applied.argument()));
            }
            return leaf(expression);
        }

        private Expression leaf(Expression expression) {
            boolean given = expression instanceof Literal || expression instanceof Symbol symbol
                    && symbol.kind() == Symbol.Kind.PARAMETER && symbol.shape().equals(Shape.SCALAR);
            if (!given) {
                missing.add(expression.toString());
            }
            return expression;
        }
    }

    /** A coefficient or other formula in parameters only, or empty where it speaks of more. */
    static boolean isOfParameters(Expression expression) {
        return expression.shape().isScalar() && Symbols.of(expression).stream().allMatch(symbol ->
                symbol.kind() == Symbol.Kind.PARAMETER && symbol.shape().isScalar())
                && !Symbols.occurs(expression, part -> !part.shape().isScalar());
    }
}
