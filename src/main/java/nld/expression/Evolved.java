package nld.expression;

import java.util.List;
import java.util.Objects;

/** An expression moved in time or along a symmetry; what that yields is derived from the system or update rule. */
public final class Evolved extends Expression {
    /** How an expression is moved. */
    public enum Evolution {
        /** Its derivative by time along the motion: {@code (…)'}. */
        RATE,
        /** Its value after the next step of an update rule: {@code next …}. */
        NEXT,
        /** Its value before the last step: {@code last …}. */
        LAST,
        /** Its value at the start: {@code initial …}. */
        INITIAL,
        /** Its change under the section's symmetry: {@code δ(…)}. */
        VARIATION,
        /** The rotation of a field over the coordinates, a scalar: {@code curl(…)}, 0 where the field's Jacobian is symmetric. */
        CURL
    }

    private final Evolution evolution;
    private final Expression operand;

    private Evolved(Evolution evolution, Expression operand) {
        super(evolution == Evolution.CURL ? Shape.SCALAR : operand.shape(), Objects.hash(evolution.name(), operand), List.of(operand));
        this.evolution = evolution;
        this.operand = operand;
    }

    /** {@code operand}, moved. The rate of a coordinate or time function is the symbol one order up. */
    public static Expression of(Evolution evolution, Expression operand) {
        if (evolution == Evolution.RATE && operand instanceof Symbol symbol && symbol.moves()) {
            return symbol.rate();
        }
        return held(new Evolved(evolution, operand));
    }

    /** How it is moved. */
    public Evolution evolution() {
        return evolution;
    }

    /** What is moved. */
    public Expression operand() {
        return operand;
    }

    @Override
    public List<Expression> children() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.evolved(this);
    }

    @Override
    boolean isBuiltAs(Expression other) {
        Evolved evolved = (Evolved) other;
        return evolution == evolved.evolution && operand == evolved.operand;
    }
}
