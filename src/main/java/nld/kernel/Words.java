package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Shape;
import nld.expression.Transposed;

/** Words: products of letters that carry no scalar factor and are no sums. */
final class Words {
    private Words() {
    }

    /** The letters of a word, from left to right. */
    static List<Expression> letters(Expression word) {
        return word instanceof MatrixProduct product ? product.factors() : List.of(word);
    }

    /** The product of {@code letters}, at least one. */
    static Expression product(List<Expression> letters) {
        return letters.stream().reduce(MatrixProduct::of).orElseThrow();
    }

    /** The letters of a word of matrices read backward, each transposed. */
    static List<Expression> turned(List<Expression> letters) {
        List<Expression> turned = new ArrayList<>();
        for (int index = letters.size() - 1; index >= 0; index--) {
            turned.add(turned(letters.get(index)));
        }
        return turned;
    }

    /** A matrix transposed; a matrix of second derivatives is its own transpose. */
    private static Expression turned(Expression matrix) {
        return isHessian(matrix) ? matrix : Transposed.of(matrix);
    }

    /** Whether it is a derivative by a vector with two open slots. */
    static boolean isHessian(Expression letter) {
        return letter instanceof Jet jet && jet.shape() instanceof Shape.Matrix
                && jet.derivatives() - jet.directions().size() == 2;
    }

    /** Whether it is a derivative with one open slot: a vector, or a matrix where the point is one. */
    static boolean isGradient(Expression letter) {
        return letter instanceof Jet jet && !jet.shape().isScalar()
                && jet.derivatives() - jet.directions().size() == 1;
    }

    /** {@code first}, {@code second}, {@code third} one after the other. */
    static List<Expression> joined(List<Expression> first, List<Expression> second, List<Expression> third) {
        List<Expression> joined = new ArrayList<>(first);
        joined.addAll(second);
        joined.addAll(third);
        return joined;
    }
}
