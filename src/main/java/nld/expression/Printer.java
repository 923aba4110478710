package nld.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes expressions in the notation of theorem files, so that what is printed reads back as the same expression.
 * Each case yields its text with how tightly it holds together; brackets appear only where they must.
 */
final class Printer implements Visitor<Printer.Text> {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** What a person may read of one formula. */
    private static final long MOST_LEAVES = 20_000;

    /** How tightly a text holds together, loosest first. */
    enum Binding { SUM, DOT, PRODUCT, POWER, ATOM }

    /** A formula and how tightly it holds together. */
    record Text(String text, Binding binding) {
        String within(Binding least) {
            return binding.compareTo(least) >= 0 ? text : "(" + text + ")";
        }
    }

    private Printer() {
    }

    static String print(Expression expression) {
        long leaves = Symbols.leaves(expression);
        if (leaves > MOST_LEAVES) {
            return "(a formula of " + (leaves == Symbols.VERY_MANY ? "very many" : leaves) + " names and numbers, made of "
                    + Symbols.size(expression) + " parts)";
        }
        return expression.accept(new Printer()).text;
    }

    Text text(Expression expression) {
        return expression.accept(this);
    }

    static Text atom(String text) {
        return new Text(text, Binding.ATOM);
    }

    @Override
    public Text literal(Literal literal) {
        Rational value = literal.value();
        String digits = value.toString().replace('-', '−');
        return new Text(digits, value.signum() < 0 ? Binding.SUM : value.isInteger() ? Binding.ATOM : Binding.PRODUCT);
    }

    @Override
    public Text symbol(Symbol symbol) {
        return atom(symbol.name() + "'".repeat(symbol.order()));
    }

    @Override
    public Text sum(Sum sum) {
        if (sum.terms().isEmpty()) {
            return atom("0");
        }
        StringBuilder out = new StringBuilder();
        for (Expression term : sum.positiveFirst()) {
            boolean negative = Coefficient.isNegative(term);
            out.append(out.isEmpty() ? negative ? "−" : "" : negative ? " − " : " + ");
            out.append(text(negative ? term.negated() : term).within(Binding.DOT));
        }
        return new Text(out.toString(), Binding.SUM);
    }

    @Override
    public Text product(Product product) {
        if (Coefficient.isNegative(product)) {
            return new Text("−" + text(product.negated()).within(Binding.DOT), Binding.SUM);
        }
        return factors(product.factors());
    }

    /** Numerator factors side by side, at most one bare inner product, last; then one denominator. */
    private Text factors(List<Expression> factors) {
        Fraction fraction = Fraction.of(factors);
        Rational coefficient = fraction.coefficient();
        if (fraction.below().isEmpty()) {
            return sideBySide(coefficient, fraction.above());
        }
        Text numerator = sideBySide(Rational.of(coefficient.numerator(), BigInteger.ONE), fraction.above());
        Text denominator = sideBySide(Rational.of(coefficient.denominator(), BigInteger.ONE), fraction.below());
        return new Text(numerator.within(Binding.PRODUCT) + "/" + denominator.within(Binding.POWER), Binding.PRODUCT);
    }

    private Text sideBySide(Rational coefficient, List<Expression> factors) {
        List<String> parts = new ArrayList<>();
        if (!coefficient.isOne() || factors.isEmpty()) {
            parts.add(coefficient.toString());
        }
        List<Expression> bare = factors.stream().filter(DotForm.PAIR::isOf).toList();
        boolean dotLast = bare.size() == 1;
        for (Expression factor : factors) {
            if (!dotLast || factor != bare.get(0)) {
                boolean behindNumber = factor instanceof Power power && power.base() instanceof Literal && !parts.isEmpty();
                parts.add(text(factor).within(behindNumber ? Binding.ATOM : Binding.POWER));
            }
        }
        if (parts.size() + bare.size() == 1 && factors.size() == 1) {
            return text(factors.get(0));
        }
        if (parts.size() == 1 && factors.isEmpty()) {
            return literal(Literal.of(coefficient));
        }
        if (dotLast) {
            parts.add(text(bare.get(0)).text);
        }
        return new Text(String.join(" ", parts), dotLast ? Binding.DOT : Binding.PRODUCT);
    }

    /** Whether it is written with something other than a plain number below a slash: nothing may follow that. */
    private static boolean isQuotient(Expression factor) {
        return factor instanceof Power power && power.exponent().signum() < 0
                || factor instanceof Product product && product.factors().stream().anyMatch(Printer::isQuotient);
    }

    @Override
    public Text power(Power power) {
        Rational exponent = power.exponent();
        if (exponent.signum() < 0) {
            return factors(List.of(power));
        }
        Expression base = power.base();
        if (exponent.equals(Rational.HALF)) {
            return atom(DotForm.SQUARE.isOf(base) ? bars(((Dot) base).left()) : "sqrt(" + text(base).text + ")");
        }
        boolean whole = exponent.times(Rational.of(2)).isInteger();
        if (whole && DotForm.SQUARE.isOf(base)) {
            return new Text(bars(((Dot) base).left()) + raised(exponent.times(Rational.of(2))), Binding.POWER);
        }
        return new Text(text(base).within(Binding.ATOM) + raised(exponent), Binding.POWER);
    }

