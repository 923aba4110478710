package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.notation.Reader;
import nld.notation.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivatives by a square matrix of any size that SymPy 1.14 takes silently for others ({@code f.diff(X)} of its matrix
 * expressions: whatever is not a trace, a product or a power of traces counts as a constant there), and those that it has
 * right. Each is compared, at random rational matrices of two sizes, with the derivatives of the entries and with the formula
 * of the textbooks; what SymPy answers is the control.
 */
class MatrixDerivativesTest {
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());
    private static final Judge JUDGE = new Judge(Assumptions.NONE, 1);
    private static final Dimension N = new Dimension.Named("n");
    private static final Symbol X = square("X", N, Symbol.Kind.COORDINATE);
    private static final Symbol B = square("B", N, Symbol.Kind.PARAMETER);
    private static final Expression TRACE = X.trace();
    private static final Expression SQUARE = X.transposed().times(X).trace();
    private static final Expression MIXED = B.times(X).trace();
    private static final Expression ZERO = Expression.zero(X.shape());
    private static final Expression TWO = Expression.of(2);

    private static Symbol square(String name, Dimension size, Symbol.Kind kind) {
        return Symbol.of(name, new Shape.Matrix(size, size), kind);
    }

    static Stream<Arguments> wrongElsewhere() {
        Expression bell = SQUARE.negated().apply(Function.EXP);
        Expression norm = SQUARE.squareRoot();
        return Stream.of(
                Arguments.of("sin(tr X)", TRACE.apply(Function.SIN), TRACE.apply(Function.COS).times(Identity.of(N)), ZERO),
                Arguments.of("exp(-tr X^T X)", bell, TWO.negated().times(bell).times(X), ZERO),
                Arguments.of("1/tr X^T X", SQUARE.power(-1), TWO.negated().times(SQUARE.power(-2)).times(X), ZERO),
                Arguments.of("tr(B X)/tr X^T X", MIXED.over(SQUARE), B.transposed().times(SQUARE.power(-1))
                        .minus(TWO.times(MIXED).times(SQUARE.power(-2)).times(X)), SQUARE.power(-1).times(B.transposed())),
                Arguments.of("tr(B X)/sqrt(tr X^T X)", MIXED.over(norm), B.transposed().times(norm.power(-1))
                        .minus(MIXED.times(norm.power(-3)).times(X)), norm.power(-1).times(B.transposed())),
                Arguments.of("tr(X ⊙ X)", X.hadamard(X).trace(), TWO.times(Identity.of(N).hadamard(X)), TWO.times(X)),
                Arguments.of("sqrt(tr X^T X)", norm, norm.power(-1).times(X), ZERO));
    }

    static Stream<Arguments> rightElsewhere() {
        Expression curved = X.apply(Function.TANH);
        Expression slope = Ones.of(X.shape()).minus(curved.entryPower(Rational.of(2)));
        return Stream.of(
                Arguments.of("tr X^T X", SQUARE, TWO.times(X), X),
                Arguments.of("tr(X)^2", TRACE.power(2), TWO.times(TRACE).times(Identity.of(N)), ZERO),
                Arguments.of("tr X^3", X.times(X).times(X).trace(),
                        Expression.of(3).times(X.transposed().times(X.transposed())), Expression.of(3).times(X.times(X))),
                Arguments.of("tr(X) tr(B X)", TRACE.times(MIXED),
                        MIXED.times(Identity.of(N)).plus(TRACE.times(B.transposed())), ZERO),
                Arguments.of("tr(B tanh(X))", B.times(curved).trace(), B.transposed().hadamard(slope), B.hadamard(slope)),
                Arguments.of("tr(B (X ⊙ X))", B.times(X.hadamard(X)).trace(), TWO.times(B.transposed().hadamard(X)),
                        TWO.times(B.hadamard(X))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"wrongElsewhere", "rightElsewhere"})
    void a_derivative_by_a_matrix_of_any_size_is_that_of_its_entries(String name, Expression scalar, Expression textbook,
            Expression wrong) {
        Expression derived = CALCULUS.partial(scalar, X);
        for (int size = 2; size <= 3; size++) {
            Instance instance = new Instance(Map.of("n", size), Map.of(), CALCULUS);
            List<Expression> inEntries = byEntries(Entries.scalar(instance.rewrite(scalar)), instance);
            assertThat(compared(inEntries, Entries.of(instance.rewrite(derived)), size)).allMatch(Proved.class::isInstance);
            assertThat(compared(inEntries, Entries.of(instance.rewrite(textbook)), size)).allMatch(Proved.class::isInstance);
            assertThat(compared(inEntries, Entries.of(instance.rewrite(wrong)), size)).anyMatch(Refuted.class::isInstance);
        }
    }

    private static List<Expression> byEntries(Expression scalar, Instance instance) {
        return Entries.symbols((Symbol) instance.symbol(X)).stream().map(entry -> CALCULUS.partial(scalar, entry)).toList();
    }

    /** Entry by entry at random rational matrices. */
    private static List<Verdict> compared(List<Expression> left, List<Expression> right, long seed) {
        assertThat(left).hasSameSizeAs(right);
        Substitution point = new Substitution(matrices(seed));
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < left.size(); index++) {
            verdicts.add(JUDGE.equal(point.rewrite(left.get(index)), point.rewrite(right.get(index))));
        }
        return verdicts;
    }

    private static Map<Symbol, Expression> matrices(long seed) {
        Random random = new Random(seed);
        Map<Symbol, Expression> values = new HashMap<>();
        for (Symbol matrix : List.of(X, X.rate(), B)) {
            for (Symbol entry : Entries.symbols(square(matrix.name(), Dimension.of(3), matrix.kind()).atOrder(matrix.order()))) {
                values.put(entry, Expression.of(random.nextInt(13) - 6, 1 + random.nextInt(4)));
            }
        }
        return values;
    }

    @Test
    void a_product_of_entries_has_the_other_entry_for_its_derivative() {
        for (int size = 2; size <= 3; size++) {
            Symbol x = square("X", Dimension.of(size), Symbol.Kind.COORDINATE);
            Expression product = Entry.of(x, 1, 1).times(Entry.of(x, 1, 2));
            List<Expression> derived = Entries.of(CALCULUS.partial(product, x));
            List<Symbol> entries = Entries.symbols(x);
            assertThat(derived.get(0)).isSameAs(entries.get(1));
            assertThat(derived.get(1)).isSameAs(entries.get(0));
            assertThat(derived.subList(2, size * size)).allMatch(Expression::isZero);
        }
    }

    @Test
    void a_matrix_has_derivatives_by_an_entry_and_by_time() {
        Expression gram = X.transposed().times(X);
        Expression rate = CALCULUS.rate(gram);
        for (int size = 2; size <= 3; size++) {
            Instance instance = new Instance(Map.of("n", size), Map.of(), CALCULUS);
            List<Expression> entries = Entries.of(instance.rewrite(gram));
            List<Expression> rates = entries.stream().map(CALCULUS::rate).toList();
            assertThat(compared(rates, Entries.of(instance.rewrite(rate)), size)).allMatch(Proved.class::isInstance);
            List<Expression> unit = new ArrayList<>(Collections.nCopies(size * size, Expression.of(0)));
            unit.set(0, Expression.of(1));
            Symbol x = (Symbol) instance.symbol(X);
            Expression byEntry = CALCULUS.along(instance.rewrite(gram), Map.of(x, Tuple.of(x.shape(), unit)));
            Symbol first = Entries.symbols(x).get(0);
            List<Expression> expected = entries.stream().map(entry -> CALCULUS.partial(entry, first)).toList();
            assertThat(compared(expected, Entries.of(byEntry), size)).allMatch(Proved.class::isInstance);
            assertThat(expected.get(0)).isSameAs(TWO.times(first));
        }
    }

    /** By its entries in a stated size: det X by its cofactors, log det X by the transposed inverse. */
    @Test
    void determinants_written_out_have_their_cofactors() {
        Symbol x = square("X", Dimension.of(2), Symbol.Kind.COORDINATE);
        List<Symbol> entry = Entries.symbols(x);
        Expression determinant = Entry.of(x, 1, 1).times(Entry.of(x, 2, 2)).minus(Entry.of(x, 1, 2).times(Entry.of(x, 2, 1)));
        Expression cofactors = Tuple.of(x.shape(), List.of(entry.get(3), entry.get(2).negated(), entry.get(1).negated(),
                entry.get(0)));
        assertThat(JUDGE.equal(CALCULUS.partial(determinant, x), cofactors)).isInstanceOf(Proved.class);
        Expression derived = CALCULUS.partial(determinant.apply(Function.LOG), x);
        assertThat(JUDGE.equal(derived.transposed().times(x), Identity.of(Dimension.of(2)))).isInstanceOf(Proved.class);
        assertThat(JUDGE.equal(derived, Expression.zero(x.shape()))).isInstanceOf(Refuted.class);
    }

    /** Determinants and inverses of any size are refused where they are written. */
    @ParameterizedTest
    @CsvSource({"det(X), det", "log(det(X)), det", "|X^-1|^2, a matrix has the powers 1 to 20 only"})
    void determinants_and_inverses_of_any_size_are_refused(String formula, String reason) {
        Reading reading = Reader.read("theorem table\ndimensions n\ncoordinates X in R^(n x n)\nkinetic 1/2 |X'|^2\n"
                + "potential " + formula + "\n", "table.thm");
        assertThat(reading.toString()).contains(reason);
        assertThat(reading).isNotInstanceOf(Reading.Read.class);
    }
}
