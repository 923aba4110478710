package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
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

/** Writes formulas as program text in a dialect; {@link #names()} has what a program must know for it. */
final class CodePrinter implements Visitor<CodePrinter.Code> {
    /** How tightly a text holds together, loosest first. */
    private enum Binding { SUM, PRODUCT, POWER, ATOM }

    /** Program text and how tightly it holds together. */
    record Code(String text, Binding binding) {
        String within(Binding least) {
            return binding.compareTo(least) >= 0 ? text : "(" + text + ")";
        }
    }

    private final Dialect dialect;
    private final ProgramNames names;
    private String moment = "";

    CodePrinter(Dialect dialect) {
        this.dialect = dialect;
        this.names = new ProgramNames(dialect);
    }

    /** The names used so far. */
    ProgramNames names() {
        return names;
    }

    /** The text of {@code expression}; {@link Unspeakable} where there is none. */
    String text(Expression expression) {
        return code(expression).text;
    }

    /** The sum of {@code terms} in their order. */
    String text(List<Expression> terms) {
        return sum(terms).text;
    }

    private Code code(Expression expression) {
        return expression.accept(this);
    }

    private static Code atom(String text) {
        return new Code(text, Binding.ATOM);
    }

    private Code call(Operation operation, Shape shape, String... arguments) {
        return atom(dialect.call(operation, List.of(arguments), shape));
    }

    @Override
    public Code literal(Literal literal) {
        Rational value = literal.value();
        String text = dialect.number(value);
        return new Code(text, value.signum() < 0 ? Binding.SUM : value.isInteger() || text.endsWith(")") ? Binding.ATOM
                : Binding.PRODUCT);
    }

    @Override
    public Code symbol(Symbol symbol) {
        boolean moves = symbol.kind() != Symbol.Kind.PARAMETER && symbol.kind() != Symbol.Kind.QUANTITY;
        return atom(names.variable(symbol, moves ? moment : ""));
    }

    @Override
    public Code sum(Sum sum) {
        return sum.terms().isEmpty() ? zero(sum.shape()) : sum(sum.positiveFirst());
    }

    /** A zero of its shape, so that what follows finds entries. */
    private Code zero(Shape shape) {
        return shape.isScalar() ? atom("0") : new Code("0*" + ones(shape).text, Binding.PRODUCT);
    }

    private Code sum(List<Expression> terms) {
        if (terms.size() == 1) {
            return code(terms.get(0));
        }
        StringBuilder out = new StringBuilder();
        for (Expression term : terms) {
            boolean negative = Coefficient.isNegative(term);
            out.append(out.isEmpty() ? negative ? "-" : "" : negative ? " - " : " + ");
            out.append(code(negative ? term.negated() : term).within(Binding.PRODUCT));
        }
        return new Code(out.toString(), Binding.SUM);
    }

    @Override
    public Code product(Product product) {
        if (Coefficient.isNegative(product)) {
            return new Code("-" + code(product.negated()).within(Binding.PRODUCT), Binding.SUM);
        }
        return factors(product.factors());
    }

    private Code factors(List<Expression> factors) {
        // in one pass over both sides of the bar, for a program has its names in the order in which they are met
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (Expression factor : factors) {
            if (factor instanceof Power power && power.exponent().signum() < 0) {
                below.add(code(Power.of(power.base(), power.exponent().negated())).within(Binding.POWER));
            } else {
                above.add(code(factor).within(factor instanceof Literal ? Binding.PRODUCT : Binding.POWER));
            }
        }
        String numerator = above.isEmpty() ? "1" : String.join("*", above);
        if (below.isEmpty()) {
            return new Code(numerator, above.size() == 1 ? Binding.POWER : Binding.PRODUCT);
        }
        return new Code(numerator + "/" + (below.size() == 1 ? below.get(0) : "(" + String.join("*", below) + ")"),
                Binding.PRODUCT);
    }

    @Override
    public Code power(Power power) {
        Rational exponent = power.exponent();
        if (exponent.signum() < 0) {
            return factors(List.of(power));
        }
        if (exponent.equals(Rational.HALF)) {
            return call(Operation.SQRT, Shape.SCALAR, text(power.base()));
        }
        return new Code(code(power.base()).within(Binding.ATOM) + dialect.power() + bracketed(exponent), Binding.POWER);
    }

    private String bracketed(Rational exponent) {
        return exponent.isInteger() && exponent.signum() > 0 ? exponent.toString() : "(" + dialect.number(exponent) + ")";
    }

    @Override
    public Code applied(Applied applied) {
        return call(Operation.valueOf(applied.function().name()), applied.shape(), text(applied.argument()));
    }

    @Override
    public Code scaled(Scaled scaled) {
        if (Coefficient.isNegative(scaled)) {
            return new Code("-" + code(scaled.negated()).within(Binding.PRODUCT), Binding.SUM);
        }
        return new Code(code(scaled.scalar()).within(Binding.PRODUCT) + "*" + code(scaled.tensor()).within(Binding.POWER),
                Binding.PRODUCT);
    }

