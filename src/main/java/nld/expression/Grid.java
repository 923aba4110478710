package nld.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The entries of a scalar, vector or matrix; a vector is a column.
 *
 * @param rows    how many rows
 * @param columns how many columns
 * @param entries row by row
 */
record Grid(int rows, int columns, List<Expression> entries) {
    static Grid scalar(Expression entry) {
        return new Grid(1, 1, List.of(entry));
    }

    static Grid shaped(Shape shape, List<Expression> entries) {
        return new Grid(Entries.rows(shape), Entries.columns(shape), entries);
    }

    static Grid square(int size, BiFunction<Integer, Integer, Expression> at) {
        List<Expression> entries = new ArrayList<>(Entries.modest(size, size));
        for (int index = 0; index < size * size; index++) {
            entries.add(at.apply(index / size, index % size));
        }
        return new Grid(size, size, entries);
    }

    Grid times(Grid right) {
        List<Expression> product = new ArrayList<>(Entries.modest(rows, right.columns));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < right.columns; column++) {
                List<Expression> terms = new ArrayList<>(columns);
                for (int inner = 0; inner < columns; inner++) {
                    terms.add(at(row, inner).times(right.at(inner, column)));
                }
                product.add(Sum.of(terms));
            }
        }
        return new Grid(rows, right.columns, product);
    }

    Grid transposed() {
        List<Expression> transposed = new ArrayList<>(entries.size());
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                transposed.add(at(row, column));
            }
        }
        return new Grid(columns, rows, transposed);
    }

    Expression at(int row, int column) {
        return entries.get(row * columns + column);
    }
}
