package nld.report;

import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Symmetry;

/** The left sides of the steps of a derivation, as formulas: ∂L/∂q', δq − q' δt, the force on q. */
final class Steps {
    private static final Symbol LAGRANGIAN = quantity("lagrangian");

    private Steps() {
    }

    static Symbol quantity(String name) {
        return Symbol.of(name, Shape.SCALAR, Symbol.Kind.QUANTITY);
    }

    /** ∂L by a coordinate or a velocity. */
    static Expression slope(Symbol by) {
        return PartialGradient.of(LAGRANGIAN, by);
    }

    /** The force on a coordinate, of its shape. */
    static Expression force(Symbol coordinate) {
        return Symbol.of("force_" + coordinate.name(), coordinate.shape(), Symbol.Kind.QUANTITY);
    }

    static Expression rate(Expression of) {
        return Evolved.of(Evolved.Evolution.RATE, of);
    }

    static Expression change(Expression of) {
        return Evolved.of(Evolved.Evolution.VARIATION, of);
    }

    /** The change of a coordinate at a fixed time: δq, less q' δt where a symmetry moves time as well. */
    static Expression moved(Symmetry symmetry, Symbol coordinate) {
        Expression change = change(coordinate);
        return symmetry.generator().time().isZero() ? change
                : change.minus(change(Symbol.TIME).times(coordinate.rate()));
    }
}
