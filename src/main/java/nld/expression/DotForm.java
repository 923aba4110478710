package nld.expression;

/** How an inner product is written: what most of them mean has a notation of its own. */
public enum DotForm {
    /** 1·1 of a vector of named length: that name. */
    LENGTH,
    /** u·u: the square of the norm of u. */
    SQUARE,
    /** 1·u: the sum of the entries of u. */
    SUM,
    /** I·A: the trace of A. */
    TRACE,
    /** u·v. */
    PAIR;

    /** The form of {@code dot}. */
    public static DotForm of(Dot dot) {
        if (dot.left() == dot.right()) {
            return lengthOf(dot) instanceof Dimension.Named ? LENGTH : SQUARE;
        }
        if (dot.left() instanceof Ones || dot.right() instanceof Ones) {
            return SUM;
        }
        return dot.left() instanceof Identity || dot.right() instanceof Identity ? TRACE : PAIR;
    }

    private static Dimension lengthOf(Dot square) {
        return square.left() instanceof Ones ones && ones.shape() instanceof Shape.Vector vector ? vector.length() : null;
    }

    /** Whether {@code expression} is an inner product of this form. */
    public boolean isOf(Expression expression) {
        return expression instanceof Dot dot && of(dot) == this;
    }

    /** What a square is of, what is summed, or whose trace it is: the part that the notation of {@code dot} names. */
    public static Expression operand(Dot dot) {
        boolean left = dot.left() instanceof Ones || dot.left() instanceof Identity && !(dot.right() instanceof Ones);
        return left ? dot.right() : dot.left();
    }
}
