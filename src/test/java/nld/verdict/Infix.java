package nld.verdict;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;

/**
 * Reads formulas as programs write them ({@code exp(g*t)*(dx^2/2-k/sqrt(x^2+y^2))}): numbers are exact, {@code ^} and
 * {@code **} bind tightest and to the right, then a leading sign, then {@code *} and {@code /}, then {@code +} and {@code -}.
 */
final class Infix {
    private final String text;
    private final Map<String, ? extends Expression> names;
    private int at;

    private Infix(String text, Map<String, ? extends Expression> names) {
        this.text = text;
        this.names = names;
    }

    /** Thrown where a text is no formula; the message says where and why. */
    static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** The formula {@code text} in these names; {@link Unreadable} where it is none. */
    static Expression read(String text, Map<String, ? extends Expression> names) {
        Infix reader = new Infix(text, names);
        Expression expression = reader.sum();
        if (reader.peek() != '\0') {
            throw reader.unreadable("an operator or the end");
        }
        return expression;
    }

    private Unreadable unreadable(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new Unreadable("in '" + text + "', at character " + (at + 1) + ": found " + found + "; expected " + expected);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(String sign) {
        peek();
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private Expression sum() {
        Expression sum = product();
        while (true) {
            if (take("+")) {
                sum = sum.plus(product());
            } else if (take("-")) {
                sum = sum.minus(product());
            } else {
                return sum;
            }
        }
    }

    private Expression product() {
        Expression product = signed();
        while (true) {
            if (take("*")) {
                product = product.times(signed());
            } else if (take("/")) {
                product = product.over(signed());
            } else {
                return product;
            }
        }
    }

    private Expression signed() {
        if (take("-")) {
            return signed().negated();
        }
        return take("+") ? signed() : power();
    }

    private Expression power() {
        Expression base = atom();
        if (!take("^") && !take("**")) {
            return base;
        }
        Expression exponent = signed();
        return exponent instanceof Literal literal ? base.power(literal.value())
                : exponent.times(base.apply(Function.LOG)).apply(Function.EXP);
    }

    private Expression atom() {
        char next = peek();
        if (take("(")) {
            Expression inner = sum();
            if (!take(")")) {
                throw unreadable("')'");
            }
            return inner;
        }
        if (Character.isDigit(next) || next == '.') {
            return number();
        }
        if (Character.isLetter(next) || next == '_') {
            return name();
        }
        throw unreadable("a number, a name or '('");
    }

    private Expression number() {
        int start = at;
        skip("0123456789.");
        int end = at;
        if (take("e") || take("E")) {
            skip("+-");
            boolean scaled = at < text.length() && Character.isDigit(text.charAt(at));
            skip("0123456789");
            end = scaled ? at : end;
        }
        at = end;
        try {
            return Literal.of(exact(new BigDecimal(text.substring(start, end))));
        } catch (NumberFormatException malformed) {
            throw unreadable("a number such as 3 or 0.25");
        }
    }

    private void skip(String signs) {
        while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** A decimal number as the fraction that it is. */
    static Rational exact(BigDecimal decimal) {
        Rational digits = Rational.of(decimal.unscaledValue(), java.math.BigInteger.ONE);
        return digits.times(Rational.of(10).power(-decimal.scale()));
    }

    private Expression name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(start, at);
        if (names.containsKey(name)) {
            return names.get(name);
        }
        if (peek() == '(') {
            Optional<Expression> applied = apply(name, atom());
            if (applied.isPresent()) {
                return applied.get();
            }
        }
        throw new Unreadable("in '" + text + "': found the name " + name + "; known are " + names.keySet());
    }

    private static Optional<Expression> apply(String name, Expression argument) {
        return Optional.ofNullable(switch (name) {
            case "exp" -> argument.apply(Function.EXP);
            case "log", "ln" -> argument.apply(Function.LOG);
            case "sin" -> argument.apply(Function.SIN);
            case "cos" -> argument.apply(Function.COS);
            case "tan" -> argument.apply(Function.SIN).over(argument.apply(Function.COS));
            case "cot" -> argument.apply(Function.COS).over(argument.apply(Function.SIN));
            case "tanh" -> argument.apply(Function.TANH);
            case "cosh" -> hyperbolic(argument, 1);
            case "sinh" -> hyperbolic(argument, -1);
            case "atan", "arctan" -> argument.apply(Function.ATAN);
            case "abs" -> argument.apply(Function.ABS);
            case "sqrt" -> argument.squareRoot();
            default -> null;
        });
    }

    private static Expression hyperbolic(Expression argument, int sign) {
        Expression falling = Expression.of(sign).times(argument.negated().apply(Function.EXP));
        return argument.apply(Function.EXP).plus(falling).over(Expression.of(2));
    }
}
