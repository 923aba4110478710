package nld.typesetting;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nld.expression.Coefficient;
import nld.expression.Dot;
import nld.expression.DotForm;
import nld.expression.Expression;
import nld.expression.Fraction;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;
import nld.typesetting.Laid.Binding;

/** Lays out products, with at most one fraction bar, and powers. */
final class ProductLayout {
    private final Typesetter typesetter;
    private final DotLayout dots;

    ProductLayout(Typesetter typesetter, DotLayout dots) {
        this.typesetter = typesetter;
        this.dots = dots;
    }

    Laid of(Product product) {
        return Coefficient.isNegative(product) ? negative(product.negated()) : factors(product.factors());
    }

    Laid of(Power power) {
        Rational exponent = power.exponent();
        if (exponent.signum() < 0) {
            return factors(List.of(power));
        }
        Expression base = power.base();
        if (exponent.equals(Rational.HALF)) {
            return Laid.atom(DotForm.SQUARE.isOf(base) ? dots.norm(((Dot) base).left()) : new Box.Root(typesetter.box(base)));
        }
        boolean whole = exponent.times(Rational.of(2)).isInteger();
        if (whole && DotForm.SQUARE.isOf(base)) {
            return Laid.raised(dots.norm(((Dot) base).left()), exponent.times(Rational.of(2)));
        }
        return Laid.raised(typesetter.laid(base).within(Binding.ATOM), exponent);
    }

    Laid of(Scaled scaled) {
        if (Coefficient.isNegative(scaled)) {
            return negative(scaled.negated());
        }
        return new Laid(Box.row(typesetter.laid(scaled.scalar()).within(Binding.PRODUCT), Box.TIMES,
                typesetter.laid(scaled.tensor()).within(Binding.PRODUCT)), Binding.PRODUCT);
    }

    Laid of(MatrixProduct product) {
        List<Box> parts = new ArrayList<>();
        product.factors().forEach(factor -> addFactor(parts, typesetter.laid(factor).within(Binding.POWER)));
        return new Laid(Box.row(parts), Binding.PRODUCT);
    }

    private Laid negative(Expression positive) {
        return new Laid(Box.row(new Sign("−", Role.PREFIX), typesetter.laid(positive).within(Binding.DOT)), Binding.SUM);
    }

    private Laid factors(List<Expression> factors) {
        Fraction fraction = Fraction.of(factors);
        Rational coefficient = fraction.coefficient();
        if (fraction.below().isEmpty()) {
            return sideBySide(coefficient, fraction.above());
        }
        Box numerator = sideBySide(Rational.of(coefficient.numerator(), BigInteger.ONE), fraction.above()).box();
        Box denominator = sideBySide(Rational.of(coefficient.denominator(), BigInteger.ONE), fraction.below()).box();
        return new Laid(new Box.Fraction(numerator, denominator, false), Binding.PRODUCT);
    }

    private Laid sideBySide(Rational coefficient, List<Expression> factors) {
        if (factors.isEmpty()) {
            return typesetter.literal(Literal.of(coefficient));
        }
        if (coefficient.isOne() && factors.size() == 1) {
            return typesetter.laid(factors.get(0));
        }
        List<Box> parts = new ArrayList<>();
        if (!coefficient.isOne()) {
            parts.add(Numerals.number(coefficient));
        }
        List<Expression> bare = factors.stream().filter(dots::isBare).toList();
        boolean dotLast = bare.size() == 1;
        for (Expression factor : factors) {
            if (!dotLast || factor != bare.get(0)) {
                boolean behindNumber = beginsWithDigits(factor) && !parts.isEmpty();
                addFactor(parts, typesetter.laid(factor).within(behindNumber ? Binding.ATOM : Binding.POWER));
            }
        }
        if (dotLast) {
            addFactor(parts, typesetter.laid(bare.get(0)).box());
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
}
