package nld.typesetting;

import java.util.List;
import nld.expression.Dot;
import nld.expression.DotForm;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Transposed;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;
import nld.typesetting.Laid.Binding;

/** Lays out inner products as the author writes them, and what has a notation of its own: norms, sums of entries, traces. */
final class DotLayout {
    private final Typesetter typesetter;
    private final Hand hand;

    DotLayout(Typesetter typesetter, Hand hand) {
        this.typesetter = typesetter;
        this.hand = hand;
    }

    Laid of(Dot dot) {
        return switch (DotForm.of(dot)) {
            case LENGTH -> Laid.atom(typesetter.dimension(((Shape.Vector) dot.left().shape()).length()));
            case SQUARE -> Laid.raised(norm(dot.left()), Rational.of(2));
            case SUM -> Laid.call("sum", typesetter.box(DotForm.operand(dot)));
            case TRACE -> Laid.call("tr", typesetter.box(DotForm.operand(dot)));
            case PAIR -> pair(dot);
        };
    }

    private Laid pair(Dot dot) {
        return switch (hand.product()) {
            case ANGLE -> Laid.atom(new Box.Fence("⟨", Box.list(List.of(typesetter.box(dot.left()), typesetter.box(dot.right()))), "⟩"));
            case TRANSPOSE -> transposedDot(dot);
            case DOT -> new Laid(Box.row(typesetter.laid(dot.left()).within(Binding.PRODUCT), new Sign("·", Role.BINARY),
                    typesetter.laid(dot.right()).within(Binding.PRODUCT)), Binding.DOT);
        };
    }

    private Laid transposedDot(Dot dot) {
        Expression left = dot.left();
        Box transposed = left instanceof Transposed already ? typesetter.laid(already.matrix()).within(Binding.POWER)
                : typesetter.transposedOf(left);
        Box product = Box.row(transposed, Box.TIMES, typesetter.laid(dot.right()).within(Binding.POWER));
        return left.shape() instanceof Shape.Matrix ? Laid.call("tr", product)
                : new Laid(product, Binding.PRODUCT);
    }

    Box norm(Expression inner) {
        return new Box.Fence("‖", typesetter.box(inner), "‖");
    }

    /** Whether it is an inner product that is written without brackets of its own: it stands last in a product. */
    boolean isBare(Expression factor) {
        boolean bare = hand.product() == Hand.InnerProduct.DOT
                || hand.product() == Hand.InnerProduct.TRANSPOSE && factor instanceof Dot of && of.left().shape() instanceof Shape.Vector;
        return bare && DotForm.PAIR.isOf(factor);
    }
}
