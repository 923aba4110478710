package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nld.expression.Assumptions;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients by a matrix of any size, as textbooks have them: where other systems take all but traces for constants. */
class MatrixGradientsTest {
    private static final Symbol X = matrix("X", "h", "n", Symbol.Kind.COORDINATE);
    private static final Symbol B = matrix("B", "h", "n", Symbol.Kind.PARAMETER);
    private static final Symbol U = matrix("U", "d", "h", Symbol.Kind.PARAMETER);
    private static final Symbol V = matrix("V", "n", "k", Symbol.Kind.PARAMETER);
    private static final Symbol Y = matrix("Y", "d", "k", Symbol.Kind.PARAMETER);

    private static Symbol matrix(String name, String rows, String columns, Symbol.Kind kind) {
        return Symbol.of(name, new Shape.Matrix(new Dimension.Named(rows), new Dimension.Named(columns)), kind);
    }

    static Stream<Arguments> gradients() {
        Expression square = X.dot(X);
        Expression misfit = Y.minus(U.times(X).times(V));
        Expression gram = X.transposed().times(X);
        Expression pull = U.transposed().times(misfit).times(V.transposed()).negated();
        return Stream.of(
                Arguments.of(square, Expression.of(2).times(X)),
                Arguments.of(square.negated().apply(Function.EXP),
                        Expression.of(-2).times(square.negated().apply(Function.EXP)).times(X)),
                Arguments.of(square.power(-1), Expression.of(-2).times(square.power(-2)).times(X)),
                Arguments.of(B.dot(X).over(square), B.times(square.power(-1))
                        .minus(Expression.of(2).times(B.dot(X)).times(square.power(-2)).times(X))),
                Arguments.of(B.dot(X).over(X.norm()),
                        B.times(X.norm().power(-1)).minus(B.dot(X).times(X.norm().power(-3)).times(X))),
                Arguments.of(X.norm(), X.times(X.norm().power(-1))),
                Arguments.of(B.dot(X).apply(Function.SIN), B.dot(X).apply(Function.COS).times(B)),
                Arguments.of(gram.dot(gram), Expression.of(4).times(X.times(gram))),
                Arguments.of(misfit.dot(misfit).times(Expression.of(1, 2)), pull),
                Arguments.of(misfit.norm(), pull.times(misfit.norm().power(-1))));
    }

    @ParameterizedTest
    @MethodSource("gradients")
    void a_gradient_by_a_matrix_of_any_size_is_the_textbooks(Expression scalar, Expression gradient) {
        Judge judge = new Judge(Assumptions.NONE, 1);
        Expression derived = new Calculus(new SymbolicDifferentiator()).partial(scalar, X);
        assertThat(judge.equal(derived, gradient)).as("%s against %s", derived, gradient).isInstanceOf(Proved.class);
        assertThat(judge.equal(derived, gradient.plus(B))).isNotInstanceOf(Proved.class);
    }
}
