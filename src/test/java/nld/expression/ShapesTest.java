package nld.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Shapes that do not fit are refused; what fits is written out in entries as a naive computation would. */
class ShapesTest {
    private static final Symbol SCALAR = Symbol.coordinate("s");
    private static final Symbol U = Symbol.of("U", Shape.matrix(2, 3), Symbol.Kind.COORDINATE);
    private static final Symbol V = Symbol.of("V", Shape.matrix(3, 2), Symbol.Kind.COORDINATE);
    private static final Symbol P = Symbol.of("p", Shape.vector(2), Symbol.Kind.COORDINATE);
    private static final Symbol Q = Symbol.of("q", Shape.vector(3), Symbol.Kind.COORDINATE);

    private final Random random = new Random(20240229);

    private static void assertRefused(ThrowingCallable building) {
        assertThatThrownBy(building).isInstanceOf(ShapeMismatch.class);
    }

    @Test
    void shapes_that_do_not_fit_are_refused() {
        assertRefused(() -> SCALAR.plus(P));
        assertRefused(() -> P.plus(Q));
        assertRefused(() -> U.plus(V));
        assertRefused(() -> U.times(U));
        assertRefused(() -> U.times(P));
        assertRefused(() -> P.times(Q));
        assertRefused(() -> P.dot(Q));
        assertRefused(() -> SCALAR.dot(SCALAR));
        assertRefused(() -> P.power(2));
        assertRefused(() -> SCALAR.over(P));
        assertRefused(() -> P.transposed());
        assertRefused(() -> Entry.of(P, 3));
        assertRefused(() -> Entry.of(P, 0));
        assertRefused(() -> Entry.of(U, 1));
        assertRefused(() -> Entry.of(U, 3, 1));
        assertRefused(() -> Tuple.of(List.of(SCALAR, P)));
        assertRefused(() -> Entries.scalar(P));
        assertRefused(() -> new Substitution(Map.of(P, Q)));
        assertRefused(() -> Jet.of("f", P, 1, List.of(Q)));
    }

    @Test
    void a_named_dimension_has_no_entries() {
        Symbol named = Symbol.of("w", new Shape.Vector(new Dimension.Named("n")), Symbol.Kind.COORDINATE);
        assertThatThrownBy(() -> Entries.of(named)).isInstanceOf(Entries.NamedDimension.class);
        assertThatThrownBy(() -> Entries.scalar(named.dot(named))).isInstanceOf(Entries.NamedDimension.class);
    }

    @Test
    void products_transposes_and_inner_products_have_the_entries_of_a_naive_computation() {
        for (int trial = 0; trial < 100; trial++) {
            Map<Symbol, Rational> point = new HashMap<>();
            Rational[][] u = matrix(U, point);
            Rational[][] v = matrix(V, point);
            Rational[][] p = matrix(P, point);
            Rational[][] q = matrix(Q, point);
            assertEntries(U.times(V), product(u, v), point);
            assertEntries(V.times(U).times(Q), product(product(v, u), q), point);
            assertEntries(U.times(V).transposed(), transposed(product(u, v)), point);
            assertEntries(U.transposed().times(P), product(transposed(u), p), point);
            assertEntries(U.times(Q).plus(P), sum(product(u, q), p), point);
            assertThat(Exact.value(Entries.scalar(P.dot(U.times(Q))), point))
                    .contains(product(transposed(p), product(u, q))[0][0]);
            assertThat(Exact.value(Entries.scalar(U.dot(V.transposed())), point)).contains(trace(product(u, v)));
            assertThat(Exact.value(Entries.scalar(U.times(V).minus(V.transposed().times(U.transposed()).transposed()).dot(
                    U.times(V))), point)).contains(Rational.ZERO);
        }
    }

    private Rational[][] matrix(Symbol symbol, Map<Symbol, Rational> point) {
        List<Symbol> entries = Entries.symbols(symbol);
        int columns = symbol.shape() instanceof Shape.Vector ? 1 : symbol == U ? 3 : 2;
        Rational[][] matrix = new Rational[entries.size() / columns][columns];
        for (int index = 0; index < entries.size(); index++) {
            matrix[index / columns][index % columns] = Rational.of(random.nextInt(19) - 9, 1 + random.nextInt(4));
            point.put(entries.get(index), matrix[index / columns][index % columns]);
        }
        return matrix;
    }

    private static Rational[][] product(Rational[][] left, Rational[][] right) {
        Rational[][] product = new Rational[left.length][right[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < right[0].length; column++) {
                product[row][column] = Rational.ZERO;
                for (int inner = 0; inner < right.length; inner++) {
                    product[row][column] = product[row][column].plus(left[row][inner].times(right[inner][column]));
                }
            }
        }
        return product;
    }

    private static Rational[][] transposed(Rational[][] matrix) {
        Rational[][] turned = new Rational[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[0].length; column++) {
                turned[column][row] = matrix[row][column];
            }
        }
        return turned;
    }

    private static Rational[][] sum(Rational[][] left, Rational[][] right) {
        Rational[][] sum = new Rational[left.length][left[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < left[0].length; column++) {
                sum[row][column] = left[row][column].plus(right[row][column]);
            }
        }
        return sum;
    }

    private static Rational trace(Rational[][] matrix) {
        Rational trace = Rational.ZERO;
        for (int index = 0; index < matrix.length; index++) {
            trace = trace.plus(matrix[index][index]);
        }
        return trace;
    }

    private static void assertEntries(Expression expression, Rational[][] expected, Map<Symbol, Rational> point) {
        List<Expression> entries = Entries.of(expression);
        int columns = expected[0].length;
        assertThat(entries).hasSize(expected.length * columns);
        for (int index = 0; index < entries.size(); index++) {
            assertThat(Exact.value(entries.get(index), point)).contains(expected[index / columns][index % columns]);
        }
    }

    @Test
    void formulas_are_printed_as_they_are_written() {
        Symbol m = Symbol.parameter("m");
        Symbol u = Symbol.coordinate("u");
        Expression t = Symbol.TIME;
        assertThat(m.times(u.rate().power(2)).times(Expression.of(1, 2))).hasToString("1/2 m u'²");
        assertThat(m.minus(u)).hasToString("m − u");
        assertThat(u.over(m.times(t))).hasToString("u/(m t)");
        assertThat(m.plus(u).power(-2)).hasToString("1/(u + m)²");
        assertThat(u.power(Rational.of(-1, 2))).hasToString("1/sqrt(u)");
        assertThat(u.negated().apply(Function.EXP)).hasToString("exp(−u)");
        assertThat(u.power(Rational.of(2, 3))).hasToString("u^(2/3)");
        assertThat(P.dot(U.times(Q))).hasToString("p·U q");
        assertThat(P.dot(P)).hasToString("|p|²");
        assertThat(P.norm()).hasToString("|p|");
        assertThat(u.apply(Function.ABS)).hasToString("|u|");
        assertThat(U.transposed().times(P)).hasToString("Uᵀ p");
        assertThat(m.times(P)).hasToString("m p");
        assertThat(Expression.of(-3, 2)).hasToString("−3/2");
    }
}