    private static String raised(Rational exponent) {
        if (!exponent.isInteger()) {
            return "^(" + exponent + ")";
        }
        return exponent.toString().chars().mapToObj(digit -> SUPERSCRIPTS.substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }

    private String bars(Expression inner) {
        String text = text(inner).text;
        return standsDirectly(text) ? "|(" + text + ")|" : "|" + text + "|";
    }

    /** Whether bars stand in {@code text} outside of all brackets: directly inside bars they would not read back. */
    private static boolean standsDirectly(String text) {
        int depth = 0;
        for (char sign : text.toCharArray()) {
            depth += sign == '(' || sign == '[' ? 1 : sign == ')' || sign == ']' ? -1 : 0;
            if (sign == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Text applied(Applied applied) {
        boolean bars = applied.function() == Function.ABS && applied.shape().isScalar();
        return atom(bars ? bars(applied.argument())
                : applied.function().word() + "(" + text(applied.argument()).text + ")");
    }

    @Override
    public Text scaled(Scaled scaled) {
        if (Coefficient.isNegative(scaled)) {
            return new Text("−" + text(scaled.negated()).within(Binding.DOT), Binding.SUM);
        }
        Binding least = isQuotient(scaled.scalar()) ? Binding.ATOM : Binding.PRODUCT;
        return new Text(text(scaled.scalar()).within(least) + " "
                + text(scaled.tensor()).within(Binding.PRODUCT), Binding.PRODUCT);
    }

    @Override
    public Text matrixProduct(MatrixProduct product) {
        return new Text(product.factors().stream().map(factor -> text(factor).within(Binding.POWER))
                .collect(Collectors.joining(" ")), Binding.PRODUCT);
    }

    @Override
    public Text transposed(Transposed transposed) {
        return new Text(text(transposed.matrix()).within(Binding.ATOM) + "ᵀ", Binding.POWER);
    }

    @Override
    public Text dot(Dot dot) {
        return switch (DotForm.of(dot)) {
            case LENGTH -> atom(((Shape.Vector) dot.left().shape()).length().toString());
            case SQUARE -> new Text(bars(dot.left()) + "²", Binding.POWER);
            case SUM -> atom("sum(" + text(DotForm.operand(dot)).text + ")");
            case TRACE -> atom("tr(" + text(DotForm.operand(dot)).text + ")");
            case PAIR -> new Text(text(dot.left()).within(Binding.PRODUCT) + "·" + text(dot.right()).within(Binding.PRODUCT),
                    Binding.DOT);
        };
    }

    @Override
    public Text entry(Entry entry) {
        if (entry.tensor() instanceof Symbol symbol) {
            return atom(Entries.name(symbol.name(), symbol.shape(), entry.row(), entry.column())
                    + "'".repeat(symbol.order()));
        }
        return atom("(" + text(entry.tensor()).text + ")"
                + Entries.name("", entry.tensor().shape(), entry.row(), entry.column()));
    }

    @Override
    public Text tuple(Tuple tuple) {
        return atom(tuple.shape() instanceof Shape.Matrix
                ? tuple.rows().stream().map(this::list).collect(Collectors.joining(", ", "(", ")")) : list(tuple.entries()));
    }

    String list(List<Expression> entries) {
        return entries.stream().map(entry -> text(entry).text).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public Text jet(Jet jet) {
        return new JetPrinter(this).of(jet);
    }

    @Override
    public Text outer(Outer outer) {
        return new Text(text(outer.left()).within(Binding.POWER) + " " + text(outer.right()).within(Binding.ATOM) + "ᵀ",
                Binding.PRODUCT);
    }

    @Override
    public Text hadamard(Hadamard hadamard) {
        return new Text(hadamard.factors().stream().map(factor -> text(factor).within(Binding.PRODUCT))
                .collect(Collectors.joining(" ⊙ ")), Binding.DOT);
    }

    @Override
    public Text entryPower(EntryPower power) {
        boolean plain = power.exponent().isInteger() && power.exponent().signum() > 0;
        String exponent = power.exponent().toString();
        return new Text(text(power.base()).within(Binding.ATOM) + "^⊙" + (plain ? exponent : "(" + exponent + ")"),
                Binding.POWER);
    }

    @Override
    public Text ones(Ones ones) {
        if (ones.shape() instanceof Shape.Matrix matrix) {
            return atom("ones(" + matrix.rows() + ", " + matrix.columns() + ")");
        }
        return atom("ones(" + ((Shape.Vector) ones.shape()).length() + ")");
    }

    @Override
    public Text identity(Identity identity) {
        return atom("identity(" + identity.dimension() + ")");
    }

    @Override
    public Text diagonal(Diagonal diagonal) {
        return atom("diag(" + text(diagonal.tensor()).text + ")");
    }

    @Override
    public Text evolved(Evolved evolved) {
        Text operand = text(evolved.operand());
        return switch (evolved.evolution()) {
            case RATE -> atom(takesPrimes(evolved.operand()) ? operand.text + "'" : "(" + operand.text + ")'");
            case NEXT -> new Text("next " + operand.within(Binding.ATOM), Binding.PRODUCT);
            case LAST -> new Text("last " + operand.within(Binding.ATOM), Binding.PRODUCT);
            case INITIAL -> new Text("initial " + operand.within(Binding.ATOM), Binding.PRODUCT);
            case VARIATION -> atom("δ(" + operand.text + ")");
            case CURL -> atom("curl(" + operand.text + ")");
        };
    }

    @Override
    public Text partialGradient(PartialGradient gradient) {
        return atom("grad_" + gradient.by().name() + " (" + text(gradient.operand()).text + ")");
    }

    @Override
    public Text expectation(Expectation expectation) {
        return atom("E[" + text(expectation.operand()).text + "]");
    }

    /** Whether a prime may follow without brackets: a charge or the like by its name, or another prime. */
    private static boolean takesPrimes(Expression operand) {
        return operand instanceof Symbol symbol && symbol.kind() == Symbol.Kind.QUANTITY && symbol.shape().isScalar()
                || operand instanceof Evolved inner && inner.evolution() == Evolved.Evolution.RATE;
    }
}
