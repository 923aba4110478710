package nld.notation;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Shape;

/**
 * Multiplies factors that stand side by side: scalars in front, vectors and matrices from left to right. A row u^T
 * takes the matrices after it until a vector ends it, {@code u^T A v} = u·A v; a vector before it makes an outer product.
 */
final class ProductElaborator {
    private final Elaborator elaborator;
    private final Span span;
    private final List<Expression> scalars = new ArrayList<>();
    private Expression tensor;
    private Expression row;
    private Expression between;

    ProductElaborator(Elaborator elaborator, Span span) {
        this.elaborator = elaborator;
        this.span = span;
    }

    /** Takes the next factor in. */
    void times(Expression factor) {
        if (factor.shape().isScalar()) {
            scalars.add(factor);
        } else if (row != null) {
            timesRow(factor);
        } else {
            tensor = product(tensor, factor);
        }
    }

    private void timesRow(Expression factor) {
        if (factor.shape() instanceof Shape.Vector) {
            Expression right = product(between, factor);
            Expression left = row;
            row = null;
            between = null;
            times(elaborator.shaped(span, () -> left.dot(right)));
        } else {
            between = product(between, factor);
        }
    }

    /** Takes the next factor in, the transpose of {@code vector}. */
    void timesRow(Expression vector, Span place) {
        if (row != null) {
            throw Refusal.of(place, Mistake.ROW_ALONE);
        }
        if (tensor == null) {
            row = vector;
        } else if (tensor.shape() instanceof Shape.Vector) {
            Expression left = tensor;
            tensor = elaborator.shaped(span, () -> left.outer(vector));
        } else {
            throw Refusal.of(place, Mistake.ROW_ALONE);
        }
    }

    private Expression product(Expression left, Expression right) {
        return left == null ? right : elaborator.shaped(span, () -> left.times(right));
    }

    /** The product of all factors. */
    Expression product() {
        if (row != null) {
            throw Refusal.of(span, Mistake.ROW_ALONE);
        }
        Numbers.requireModest(scalars, span);
        Expression scalar = elaborator.shaped(span, () -> Product.of(scalars));
        return tensor == null ? scalar : elaborator.shaped(span, () -> scalar.times(tensor));
    }
}
