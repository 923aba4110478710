package nld.expression;

import java.util.List;

/**
 * An immutable, shape-checked mathematical expression over declared symbols.
 *
 * <p>Expressions are canonical as built: sums and products are flattened, like terms and equal bases are collected,
 * and their parts stand in one fixed order. Equal expressions are one object (so {@code ==} is equality, and a
 * shared subexpression is held once). Canonical is not simplified: {@code a − (a + c)} stays as it is; deciding that
 * two expressions are equal as functions is the kernel's task.
 *
 * <p>The methods below build expressions; shapes that do not fit are refused with {@link ShapeMismatch}.
 */
public abstract sealed class Expression implements Comparable<Expression>
        permits Literal, Symbol, Sum, Product, Power, Applied, Scaled, MatrixProduct, Transposed, Dot, Outer, Hadamard,
                EntryPower, Ones, Identity, Diagonal, Entry, Tuple, Jet, Evolved, PartialGradient,
                Expectation {
    private static final Interner INTERNER = new Interner();

    private final Shape shape;
    private final int hash;
    private final int motionOrder;
    private final int depth;
    private final boolean inScalars;
    private final boolean leavesOpen;

    Expression(Shape shape, int hash, List<? extends Expression> children) {
        this.shape = shape;
        this.hash = hash * 31 + kindName().hashCode();
        int highest = -1;
        int deepest = 0;
        boolean scalars = shape.isScalar() && !(this instanceof Jet);
        boolean leftOpen = this instanceof Jet || shape.isOpen();
        for (Expression child : children) {
            highest = Math.max(highest, child.motionOrder);
            deepest = Math.max(deepest, child.depth);
            scalars &= child.inScalars;
            leftOpen |= child.leavesOpen;
        }
        this.motionOrder = highest;
        this.depth = deepest + 1;
        this.inScalars = scalars;
        this.leavesOpen = leftOpen;
    }

    Expression(Shape shape, int hash, int motionOrder) {
        this.shape = shape;
        this.hash = hash * 31 + kindName().hashCode();
        this.motionOrder = motionOrder;
        this.depth = 1;
        this.inScalars = shape.isScalar();
        this.leavesOpen = shape.isOpen();
    }

    /** The name of this kind of expression: hashes and the canonical order are the same in every process. */
    final String kindName() {
        return getClass().getName();
    }

    static <E extends Expression> E held(E candidate) {
        return INTERNER.intern(candidate);
    }

    /** The integer {@code value}. */
    public static Expression of(long value) {
        return Literal.of(Rational.of(value));
    }

    /** The fraction {@code numerator/denominator}. */
    public static Expression of(long numerator, long denominator) {
        return Literal.of(Rational.of(numerator, denominator));
    }

    /** Whether this is a number, a vector or a matrix, and of which dimensions. */
    public final Shape shape() {
        return shape;
    }

    /** The highest order of time derivative of a coordinate that occurs: 0 for q, 1 for q'; −1 where none occurs. */
    public final int motionOrder() {
        return motionOrder;
    }

    /** How many expressions stand inside each other: 1 for a number or a symbol. */
    public final int depth() {
        return depth;
    }

    /** Whether neither a vector or matrix nor an abstract function occurs. */
    public final boolean isInScalars() {
        return inScalars;
    }

    /** Whether a dimension that is a name occurs, or an abstract function: what holds of this may be meant for all of them. */
    public final boolean leavesOpen() {
        return leavesOpen;
    }

    /** The parts this expression is directly built from, in their canonical order. */
    public abstract List<Expression> children();

    /** Calls the case of {@code visitor} that fits this kind of expression. */
    public abstract <R> R accept(Visitor<R> visitor);

    /** Whether {@code other}, of the same class, has identical parts. */
    abstract boolean isBuiltAs(Expression other);

    /** Whether this is the number 0, or a vector or matrix of zeros by construction. */
    public final boolean isZero() {
        return this instanceof Literal literal && literal.value().isZero()
                || this instanceof Sum sum && sum.terms().isEmpty();
    }

    /** The zero of a shape. */
    public static Expression zero(Shape shape) {
        return shape.isScalar() ? of(0) : Sum.empty(shape);
    }

    /** This plus {@code other}, of the same shape. */
    public final Expression plus(Expression other) {
        return Sum.of(List.of(this, other));
    }

    /** This minus {@code other}, of the same shape. */
    public final Expression minus(Expression other) {
        return plus(other.negated());
    }

    /** This with its sign changed. */
    public final Expression negated() {
        return of(-1).times(this);
    }

    /** The product: of two scalars, of a scalar and a vector or matrix, or of a matrix and what fits its columns. */
    public final Expression times(Expression other) {
        if (shape.isScalar()) {
            return other.shape.isScalar() ? Product.of(List.of(this, other)) : Scaled.of(this, other);
        }
        return other.shape.isScalar() ? Scaled.of(other, this) : MatrixProduct.of(this, other);
    }

    /** This divided by the scalar {@code other}; a literal zero is refused with an {@link ArithmeticException}. */
    public final Expression over(Expression other) {
        return times(other.power(-1));
    }

    /** This scalar to an integer power. */
    public final Expression power(int exponent) {
        return power(Rational.of(exponent));
    }

    /** This scalar to a rational power. */
    public final Expression power(Rational exponent) {
        return Power.of(this, exponent);
    }

    /** The non-negative square root of this scalar. */
    public final Expression squareRoot() {
        return power(Rational.HALF);
    }

    /** The function {@code function} of this. */
    public final Expression apply(Function function) {
        return Applied.of(function, this);
    }

    /** The inner product with {@code other}, of the same shape; of matrices, the sum of products of entries. */
    public final Expression dot(Expression other) {
        return Dot.of(this, other);
    }

    /** The Euclidean (of a matrix, Frobenius) norm; of a scalar, the absolute value. */
    public final Expression norm() {
        return shape.isScalar() ? apply(Function.ABS) : dot(this).squareRoot();
    }

    /** The product with {@code other}, of the same shape, entry by entry; of scalars, their product. */
    public final Expression hadamard(Expression other) {
        return shape.isScalar() ? times(other) : Hadamard.of(List.of(this, other));
    }

    /** This raised entry by entry; of a scalar, its power. */
    public final Expression entryPower(Rational exponent) {
        return shape.isScalar() ? power(exponent) : EntryPower.of(this, exponent);
    }

    /** The outer product of this vector with {@code other}. */
    public final Expression outer(Expression other) {
        return Outer.of(this, other);
    }

    /** The sum of all entries; of a scalar, itself. */
    public final Expression sumOfEntries() {
        return shape.isScalar() ? this : Ones.of(shape).dot(this);
    }

    /** The trace of this square matrix. */
    public final Expression trace() {
        if (shape instanceof Shape.Matrix matrix && matrix.rows().equals(matrix.columns())) {
            return Identity.of(matrix.rows()).dot(this);
        }
        throw new ShapeMismatch("cannot take the trace of a " + shape + "; a square matrix has one");
    }

    /** The transpose of this matrix. */
    public final Expression transposed() {
        return Transposed.of(this);
    }

    @Override
    public final int compareTo(Expression other) {
        return CanonicalOrder.compare(this, other);
    }

    /** Hashes of parts are combined linearly; unmixed, sums of neighbours would share theirs: q_1 + q_33 and q_2 + q_2. */
    @Override
    public final int hashCode() {
        int once = (hash ^ hash >>> 16) * 0x85ebca6b;
        int twice = (once ^ once >>> 13) * 0xc2b2ae35;
        return twice ^ twice >>> 16;
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    /** The expression as a formula that reads back as the same. */
    @Override
    public final String toString() {
        return Printer.print(this);
    }
}
