package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
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
import nld.typesetting.Box.Face;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;
import nld.typesetting.Laid.Binding;

/**
 * Lays formulas out as authors write them: fractions, dots for derivatives by time, brackets only where they must be, a
 * positive term first. Where it matters what a formula means it follows the printer of theorem files case by case.
 */
public final class Typesetter implements Visitor<Laid> {
    private static final Box TRANSPOSE = new Sign("⊤", Role.PREFIX);

    private final Lettering lettering;
    private final DotLayout dots;
    private final ProductLayout products;
    private final TimeLayout times = new TimeLayout(this);

    /** Lays out in the hand of an author. */
    public Typesetter(Hand hand) {
        this.lettering = new Lettering(hand);
        this.dots = new DotLayout(this, hand);
        this.products = new ProductLayout(this, dots);
    }

    /** {@code expression}, laid out. */
    public Box box(Expression expression) {
        return laid(expression).box();
    }

    /** An equation, inequality or bare formula, with its O(…) where it has one. */
    public Box box(Equation equation) {
        return new EquationLayout(this).of(equation);
    }

    /** A symbol and the set it is from: q ∈ ℝⁿ. */
    public Box declared(Symbol symbol) {
        return new EquationLayout(this).declared(symbol);
    }

    /** The terms of a sum with their signs, in the order in which they are written; of anything else, itself. */
    List<Box> terms(List<Expression> terms) {
        List<Box> boxes = new ArrayList<>();
        for (Expression term : terms) {
            boolean negative = Coefficient.isNegative(term);
            if (negative || !boxes.isEmpty()) {
                boxes.add(new Sign(negative ? "−" : "+", boxes.isEmpty() ? Role.PREFIX : Role.TERM));
            }
            boxes.add(laid(negative ? term.negated() : term).within(Binding.DOT));
        }
        return boxes;
    }

    Laid laid(Expression expression) {
        return expression.accept(this);
    }

    @Override
    public Laid literal(Literal literal) {
        Rational value = literal.value();
        if (value.signum() < 0) {
            return new Laid(Box.row(new Sign("−", Role.PREFIX), Numerals.number(value.abs())), Binding.SUM);
        }
        return new Laid(Numerals.number(value), value.isInteger() ? Binding.ATOM : Binding.PRODUCT);
    }

    @Override
    public Laid symbol(Symbol symbol) {
        boolean quantity = symbol.kind() == Symbol.Kind.QUANTITY;
        return TimeLayout.dotted(quantity ? lettering.quantity(symbol.name(), symbol.shape())
                : lettering.name(symbol.name(), symbol.shape()), symbol.order());
    }

    @Override
    public Laid sum(Sum sum) {
        if (sum.terms().isEmpty()) {
            return Laid.atom(new Box.Digits("0"));
        }
        return new Laid(Box.row(terms(sum.positiveFirst())), Binding.SUM);
    }

    @Override
    public Laid product(Product product) {
        return products.of(product);
    }

    @Override
    public Laid power(Power power) {
        return products.of(power);
    }

    @Override
    public Laid expectation(Expectation expectation) {
        return Laid.atom(Box.row(new Box.Letters("E", Face.DOUBLE), new Box.Fence("[", box(expectation.operand()), "]")));
    }

    @Override
    public Laid applied(Applied applied) {
        if (applied.function() == Function.ABS && applied.shape().isScalar()) {
            return Laid.atom(new Box.Fence("|", box(applied.argument()), "|"));
        }
        return Laid.call(applied.function().word(), box(applied.argument()));
    }

    @Override
    public Laid scaled(Scaled scaled) {
        return products.of(scaled);
    }

    @Override
    public Laid matrixProduct(MatrixProduct product) {
        return products.of(product);
    }

    @Override
    public Laid transposed(Transposed transposed) {
        return new Laid(transposedOf(transposed.matrix()), Binding.POWER);
    }

    Box transposedOf(Expression matrix) {
        return Box.raised(laid(matrix).within(Binding.ATOM), TRANSPOSE);
    }

    Box dimension(Dimension dimension) {
        return dimension instanceof Dimension.Stated stated ? new Box.Digits(Integer.toString(stated.size()))
                : lettering.name(dimension.toString(), Shape.SCALAR);
    }

    @Override
    public Laid dot(Dot dot) {
        return dots.of(dot);
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
            return TimeLayout.dotted(indexed, symbol.order());
        }
        return Laid.atom(Box.lowered(Box.bracket(box(entry.tensor())), index));
    }

    @Override
    public Laid tuple(Tuple tuple) {
        List<List<Box>> rows = tuple.rows().stream().map(row -> row.stream().map(this::box).toList()).toList();
        return Laid.atom(new Box.Fence("(", new Box.Table(rows), ")"));
    }

    @Override
    public Laid jet(Jet jet) {
        return new JetLayout(this, lettering).of(jet);
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
                Box.row(new Sign("⊙", Role.PREFIX), Numerals.slashed(power.exponent()))), Binding.POWER);
    }

    @Override
    public Laid ones(Ones ones) {
        Box size = ones.shape() instanceof Shape.Matrix matrix
                ? Box.row(dimension(matrix.rows()), new Sign("×", Role.PREFIX), dimension(matrix.columns()))
                : dimension(((Shape.Vector) ones.shape()).length());
        return Laid.atom(Box.lowered(new Box.Letters("1", Face.BOLD), size));
    }

    @Override
    public Laid identity(Identity identity) {
        return Laid.atom(Box.lowered(new Box.Letters("I", Face.DOUBLE), dimension(identity.dimension())));
    }

    @Override
    public Laid diagonal(Diagonal diagonal) {
        return Laid.call("diag", box(diagonal.tensor()));
    }

    @Override
    public Laid evolved(Evolved evolved) {
        return times.of(evolved);
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
