package nld.expression;

import java.util.List;
import java.util.Objects;

/** An elementary function of one argument; of a vector or matrix, entry by entry. */
public final class Applied extends Expression {
    private final Function function;
    private final Expression argument;

    private Applied(Function function, Expression argument) {
        super(argument.shape(), Objects.hash(function.name(), argument), List.of(argument));
        this.function = function;
        this.argument = argument;
    }

    /** {@code function} of {@code argument}. */
    public static Applied of(Function function, Expression argument) {
        return held(new Applied(function, argument));
    }

    /** The function. */
    public Function function() {
        return function;
    }

    /** Its argument. */
    public Expression argument() {
        return argument;
    }

    @Override
    public List<Expression> children() {
        return List.of(argument);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.applied(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Applied applied = (Applied) other;
        return function == applied.function && argument == applied.argument;
    }
}
