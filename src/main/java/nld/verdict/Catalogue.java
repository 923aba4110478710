package nld.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;

/** Concrete functions that stand for an abstract one where a statement about it is tried, the most general first. */
final class Catalogue {
    private static final Expression ONE = Expression.of(1);

    private Catalogue() {
    }

    /**
     * Functions of {@code entries}, those first that take them in another order.
     *
     * @param entries   the scalar coordinates of which they are functions
     * @param constants the entries of constant vectors as long as these, along which some of them do not change
     * @param turned    by how many places the entries are turned
     */
    static List<Expression> of(List<Symbol> entries, List<List<Symbol>> constants, int turned) {
        if (turned % entries.size() == 0) {
            return of(entries, constants);
        }
        List<Symbol> other = new ArrayList<>(entries);
        Collections.rotate(other, turned);
        List<Expression> functions = new ArrayList<>(of(other, constants));
        functions.addAll(of(entries, constants));
        return functions;
    }

    private static List<Expression> of(List<Symbol> entries, List<List<Symbol>> constants) {
        List<Expression> functions = new ArrayList<>();
        functions.add(cubic(entries));
        if (entries.size() > 1) {
            Expression square = square(entries);
            Expression skew = entries.get(0).minus(Expression.of(3, 10).times(entries.get(1)));
            functions.add(skew.power(2).over(square));
            functions.add(square.minus(ONE).power(2).times(Expression.of(1, 4)));
            constants.forEach(constant -> functions.add(across(constant.get(1).times(entries.get(0))
                    .minus(constant.get(0).times(entries.get(1))))));
            functions.add(across(entries.get(0).minus(entries.get(1))));
        }
        return functions;
    }

    /** A vector or matrix that depends on {@code entries}: of a symmetric kind positive definite, 1 + v vᵀ. */
    static Expression tensor(Shape shape, List<Symbol> entries, boolean symmetric) {
        if (shape instanceof Shape.Vector) {
            return Tuple.of(shape, IntStream.range(0, Entries.count(shape)).mapToObj(row ->
                    cycled(entries, row).times(cycled(entries, row + 1)).plus(Expression.of(row + 1).times(cycled(entries, row + 1)))).toList());
        }
        return matrix(shape, (row, column) -> symmetric
                ? Expression.of(row == column ? 1 : 0).plus(cycled(entries, row).times(cycled(entries, column)))
                : Expression.of(row == column ? 1 : 0).plus(cycled(entries, row)).plus(
                        cycled(entries, column).power(2).times(Expression.of(row + 1))));
    }

    /** The simplest: the identity, or the rotation of the first two entries. */
    static Expression plain(Shape shape, List<Symbol> entries) {
        if (shape instanceof Shape.Vector) {
            return Tuple.of(shape, IntStream.range(0, Entries.count(shape)).<Expression>mapToObj(row ->
                    row > 1 ? Expression.of(0) : row == 0 ? cycled(entries, 1).negated() : entries.get(0)).toList());
        }
        return matrix(shape, (row, column) -> Expression.of(row == column ? 1 : 0));
    }

    private static Expression matrix(Shape shape, BiFunction<Integer, Integer, Expression> at) {
        int columns = ((Dimension.Stated) ((Shape.Matrix) shape).columns()).size();
        return Tuple.of(shape, IntStream.range(0, Entries.count(shape))
                .mapToObj(index -> at.apply(index / columns, index % columns)).toList());
    }

    private static Expression cycled(List<Symbol> entries, int index) {
        return entries.get(index % entries.size());
    }

    /** A function of one entry with derivatives of every order up to the seventh. */
    static Expression steep(Symbol entry) {
        return Sum.of(IntStream.rangeClosed(1, 7).mapToObj(power -> Expression.of(1, power).times(entry.power(power))).toList());
    }

    /** Half the square: the simplest that is strictly convex. */
    static Expression bowl(List<Symbol> entries) {
        return Expression.of(1, 2).times(square(entries));
    }

    /** Without any symmetry. */
    static Expression cubic(List<? extends Expression> entries) {
        List<Expression> terms = new ArrayList<>(List.of(entries.get(0)));
        for (int index = 0; index < entries.size(); index++) {
            Expression entry = entries.get(index);
            Expression next = entries.get((index + 1) % entries.size());
            terms.add(entry.power(2).times(Expression.of(index + 1, 2)));
            terms.add(entry.power(2).times(next));
            terms.add(entry.times(next));
        }
        return Sum.of(terms);
    }

    private static Expression square(List<Symbol> entries) {
        return Sum.of(entries.stream().map(entry -> entry.power(2)).toList());
    }

    private static Expression across(Expression distance) {
        return distance.power(2).plus(distance.power(3));
    }
}
