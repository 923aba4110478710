package nld.typesetting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.AbstractFunction;
import nld.expression.Applied;
import nld.expression.Coefficient;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;
import nld.model.Asymptotics;
import nld.model.Relation;
import nld.typesetting.Box.Face;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;

/**
 * Lays formulas out as authors write them: fractions, dots for derivatives by time, brackets only where they must be, a
 * positive term first. Where it matters what a formula means it follows the printer of theorem files case by case.
 */
public final class Typesetter implements Visitor<Typesetter.Laid> {
    private static final Box TRANSPOSE = new Sign("⊤", Role.PREFIX);
    private static final Map<Relation.Sign, String> RELATIONS = Map.of(Relation.Sign.EQUAL, "=", Relation.Sign.AT_MOST, "≤",
            Relation.Sign.AT_LEAST, "≥", Relation.Sign.DIFFERENT, "≠");
    private static final int MOST_DOTS = 3;

    /** How tightly a box holds together, loosest first. */
    private enum Binding { SUM, DOT, PRODUCT, POWER, ATOM }

    /** A box and how tightly it holds together. */
    record Laid(Box box, Binding binding) {
        Box within(Binding least) {
            return binding.compareTo(least) >= 0 ? box : Box.bracket(box);
        }
    }

    private final Hand hand;
    private final Lettering lettering;

    /** Lays out in the hand of an author. */
    public Typesetter(Hand hand) {
        this.hand = hand;
        this.lettering = new Lettering(hand);
    }

    /** {@code expression}, laid out. */
    public Box box(Expression expression) {
        return laid(expression).box;
    }

    /** A symbol and the set it is from: q ∈ ℝⁿ. */
    public Box declared(Symbol symbol) {
        Box real = new Box.Letters("R", Face.DOUBLE);
        Box set = symbol.shape() instanceof Shape.Vector vector ? Box.raised(real, dimension(vector.length()))
                : symbol.shape() instanceof Shape.Matrix matrix ? Box.raised(real, Box.row(dimension(matrix.rows()),
                        new Sign("×", Role.PREFIX), dimension(matrix.columns()))) : real;
        return Box.row(box(symbol), new Sign("∈", Role.RELATION), set);
    }

    /** An equation, inequality or bare formula, with its O(…) where it has one. */
    public Box box(Equation equation) {
        List<Box> parts = new ArrayList<>();
        equation.left().ifPresent(left -> {
            parts.add(box(left));
            parts.add(new Sign(RELATIONS.get(equation.sign()), Role.RELATION));
        });
        List<Expression> right = equation.right();
        boolean alone = right.size() == 1 && (equation.beyond().isEmpty() || right.get(0) instanceof Sum);
        parts.addAll(alone ? List.of(box(right.get(0))) : terms(right));
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
        return Box.row(new Box.Letters("O", Face.ITALIC), Box.bracket(box(order.symbol().power(order.power()))));
    }

    /** The terms of a sum with their signs, in the order in which they are written; of anything else, itself. */
    List<Box> terms(List<Expression> terms) {
        List<Box> boxes = new ArrayList<>();
        for (Expression term : terms) {
            boolean negative = isNegative(term);
            if (negative || !boxes.isEmpty()) {
                boxes.add(new Sign(negative ? "−" : "+", boxes.isEmpty() ? Role.PREFIX : Role.TERM));
            }
            boxes.add(laid(negative ? term.negated() : term).within(Binding.DOT));
        }
        return boxes;
    }

    private Laid laid(Expression expression) {
        return expression.accept(this);
    }

    private static Laid atom(Box box) {
        return new Laid(box, Binding.ATOM);
    }

    private static Laid call(Box function, Box argument) {
        return atom(Box.row(function, Box.bracket(argument)));
    }

    @Override
    public Laid literal(Literal literal) {
        Rational value = literal.value();
        if (value.signum() < 0) {
            return new Laid(Box.row(new Sign("−", Role.PREFIX), number(value.abs())), Binding.SUM);
        }
        return new Laid(number(value), value.isInteger() ? Binding.ATOM : Binding.PRODUCT);
    }

