package nld.expression;

import java.util.List;

/**
 * The mean of an expression over what is random, entry by entry: {@code E[next |q|^2]}. It stays as stated until it is known
 * what is random: the noise or the draw of an update's step, or the elements of a finite group that a claim names. The
 * section in which it stands says which.
 */
public final class Expectation extends Expression {
    private final Expression operand;

    private Expectation(Expression operand) {
        super(operand.shape(), operand.hashCode(), List.of(operand));
        this.operand = operand;
    }

    /** The mean of {@code operand}, of its shape; a number is its own mean. */
    public static Expression of(Expression operand) {
        return operand instanceof Literal ? operand : held(new Expectation(operand));
    }

    /** What the mean is taken of. */
    public Expression operand() {
        return operand;
    }

    @Override
    public List<Expression> children() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.expectation(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        return operand == ((Expectation) other).operand;
    }
}
