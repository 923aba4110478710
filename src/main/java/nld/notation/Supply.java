package nld.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.data.Law;
import nld.data.NumberTable;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.model.Check;
import nld.model.DataFile;

/** Where one value of a check takes numbers from that are not written out: what is drawn for it, and the files beside the theorem. */
final class Supply {
    private final Map<String, Integer> sizes;
    private final DataTables tables;
    private final long seed;
    private final String name;
    private final List<DataFile> files = new ArrayList<>();
    private int draws;

    /**
     * The supply of one value.
     *
     * @param sizes  the sizes of named dimensions
     * @param tables the files beside the theorem
     * @param seed   the seed of the check
     * @param name   what the value is given to
     */
    Supply(Map<String, Integer> sizes, DataTables tables, long seed, String name) {
        this.sizes = sizes;
        this.tables = tables;
        this.seed = seed;
        this.name = name;
    }

    /** The size of a named dimension, where the check gives it. */
    Optional<Dimension> size(String dimension) {
        return Optional.ofNullable(sizes.get(dimension)).map(Dimension::of);
    }

    /** Numbers drawn by a law, of a shape whose sizes are stated; independent of all other draws. */
    Expression drawn(Law law, Shape shape) {
        draws++;
        return tuple(shape, law.draw(seed, name, draws, Entries.count(shape)));
    }

    /** The numbers of a file: a vector where it has one column. */
    Expression read(Formula.File file) {
        NumberTable table = tables.of(file);
        files.add(new DataFile(file.path(), table.digest()));
        return tuple(table.columns() == 1 ? Shape.vector(table.rows()) : Shape.matrix(table.rows(), table.columns()), table.numbers());
    }

    private static Expression tuple(Shape shape, double[] numbers) {
        return Tuple.of(shape, Arrays.stream(numbers).mapToObj(number -> Literal.of(Rational.exactly(number))).toList());
    }

    /** What was taken for the value of {@code symbol}, which is {@code written} so; empty where nothing was. */
    Optional<Check.Supplied> taken(Symbol symbol, String written) {
        return draws == 0 && files.isEmpty() ? Optional.empty()
                : Optional.of(new Check.Supplied(symbol, written, draws == 0 ? Optional.empty() : Optional.of(seed), files));
    }
}
