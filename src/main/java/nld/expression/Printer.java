package nld.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes expressions in the notation of theorem files, so that what is printed reads back as the same expression.
 * Each case yields its text with how tightly it holds together; brackets appear only where they must.
 */
final class Printer implements Visitor<Printer.Text> {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** How tightly a text holds together, loosest first. */
    private enum Binding { SUM, DOT, PRODUCT, POWER, ATOM }

    /** A formula and how tightly it holds together. */
    record Text(String text, Binding binding) {
        String within(Binding least) {
            return binding.compareTo(least) >= 0 ? text : "(" + text + ")";
        }
    }

    private Printer() {
    }

    static String print(Expression expression) {
        return expression.accept(new Printer()).text;
    }

    private Text text(Expression expression) {
        return expression.accept(this);
    }

    private static Text atom(String text) {
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
        List<Expression> terms = new ArrayList<>(sum.terms());
        int lead = 0;
        while (lead < terms.size() && isNegative(terms.get(lead))) {
            lead++;
        }
        if (lead > 0 && lead < terms.size()) {
            terms.add(0, terms.remove(lead));
        }
        StringBuilder out = new StringBuilder();
        for (Expression term : terms) {
            boolean negative = isNegative(term);
            out.append(out.isEmpty() ? negative ? "−" : "" : negative ? " − " : " + ");
            out.append(text(negative ? term.negated() : term).within(Binding.DOT));
        }
        return new Text(out.toString(), Binding.SUM);
    }

    private static boolean isNegative(Expression term) {
        return Coefficient.of(term).value().signum() < 0;
    }

    @Override
    public Text product(Product product) {
        if (isNegative(product)) {
            return new Text("−" + text(product.negated()).within(Binding.DOT), Binding.SUM);
        }
        return factors(product.factors());
    }

    /** Numerator factors side by side, at most one bare inner product, last; then one denominator. */
    private Text factors(List<Expression> factors) {
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
        Text numerator = sideBySide(Rational.of(coefficient.numerator(), java.math.BigInteger.ONE), above);
        Text denominator = sideBySide(Rational.of(coefficient.denominator(), java.math.BigInteger.ONE), below);
        return new Text(numerator.within(Binding.PRODUCT) + "/" + denominator.within(Binding.POWER), Binding.PRODUCT);
    }

    private Text sideBySide(Rational coefficient, List<Expression> factors) {
        List<String> parts = new ArrayList<>();
        if (!coefficient.isOne() || factors.isEmpty()) {
            parts.add(coefficient.toString());
        }
        List<Expression> bare = factors.stream().filter(Printer::isBareDot).toList();
        boolean dotLast = bare.size() == 1;
        for (Expression factor : factors) {
            if (!dotLast || factor != bare.get(0)) {
                parts.add(text(factor).within(Binding.POWER));
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

    private static boolean isBareDot(Expression factor) {
        return factor instanceof Dot dot && dot.left() != dot.right();
    }

    @Override
    public Text power(Power power) {
        Rational exponent = power.exponent();
        if (exponent.signum() < 0) {
            return factors(List.of(power));
        }
        Expression base = power.base();
        if (exponent.equals(Rational.HALF)) {
            boolean norm = base instanceof Dot dot && dot.left() == dot.right() && barsFit(dot.left());
            return atom(norm ? bars(((Dot) base).left()) : "sqrt(" + text(base).text + ")");
        }
        if (base instanceof Dot dot && dot.left() == dot.right() && barsFit(dot.left())) {
            return new Text(bars(dot.left()) + raised(exponent.times(Rational.of(2))), Binding.POWER);
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

    private boolean barsFit(Expression inner) {
        return text(inner).text.indexOf('|') < 0;
    }

    private String bars(Expression inner) {
        return "|" + text(inner).text + "|";
    }

    @Override
    public Text applied(Applied applied) {
        boolean bars = applied.function() == Function.ABS && applied.shape().isScalar() && barsFit(applied.argument());
        return atom(bars ? bars(applied.argument())
                : applied.function().word() + "(" + text(applied.argument()).text + ")");
    }

    @Override
    public Text scaled(Scaled scaled) {
        if (isNegative(scaled)) {
            return new Text("−" + text(scaled.negated()).within(Binding.DOT), Binding.SUM);
        }
        Text scalar = text(scaled.scalar());
        boolean quotient = scaled.scalar() instanceof Literal;
        return new Text(scalar.within(quotient ? Binding.PRODUCT : Binding.PRODUCT) + " "
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
        if (dot.left() == dot.right() && barsFit(dot.left())) {
            return new Text(bars(dot.left()) + "²", Binding.POWER);
        }
        return new Text(text(dot.left()).within(Binding.PRODUCT) + "·" + text(dot.right()).within(Binding.PRODUCT),
                Binding.DOT);
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
        return atom(tuple.entries().stream().map(entry -> text(entry).text).collect(Collectors.joining(", ", "(", ")")));
    }

    @Override
    public Text jet(Jet jet) {
        String point = jet.point() instanceof Tuple ? text(jet.point()).text : "(" + text(jet.point()).text + ")";
        String word = switch (jet.derivatives()) {
            case 0 -> "";
            case 1 -> "grad ";
            case 2 -> "hess ";
            default -> "D" + jet.derivatives() + " ";
        };
        if (jet.directions().isEmpty()) {
            return new Text(word + jet.function() + point, word.isEmpty() ? Binding.ATOM : Binding.POWER);
        }
        String directions = jet.directions().stream().map(direction -> text(direction).text)
                .collect(Collectors.joining(", ", "[", "]"));
        return new Text("D" + jet.derivatives() + " " + jet.function() + point + directions, Binding.POWER);
    }

    @Override
    public Text evolved(Evolved evolved) {
        Text operand = text(evolved.operand());
        return switch (evolved.evolution()) {
            case RATE -> atom("(" + operand.text + ")'");
            case NEXT -> new Text("next " + operand.within(Binding.ATOM), Binding.PRODUCT);
            case LAST -> new Text("last " + operand.within(Binding.ATOM), Binding.PRODUCT);
            case INITIAL -> new Text("initial " + operand.within(Binding.ATOM), Binding.PRODUCT);
            case VARIATION -> atom("δ(" + operand.text + ")");
        };
    }
}