    private static Box number(Rational value) {
        Box above = new Box.Digits(value.numerator().toString());
        return value.isInteger() ? above
                : new Box.Fraction(above, new Box.Digits(value.denominator().toString()), true);
    }

    @Override
    public Laid symbol(Symbol symbol) {
        boolean quantity = symbol.kind() == Symbol.Kind.QUANTITY;
        return dotted(quantity ? lettering.quantity(symbol.name(), symbol.shape())
                : lettering.name(symbol.name(), symbol.shape()), symbol.order());
    }

    /** A subscript stays outside of the dots: q̇ with 1 below. */
    private static Laid dotted(Box box, int order) {
        if (order == 0) {
            return atom(box);
        }
        if (order > MOST_DOTS) {
            Box count = Box.bracket(new Box.Digits(Integer.toString(order)));
            return new Laid(Box.raised(box, count), Binding.POWER);
        }
        return atom(box instanceof Box.Scripts scripts && scripts.above().isEmpty()
                ? new Box.Scripts(new Box.Dots(scripts.base(), order), scripts.below(), Optional.empty())
                : new Box.Dots(box, order));
    }

    @Override
    public Laid sum(Sum sum) {
        if (sum.terms().isEmpty()) {
            return atom(new Box.Digits("0"));
        }
        return new Laid(Box.row(terms(ordered(sum))), Binding.SUM);
    }

    /** The terms with a positive one first, where there is one. */
    static List<Expression> ordered(Sum sum) {
        List<Expression> terms = new ArrayList<>(sum.terms());
        int lead = 0;
        while (lead < terms.size() && isNegative(terms.get(lead))) {
            lead++;
        }
        if (lead > 0 && lead < terms.size()) {
            terms.add(0, terms.remove(lead));
        }
        return terms;
    }

    private static boolean isNegative(Expression term) {
        return Coefficient.of(term).value().signum() < 0;
    }

    private Laid negative(Expression positive) {
        return new Laid(Box.row(new Sign("−", Role.PREFIX), laid(positive).within(Binding.DOT)), Binding.SUM);
    }

    @Override
    public Laid product(Product product) {
        return isNegative(product) ? negative(product.negated()) : factors(product.factors());
    }

    private Laid factors(List<Expression> factors) {
        Rational coefficient = Rational.ONE;
        List<Expression> above = new ArrayList<>();
        List<Expression> below = new ArrayList<>();
        for (Expression factor : factors) {
            if (factor instanceof Literal literal) {
                coefficient = literal.value();
            } else if (factor instanceof Power power && power.exponent().signum() < 0) {
                below.add(Power.of(power.base(), power.exponent().negated()));
            } else {
                above.add(factor);
            }
        }
        if (below.isEmpty()) {
            return sideBySide(coefficient, above);
        }
        Box numerator = sideBySide(Rational.of(coefficient.numerator(), BigInteger.ONE), above).box;
        Box denominator = sideBySide(Rational.of(coefficient.denominator(), BigInteger.ONE), below).box;
        return new Laid(new Box.Fraction(numerator, denominator, false), Binding.PRODUCT);
    }

    private Laid sideBySide(Rational coefficient, List<Expression> factors) {
        if (factors.isEmpty()) {
            return literal(Literal.of(coefficient));
        }
        if (coefficient.isOne() && factors.size() == 1) {
            return laid(factors.get(0));
        }
        List<Box> parts = new ArrayList<>();
        if (!coefficient.isOne()) {
            parts.add(number(coefficient));
        }
        List<Expression> bare = factors.stream().filter(this::isBareDot).toList();
        boolean dotLast = bare.size() == 1;
        for (Expression factor : factors) {
            if (!dotLast || factor != bare.get(0)) {
                addFactor(parts, laid(factor).within(beginsWithDigits(factor) && !parts.isEmpty() ? Binding.ATOM : Binding.POWER));
            }
        }
        if (dotLast) {
            addFactor(parts, laid(bare.get(0)).box);
        }
        return new Laid(Box.row(parts), dotLast ? Binding.DOT : Binding.PRODUCT);
    }

