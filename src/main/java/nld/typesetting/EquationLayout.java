package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Asymptotics;
import nld.model.Relation;
import nld.typesetting.Box.Face;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;

/** Lays out what is said of formulas: equations, inequalities and orders, and where a symbol is from. */
final class EquationLayout {
    private static final Map<Relation.Sign, String> RELATIONS = Map.of(Relation.Sign.EQUAL, "=", Relation.Sign.AT_MOST, "≤",
            Relation.Sign.AT_LEAST, "≥", Relation.Sign.DIFFERENT, "≠");

    private final Typesetter typesetter;

    EquationLayout(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    /** An equation, inequality or bare formula, with its O(…) where it has one. */
    Box of(Equation equation) {
        List<Box> parts = new ArrayList<>();
        equation.left().ifPresent(left -> {
            parts.add(typesetter.box(left));
            parts.add(new Sign(RELATIONS.get(equation.sign()), Role.RELATION));
        });
        List<Expression> right = equation.right();
        boolean alone = right.size() == 1 && (equation.beyond().isEmpty() || right.get(0) instanceof Sum);
        parts.addAll(alone ? List.of(typesetter.box(right.get(0))) : typesetter.terms(right));
        equation.beyond().ifPresent(order -> {
            boolean nothing = right.size() == 1 && right.get(0).isZero();
            if (nothing) {
                parts.remove(parts.size() - 1);
            } else {
                parts.add(new Sign("+", Role.TERM));
            }
            parts.add(order(order));
        });
        return Box.row(parts);
    }

    private Box order(Asymptotics.Order order) {
        return Box.row(new Box.Letters("O", Face.ITALIC), Box.bracket(typesetter.box(order.symbol().power(order.power()))));
    }

    /** A symbol and the set it is from: q ∈ ℝⁿ. */
    Box declared(Symbol symbol) {
        Box real = new Box.Letters("R", Face.DOUBLE);
        Box set = symbol.shape() instanceof Shape.Vector vector ? Box.raised(real, typesetter.dimension(vector.length()))
                : symbol.shape() instanceof Shape.Matrix matrix ? Box.raised(real, Box.row(typesetter.dimension(matrix.rows()),
                        new Sign("×", Role.PREFIX), typesetter.dimension(matrix.columns()))) : real;
        return Box.row(typesetter.box(symbol), new Sign("∈", Role.RELATION), set);
    }
}
