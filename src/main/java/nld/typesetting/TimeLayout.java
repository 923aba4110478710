package nld.typesetting;

import java.util.Optional;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Symbol;
import nld.typesetting.Box.Face;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;
import nld.typesetting.Laid.Binding;

/** Lays out what moves in time: dots over a name, d/dt before a formula, the state after and before a step. */
final class TimeLayout {
    private static final int MOST_DOTS = 3;

    private final Typesetter typesetter;

    TimeLayout(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    Laid of(Evolved evolved) {
        Expression operand = evolved.operand();
        return switch (evolved.evolution()) {
            case RATE -> rate(operand);
            case NEXT -> new Laid(Box.raised(plain(operand), new Sign("+", Role.PREFIX)), Binding.POWER);
            case LAST -> new Laid(Box.raised(plain(operand), new Sign("−", Role.PREFIX)), Binding.POWER);
            case INITIAL -> new Laid(Box.row(plain(operand), Box.bracket(new Box.Digits("0"))), Binding.POWER);
            case VARIATION -> new Laid(Box.row(new Sign("δ", Role.PREFIX), plain(operand)), Binding.POWER);
            case CURL -> Laid.call("curl", typesetter.box(operand));
        };
    }

    private Box plain(Expression operand) {
        return typesetter.laid(operand).within(Binding.ATOM);
    }

    /** Dots over a name; d/dt before anything else. */
    private Laid rate(Expression operand) {
        if (operand instanceof Symbol symbol) {
            return dotted(typesetter.symbol(symbol).box(), 1);
        }
        if (operand instanceof Evolved inner && inner.evolution() == Evolved.Evolution.RATE
                && inner.operand() instanceof Symbol symbol) {
            return dotted(typesetter.symbol(symbol).box(), 2);
        }
        Box d = new Box.Letters("d", Face.UPRIGHT);
        Box by = Box.row(d, new Box.Letters("t", Face.ITALIC));
        Box of = operand instanceof PartialGradient ? typesetter.box(operand) : Box.bracket(typesetter.box(operand));
        return new Laid(Box.row(new Box.Fraction(d, by, false), Box.TIMES, of), Binding.POWER);
    }

    /** A subscript stays outside of the dots: q̇ with 1 below. */
    static Laid dotted(Box box, int order) {
        if (order == 0) {
            return Laid.atom(box);
        }
        if (order > MOST_DOTS) {
            Box count = Box.bracket(new Box.Digits(Integer.toString(order)));
            return new Laid(Box.raised(box, count), Binding.POWER);
        }
        return Laid.atom(box instanceof Box.Scripts scripts && scripts.above().isEmpty()
                ? new Box.Scripts(new Box.Dots(scripts.base(), order), scripts.below(), Optional.empty())
                : new Box.Dots(box, order));
    }
}