    private static void addFactor(List<Box> parts, Box factor) {
        if (!parts.isEmpty()) {
            parts.add(Box.TIMES);
        }
        parts.add(factor);
    }

    private static boolean beginsWithDigits(Expression factor) {
        return factor instanceof Power power && power.base() instanceof Literal;
    }

    /** Whether it is an inner product that is written without brackets of its own: it stands last in a product. */
    private boolean isBareDot(Expression factor) {
        boolean bare = hand.product() == Hand.InnerProduct.DOT
                || hand.product() == Hand.InnerProduct.TRANSPOSE && factor instanceof Dot of && of.left().shape() instanceof Shape.Vector;
        return bare && factor instanceof Dot dot && dot.left() != dot.right() && !isCall(dot);
    }

    @Override
    public Laid power(Power power) {
        Rational exponent = power.exponent();
        if (exponent.signum() < 0) {
            return factors(List.of(power));
        }
        Expression base = power.base();
        if (exponent.equals(Rational.HALF)) {
            return atom(isSquare(base) ? norm(((Dot) base).left()) : new Box.Root(box(base)));
        }
        boolean whole = exponent.times(Rational.of(2)).isInteger();
        if (whole && isSquare(base)) {
            return raised(norm(((Dot) base).left()), exponent.times(Rational.of(2)));
        }
        return raised(laid(base).within(Binding.ATOM), exponent);
    }

    private static Laid raised(Box base, Rational exponent) {
        return new Laid(Box.raised(base, slashed(exponent)), Binding.POWER);
    }

    /** A number in a script: a fraction by its slash. */
    private static Box slashed(Rational value) {
        Box above = new Box.Digits(value.numerator().abs().toString());
        Box whole = value.isInteger() ? above : Box.row(above, new Sign("/", Role.PREFIX),
                new Box.Digits(value.denominator().toString()));
        return value.signum() < 0 ? Box.row(new Sign("−", Role.PREFIX), whole) : whole;
    }

    private Box norm(Expression inner) {
        return new Box.Fence("‖", box(inner), "‖");
    }

    @Override
    public Laid expectation(Expectation expectation) {
        return atom(Box.row(new Box.Letters("E", Face.DOUBLE), new Box.Fence("[", box(expectation.operand()), "]")));
    }

    @Override
    public Laid applied(Applied applied) {
        if (applied.function() == Function.ABS && applied.shape().isScalar()) {
            return atom(new Box.Fence("|", box(applied.argument()), "|"));
        }
        return call(new Box.Word(applied.function().word()), box(applied.argument()));
    }

    @Override
    public Laid scaled(Scaled scaled) {
        if (isNegative(scaled)) {
            return negative(scaled.negated());
        }
        return new Laid(Box.row(laid(scaled.scalar()).within(Binding.PRODUCT), Box.TIMES,
                laid(scaled.tensor()).within(Binding.PRODUCT)), Binding.PRODUCT);
    }

    @Override
    public Laid matrixProduct(MatrixProduct product) {
        List<Box> parts = new ArrayList<>();
        product.factors().forEach(factor -> addFactor(parts, laid(factor).within(Binding.POWER)));
        return new Laid(Box.row(parts), Binding.PRODUCT);
    }

    @Override
    public Laid transposed(Transposed transposed) {
        return new Laid(transposedOf(transposed.matrix()), Binding.POWER);
    }

    private Box transposedOf(Expression matrix) {
        return Box.raised(laid(matrix).within(Binding.ATOM), TRANSPOSE);
    }

