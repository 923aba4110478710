package nld.derivation;

import java.util.List;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;

/** How a system is written: in scalars, entry by entry, or in vectors and matrices where a dimension or a function is left open. */
public enum Writing {
    /** Every vector and matrix by its entries. */
    IN_ENTRIES,
    /** Vectors and matrices as they are. */
    IN_VECTORS;

    /** How {@code system} is written: in vectors where one of its dimensions is a name or one of its functions abstract. */
    public static Writing of(MechanicalSystem system) {
        boolean named = system.coordinates().stream().anyMatch(coordinate -> coordinate.shape().isOpen());
        return named || EquationsOfMotion.lagrangian(system).leavesOpen() || system.friction().leavesOpen()
                || system.force().stream().anyMatch(Expression::leavesOpen) ? IN_VECTORS : IN_ENTRIES;
    }

    /** This, or in vectors where {@code expression} leaves a dimension or a function open. */
    public Writing with(Expression expression) {
        return expression.leavesOpen() ? IN_VECTORS : this;
    }

    /** The symbols that {@code symbol} is written by. */
    public List<Symbol> symbols(Symbol symbol) {
        return this == IN_VECTORS ? List.of(symbol) : Entries.symbols(symbol);
    }

    /** The parts that {@code expression} is written by: its entries row by row, or itself. */
    public List<Expression> parts(Expression expression) {
        return this == IN_VECTORS ? List.of(expression) : Entries.of(expression);
    }

    /** The scalar {@code expression}, written so. */
    public Expression scalar(Expression expression) {
        return this == IN_VECTORS ? expression : Entries.scalar(expression);
    }

    /** The inner product of parts of one shape: of scalars, their product. */
    public static Expression inner(Expression left, Expression right) {
        return left.shape().isScalar() ? left.times(right) : left.dot(right);
    }
}
