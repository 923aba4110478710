package nld.typesetting;

import java.util.List;
import java.util.Set;
import nld.expression.Rational;
import nld.expression.Shape;

/** How one programming language spells what formulas are made of, where not as most do. What is spelled where is the matter of {@link CodePrinter}. */
interface Dialect {
    /** A rational number; negative ones with their sign. */
    default String number(Rational value) {
        return value.toString();
    }

    /** The sign of a power. */
    String power();

    /** The sign between a matrix and what it multiplies. */
    String matrixProduct();

    /** The transpose of {@code matrix}, which holds together as a name does. */
    String transposed(String matrix);

    /** An entry, counted from 1, of what holds together as a name does; {@code column} is 0 for a vector. */
    String entry(String tensor, int row, int column);

    /** The vector of these entries. */
    default String vector(List<String> entries) {
        return list(entries);
    }

    /** The matrix of these rows. */
    String matrix(List<List<String>> rows);

    /** The call of an operation, whose first argument (of {@link Operation#ONES} the result) has that shape. */
    String call(Operation operation, List<String> arguments, Shape shape);

    /** The call of an abstract function or derivative by its name. */
    default String apply(String function, List<String> arguments) {
        return function + "(" + String.join(", ", arguments) + ")";
    }

    /** Several things as one argument. */
    default String list(List<String> parts) {
        return "[" + String.join(", ", parts) + "]";
    }

    /** Words that no name may be. */
    Set<String> reserved();

    /** {@code name} as the language can have it, told from all others. */
    default String identifier(String name) {
        String plain = Greek.spelled(name).replaceAll("_\\((\\d+),(\\d+)\\)", "_$1_$2");
        return reserved().contains(plain) ? plain + "_" : plain;
    }
}