    @Override
    public Laid dot(Dot dot) {
        if (isDimension(dot)) {
            return atom(dimension(((Shape.Vector) dot.left().shape()).length()));
        }
        if (dot.left() == dot.right()) {
            return raised(norm(dot.left()), Rational.of(2));
        }
        if (isCall(dot)) {
            boolean sum = dot.left() instanceof Ones || dot.right() instanceof Ones;
            return call(new Box.Word(sum ? "sum" : "tr"), box(summed(dot)));
        }
        return switch (hand.product()) {
            case ANGLE -> atom(new Box.Fence("⟨", Box.list(List.of(box(dot.left()), box(dot.right()))), "⟩"));
            case TRANSPOSE -> transposedDot(dot);
            case DOT -> new Laid(Box.row(laid(dot.left()).within(Binding.PRODUCT), new Sign("·", Role.BINARY),
                    laid(dot.right()).within(Binding.PRODUCT)), Binding.DOT);
        };
    }

    private Laid transposedDot(Dot dot) {
        Expression left = dot.left();
        Box transposed = left instanceof Transposed already ? laid(already.matrix()).within(Binding.POWER) : transposedOf(left);
        Box product = Box.row(transposed, Box.TIMES, laid(dot.right()).within(Binding.POWER));
        return left.shape() instanceof Shape.Matrix ? call(new Box.Word("tr"), product)
                : new Laid(product, Binding.PRODUCT);
    }

    private static boolean isDimension(Expression expression) {
        return expression instanceof Dot dot && dot.left() == dot.right() && dot.left() instanceof Ones
                && dot.left().shape() instanceof Shape.Vector vector && vector.length() instanceof Dimension.Named;
    }

    private static boolean isSquare(Expression expression) {
        return expression instanceof Dot dot && dot.left() == dot.right() && !isDimension(dot);
    }

    private static boolean isCall(Dot dot) {
        return dot.left() instanceof Ones || dot.right() instanceof Ones || dot.left() instanceof Identity
                || dot.right() instanceof Identity;
    }

    private static Expression summed(Dot dot) {
        boolean left = dot.left() instanceof Ones || dot.left() instanceof Identity && !(dot.right() instanceof Ones);
        return left ? dot.right() : dot.left();
    }

    private Box dimension(Dimension dimension) {
        return dimension instanceof Dimension.Stated stated ? new Box.Digits(Integer.toString(stated.size()))
                : lettering.name(dimension.toString(), Shape.SCALAR);
    }

    @Override
    public Laid entry(Entry entry) {
        boolean vector = entry.tensor().shape() instanceof Shape.Vector;
        boolean digits = entry.row() <= 9 && entry.column() <= 9;
        Box row = new Box.Digits(Integer.toString(entry.row()));
        Box column = new Box.Digits(Integer.toString(entry.column()));
        Box index = vector ? row : digits ? new Box.Digits("" + entry.row() + entry.column()) : Box.list(List.of(row, column));
        if (entry.tensor() instanceof Symbol symbol) {
            Box letters = lettering.name(symbol.name(), Shape.SCALAR);
            Box indexed = letters instanceof Box.Scripts scripts && scripts.below().isPresent()
                    ? Box.lowered(scripts.base(), Box.list(List.of(scripts.below().get(), index)))
                    : Box.lowered(letters, index);
            return dotted(indexed, symbol.order());
        }
        return atom(Box.lowered(Box.bracket(box(entry.tensor())), index));
    }

    @Override
    public Laid tuple(Tuple tuple) {
        int columns = tuple.shape() instanceof Shape.Matrix matrix ? ((Dimension.Stated) matrix.columns()).size() : 1;
        List<List<Box>> rows = new ArrayList<>();
        for (int start = 0; start < tuple.entries().size(); start += columns) {
            rows.add(tuple.entries().subList(start, start + columns).stream().map(this::box).toList());
        }
        return atom(new Box.Fence("(", new Box.Table(rows), ")"));
    }

    @Override
    public Laid jet(Jet jet) {
        return new JetLayout(this, lettering).of(jet);
    }

    /** The layout of a function's value or derivative, which holds together as {@code atom} or as a power. */
    static Laid laid(Box box, boolean atom) {
        return new Laid(box, atom ? Binding.ATOM : Binding.POWER);
    }

    /** The name of a function, of the face of its values. */
    Box name(AbstractFunction function) {
        return lettering.name(function.name(), function.value());
    }

