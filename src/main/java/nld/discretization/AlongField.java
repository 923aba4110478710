package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Rewriter;
import nld.expression.Symbol;

/**
 * Writes out what a claim about the flow of an update rule refers to: velocities and rates along its modified field, gradients
 * and rotations of what is then a function of the coordinates, and derived quantities by their names.
 */
public final class AlongField extends Rewriter {
    private final Writing writing;
    private final List<Symbol> coordinates;
    private final Map<Symbol, Expression> changes = new HashMap<>();
    private final Map<Symbol, Expression> quantities;
    private final Calculus calculus;

    /** Along the terms of {@code field} from η⁰ to, without, η^{@code order}. */
    public AlongField(ModifiedField field, int order, Writing writing, Map<Symbol, Expression> quantities, Calculus calculus) {
        this.writing = writing;
        this.coordinates = field.step().coordinates();
        this.quantities = Map.copyOf(quantities);
        this.calculus = calculus;
        List<Expression> rates = field.truncated(order);
        for (int index = 0; index < coordinates.size(); index++) {
            changes.put(coordinates.get(index), rates.get(index));
        }
        changes.put(Symbol.TIME, Expression.of(1));
    }

    /** The parts that {@code side} is written by, each a function of the coordinates. */
    public List<Expression> parts(Expression side) {
        if (side instanceof Evolved curl && curl.evolution() == Evolved.Evolution.CURL) {
            return curl(parts(curl.operand()));
        }
        return writing.with(side).parts(side).stream().map(this::rewrite).toList();
    }

    /** a·J b − b·J a of a field with the Jacobian J, for any two vectors; in entries, ∂ᵢXⱼ − ∂ⱼXᵢ for each pair. */
    private List<Expression> curl(List<Expression> field) {
        if (field.size() != coordinates.size()) {
            throw new Underivable("a curl is that of a field with one part for each coordinate");
        }
        List<Expression> parts = new ArrayList<>();
        for (int first = 0; first < coordinates.size(); first++) {
            for (int second = first; second < coordinates.size(); second++) {
                if (first != second || !coordinates.get(first).shape().isScalar()) {
                    parts.add(turned(field, first, second));
                }
            }
        }
        return parts.isEmpty() ? List.of(Expression.of(0)) : parts;
    }

    private Expression turned(List<Expression> field, int first, int second) {
        Expression one = direction("first direction", coordinates.get(first));
        Expression other = direction("second direction", coordinates.get(second));
        return Writing.inner(one, calculus.along(field.get(first), Map.of(coordinates.get(second), other)))
                .minus(Writing.inner(other, calculus.along(field.get(second), Map.of(coordinates.get(first), one))));
    }

    private static Expression direction(String name, Symbol of) {
        return of.shape().isScalar() ? Expression.of(1) : Symbol.of(name, of.shape(), Symbol.Kind.PARAMETER);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        if (symbol.kind() == Symbol.Kind.COORDINATE && symbol.order() > 0) {
            Expression moved = symbol.atOrder(0);
            for (int count = 0; count < symbol.order(); count++) {
                moved = calculus.along(moved, changes);
            }
            return moved;
        }
        if (symbol.kind() != Symbol.Kind.QUANTITY) {
            return symbol;
        }
        Expression value = quantities.get(symbol);
        if (value == null) {
            throw new Underivable(symbol + " has no meaning along an update");
        }
        return value;
    }

    @Override
    public Expression evolved(Evolved evolved) {
        Expression operand = rewrite(evolved.operand());
        return switch (evolved.evolution()) {
            case RATE -> calculus.along(operand, changes);
            case CURL -> throw new Underivable("a curl stands alone on its side of a claim: curl(q') = 0 + O(eta^2)");
            default -> throw new Underivable(evolved + " has no meaning along the flow of an update");
        };
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        return calculus.partial(rewrite(gradient.operand()), gradient.by());
    }

    @Override
    public Expression expectation(Expectation expectation) {
        throw new Underivable("found " + expectation + "; the modified flow of an update is not random");
    }
}