    @Override
    public Code matrixProduct(MatrixProduct product) {
        return new Code("(" + String.join(dialect.matrixProduct(), product.factors().stream()
                .map(factor -> code(factor).within(Binding.POWER)).toList()) + ")", Binding.ATOM);
    }

    @Override
    public Code transposed(Transposed transposed) {
        return atom(dialect.transposed(code(transposed.matrix()).within(Binding.ATOM)));
    }

    @Override
    public Code dot(Dot dot) {
        Expression left = dot.left();
        Expression right = dot.right();
        boolean counted = left == right && left instanceof Ones && left.shape() instanceof Shape.Vector;
        if (counted) {
            return dimension(((Shape.Vector) left.shape()).length());
        }
        if (left instanceof Ones || right instanceof Ones) {
            return call(Operation.TOTAL, left.shape(), text(left instanceof Ones ? right : left));
        }
        if (left instanceof Identity || right instanceof Identity) {
            return call(Operation.TRACE, left.shape(), text(left instanceof Identity ? right : left));
        }
        return call(Operation.DOT, left.shape(), text(left), text(right));
    }

    private Code dimension(Dimension dimension) {
        return atom(dimension instanceof Dimension.Stated stated ? Integer.toString(stated.size()) : names.dimension(dimension));
    }

    @Override
    public Code outer(Outer outer) {
        return call(Operation.OUTER, outer.left().shape(), text(outer.left()), text(outer.right()));
    }

    @Override
    public Code hadamard(Hadamard hadamard) {
        return hadamard.factors().stream().map(this::text)
                .reduce((left, right) -> dialect.call(Operation.HADAMARD, List.of(left, right), hadamard.shape()))
                .map(CodePrinter::atom).orElseThrow();
    }

    @Override
    public Code entryPower(EntryPower power) {
        return call(Operation.ENTRY_POWER, power.shape(), text(power.base()), dialect.number(power.exponent()));
    }

    @Override
    public Code ones(Ones ones) {
        return ones(ones.shape());
    }

    private Code ones(Shape shape) {
        return shape instanceof Shape.Matrix matrix
                ? call(Operation.ONES, shape, dimension(matrix.rows()).text, dimension(matrix.columns()).text)
                : call(Operation.ONES, shape, dimension(((Shape.Vector) shape).length()).text);
    }

    @Override
    public Code identity(Identity identity) {
        return call(Operation.IDENTITY, identity.shape(), dimension(identity.dimension()).text);
    }

    @Override
    public Code diagonal(Diagonal diagonal) {
        boolean matrix = diagonal.shape() instanceof Shape.Matrix;
        return call(matrix ? Operation.DIAGONAL_MATRIX : Operation.DIAGONAL, diagonal.shape(), text(diagonal.tensor()));
    }

    @Override
    public Code entry(Entry entry) {
        boolean vector = entry.tensor().shape() instanceof Shape.Vector;
        return atom(dialect.entry(code(entry.tensor()).within(Binding.ATOM), entry.row(), vector ? 0 : entry.column()));
    }

    @Override
    public Code tuple(Tuple tuple) {
        if (tuple.shape() instanceof Shape.Matrix) {
            return atom(dialect.matrix(tuple.rows().stream().map(row -> row.stream().map(this::text).toList()).toList()));
        }
        return atom(dialect.vector(tuple.entries().stream().map(this::text).toList()));
    }

    @Override
    public Code jet(Jet jet) {
        List<String> arguments = new ArrayList<>(jet.arguments().stream().map(this::text).toList());
        if (!ProgramNames.isNamed(jet)) {
            arguments.add(dialect.list(jet.alongs().stream().map(this::text).toList()));
            if (!jet.values().isEmpty()) {
                arguments.add(dialect.list(jet.values().stream().map(this::text).toList()));
            }
        }
        return atom(dialect.apply(names.function(jet), arguments));
    }

    @Override
    public Code evolved(Evolved evolved) {
        String before = moment;
        if (!before.isEmpty()) {
            throw new Unspeakable("a step inside a step");
        }
        moment = switch (evolved.evolution()) {
            case NEXT -> "next_";
            case LAST -> "last_";
            case RATE -> throw new Unspeakable("a rate of what is not solved for");
            case INITIAL -> throw new Unspeakable("a value at the start");
            case VARIATION -> throw new Unspeakable("a change under a symmetry");
            case CURL -> throw new Unspeakable("a curl");
        };
        try {
            return code(evolved.operand());
        } finally {
            moment = before;
        }
    }

    @Override
    public Code partialGradient(PartialGradient gradient) {
        throw new Unspeakable("a derivative that is not carried out");
    }

    @Override
    public Code expectation(Expectation expectation) {
        throw new Unspeakable("an expectation");
    }
}
