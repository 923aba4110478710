package nld.notation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import nld.expression.Coefficient;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;

/** Exact numbers from their digits, and the bound on their size. */
final class Numbers {
    private static final int LARGEST_SCALE = 1000;
    private static final int LARGEST_BITS = 4000;

    private Numbers() {
    }

    /** The number that the digits stand for: 0.1 is 1/10. */
    static Rational exact(String digits, Span span) {
        int exponent = digits.toLowerCase(Locale.ROOT).indexOf('e');
        if (exponent >= 0 && digits.length() - exponent > 6) {
            throw Refusal.of(span, Mistake.NUMBER_TOO_LARGE);
        }
        BigDecimal decimal = new BigDecimal(digits);
        if (Math.abs(decimal.scale()) > LARGEST_SCALE) {
            throw Refusal.of(span, Mistake.NUMBER_TOO_LARGE);
        }
        BigInteger power = BigInteger.TEN.pow(Math.abs(decimal.scale()));
        return decimal.scale() > 0 ? Rational.of(decimal.unscaledValue(), power)
                : Rational.of(decimal.unscaledValue().multiply(power), BigInteger.ONE);
    }

    /** Refuses parts whose numbers together would be larger than anybody can read. */
    static void requireModest(List<? extends Expression> parts, Span span) {
        long bits = 0;
        for (Expression part : parts) {
            bits += part instanceof Literal literal ? bits(literal.value()) : bits(Coefficient.of(part).value());
        }
        if (bits > LARGEST_BITS + 128L * parts.size()) {
            throw Refusal.of(span, Mistake.NUMBER_TOO_LARGE);
        }
    }

    private static long bits(Rational value) {
        return value.numerator().bitLength() + (long) value.denominator().bitLength();
    }
}
