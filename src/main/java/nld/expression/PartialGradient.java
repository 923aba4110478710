package nld.expression;

import java.util.List;
import java.util.Objects;

/**
 * The partial derivative of a scalar formula by one symbol, of the symbol's shape, with all other symbols and all velocities
 * held fixed: {@code grad_u (…)}. It stays as stated until what its operand refers to is known.
 */
public final class PartialGradient extends Expression {
    private final Expression operand;
    private final Symbol by;

    private PartialGradient(Expression operand, Symbol by) {
        super(by.shape(), Objects.hash(operand, by), List.of(operand, by));
        this.operand = operand;
        this.by = by;
    }

    /** ∂{@code operand}/∂{@code by}; {@link ShapeMismatch} where the operand is no scalar. */
    public static Expression of(Expression operand, Symbol by) {
        if (!operand.shape().isScalar()) {
            throw new ShapeMismatch("cannot take the gradient of a " + operand.shape() + "; a scalar has one");
        }
        return held(new PartialGradient(operand, by));
    }

    /** What is differentiated. */
    public Expression operand() {
        return operand;
    }

    /** The coordinate, parameter or constant by which it is differentiated. */
    public Symbol by() {
        return by;
    }

    @Override
    public List<Expression> children() {
        return List.of(operand, by);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.partialGradient(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        PartialGradient gradient = (PartialGradient) other;
        return operand == gradient.operand && by == gradient.by;
    }
}