    @Override
    public Laid outer(Outer outer) {
        return new Laid(Box.row(laid(outer.left()).within(Binding.POWER), Box.TIMES, transposedOf(outer.right())),
                Binding.PRODUCT);
    }

    @Override
    public Laid hadamard(Hadamard hadamard) {
        List<Box> parts = new ArrayList<>();
        for (Expression factor : hadamard.factors()) {
            if (!parts.isEmpty()) {
                parts.add(new Sign("⊙", Role.BINARY));
            }
            parts.add(laid(factor).within(Binding.PRODUCT));
        }
        return new Laid(Box.row(parts), Binding.DOT);
    }

    @Override
    public Laid entryPower(EntryPower power) {
        return new Laid(Box.raised(laid(power.base()).within(Binding.ATOM),
                Box.row(new Sign("⊙", Role.PREFIX), slashed(power.exponent()))), Binding.POWER);
    }

    @Override
    public Laid ones(Ones ones) {
        Box size = ones.shape() instanceof Shape.Matrix matrix
                ? Box.row(dimension(matrix.rows()), new Sign("×", Role.PREFIX), dimension(matrix.columns()))
                : dimension(((Shape.Vector) ones.shape()).length());
        return atom(Box.lowered(new Box.Letters("1", Face.BOLD), size));
    }

    @Override
    public Laid identity(Identity identity) {
        return atom(Box.lowered(new Box.Letters("I", Face.DOUBLE), dimension(identity.dimension())));
    }

    @Override
    public Laid diagonal(Diagonal diagonal) {
        return call(new Box.Word("diag"), box(diagonal.tensor()));
    }

    @Override
    public Laid evolved(Evolved evolved) {
        Expression operand = evolved.operand();
        return switch (evolved.evolution()) {
            case RATE -> rate(operand);
            case NEXT -> new Laid(Box.raised(plain(operand), new Sign("+", Role.PREFIX)), Binding.POWER);
            case LAST -> new Laid(Box.raised(plain(operand), new Sign("−", Role.PREFIX)), Binding.POWER);
            case INITIAL -> new Laid(Box.row(plain(operand), Box.bracket(new Box.Digits("0"))), Binding.POWER);
            case VARIATION -> new Laid(Box.row(new Sign("δ", Role.PREFIX), plain(operand)), Binding.POWER);
            case CURL -> call(new Box.Word("curl"), box(operand));
        };
    }

    private Box plain(Expression operand) {
        return laid(operand).within(Binding.ATOM);
    }

    /** Dots over a name; d/dt before anything else. */
    private Laid rate(Expression operand) {
        if (operand instanceof Symbol symbol) {
            return dotted(symbol(symbol).box, 1);
        }
        if (operand instanceof Evolved inner && inner.evolution() == Evolved.Evolution.RATE
                && inner.operand() instanceof Symbol symbol) {
            return dotted(symbol(symbol).box, 2);
        }
        Box d = new Box.Letters("d", Face.UPRIGHT);
        Box by = Box.row(d, new Box.Letters("t", Face.ITALIC));
        Box of = operand instanceof PartialGradient ? box(operand) : Box.bracket(box(operand));
        return new Laid(Box.row(new Box.Fraction(d, by, false), Box.TIMES, of), Binding.POWER);
    }

    @Override
    public Laid partialGradient(PartialGradient gradient) {
        Sign partial = new Sign("∂", Role.PREFIX);
        Expression operand = gradient.operand();
        Box by = Box.row(partial, box(gradient.by()));
        if (operand instanceof Symbol) {
            return new Laid(new Box.Fraction(Box.row(partial, box(operand)), by, false), Binding.POWER);
        }
        Box of = Box.bracket(box(operand));
        return new Laid(gradient.shape().isScalar() ? Box.row(new Box.Fraction(partial, by, false), Box.TIMES, of)
                : Box.row(Box.lowered(new Sign("∇", Role.PREFIX), box(gradient.by())), of), Binding.POWER);
    }
}
