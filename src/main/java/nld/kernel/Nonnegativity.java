package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;

/** Shows by sums, products, squares and reciprocals that a quantity is at least 0; empty where none of these shows it. */
final class Nonnegativity {
    private final Normalizer home;
    private final Algebra free;
    private final Compact compact;
    private final Plainly plainly;
    private final SignRules rules;
    private final SortedSet<Integer> used = new TreeSet<>();

    /** Why a quantity is at least 0, with the quantity. */
    record Shown(Certificate.NonNegative why, Quotient value) {
    }

    Nonnegativity(Normalizer home, Algebra free, Compact compact, Plainly plainly, Assumptions assumptions) {
        this.home = home;
        this.free = free;
        this.compact = compact;
        this.plainly = plainly;
        this.rules = new SignRules(assumptions);
    }

    /** The indeterminates whose sign was used, as the certificate numbers them. */
    List<Integer> used() {
        return used.stream().map(compact::number).sorted().toList();
    }

    /** By the signs of its terms. */
    Optional<Shown> ofQuotient(Quotient quotient) {
        List<Optional<Shown>> parts = new ArrayList<>();
        parts.add(plain(quotient.numerator()));
        Compact.factors(quotient).forEach((factor, exponent) -> {
            if (exponent > 1) {
                parts.add(Optional.of(reciprocal(square(Quotient.of(free.power(factor, exponent / 2))))));
            }
            if (exponent % 2 != 0) {
                parts.add(plain(factor).map(this::reciprocal));
            }
        });
        return product(parts);
    }

    private Optional<Shown> plain(Polynomial polynomial) {
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            if (term.getValue().signum() < 0 || !home.signs().isNonNegative(term.getKey())) {
                return Optional.empty();
            }
        }
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int index = 0; index < monomial.count(); index++) {
                if (monomial.exponentAt(index) % 2 != 0) {
                    used.add(monomial.indeterminate(index));
                }
            }
        }
        return Optional.of(new Shown(new Certificate.NonNegative.Plain(compact.terms(polynomial)), Quotient.of(polynomial)));
    }

    private Shown square(Quotient root) {
        return new Shown(new Certificate.NonNegative.Square(compact.side(root)), free.power(root, 2));
    }

    private Shown reciprocal(Shown below) {
        return new Shown(new Certificate.NonNegative.Reciprocal(below.why), free.inverse(below.value));
    }

    private Optional<Shown> product(List<Optional<Shown>> parts) {
        if (!parts.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        List<Shown> factors = parts.stream().flatMap(Optional::stream).toList();
        return Optional.of(new Shown(new Certificate.NonNegative.Product(factors.stream().map(Shown::why).toList()),
                factors.stream().map(Shown::value).reduce(Quotient.ONE, free::times)));
    }

    private Optional<Shown> sum(List<Optional<Shown>> parts) {
        if (!parts.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        List<Shown> terms = parts.stream().flatMap(Optional::stream).toList();
        return Optional.of(new Shown(new Certificate.NonNegative.Sum(terms.stream().map(Shown::why).toList()),
                free.plus(terms.stream().map(Shown::value).toList())));
    }

    /** By completed squares over a denominator of at least 0. */
    Optional<Shown> ofSquares(List<Squares.Completed> squares, Quotient over) {
        List<Optional<Shown>> terms = new ArrayList<>();
        for (Squares.Completed square : squares) {
            List<Quotient> root = new ArrayList<>();
            square.root().forEach((indeterminate, coefficient) ->
                    root.add(free.times(coefficient, Quotient.of(Algebra.polynomial(indeterminate)))));
            terms.add(product(List.of(ofQuotient(square.weight()), Optional.of(square(free.plus(root))))));
        }
        return product(List.of(sum(terms), ofQuotient(over)));
    }

    /** {@code sign} times the expression, as it is built. */
    Optional<Shown> asBuilt(Expression expression, int sign) {
        if (expression instanceof Sum sum) {
            return sum(sum.terms().stream().map(term -> asBuilt(term, sign)).toList());
        }
        if (expression instanceof Product product) {
            return asBuilt(product, sign);
        }
        boolean square = expression instanceof Power power && power.exponent().isInteger()
                && !power.exponent().numerator().testBit(0);
        if (square && sign > 0) {
            Power power = (Power) expression;
            int half = power.exponent().intValueExact() / 2;
            Quotient root = free.power(plainly.of(power.base()), Math.abs(half));
            return Optional.of(half > 0 ? square(root) : reciprocal(square(root)));
        }
        Quotient normal = plainly.of(expression);
        return ofQuotient(sign > 0 ? normal : normal.negated());
    }

    /** Factors of known sign one by one; the others in pairs of opposites, each the square of one, turned. */
    private Optional<Shown> asBuilt(Product product, int sign) {
        List<Optional<Shown>> parts = new ArrayList<>();
        List<Expression> unknown = new ArrayList<>();
        int left = sign;
        Rational number = Rational.ONE;
        for (Expression factor : product.factors()) {
            Optional<Expression> opposite = unknown.stream().filter(other -> other.plus(factor).isZero()).findFirst();
            if (factor instanceof Literal literal) {
                number = number.times(literal.value());
            } else if (rules.isNonNegative(factor)) {
                parts.add(asBuilt(factor, 1));
            } else if (rules.isNonNegative(factor.negated())) {
                parts.add(asBuilt(factor, -1));
                left = -left;
            } else if (opposite.isPresent()) {
                unknown.remove(opposite.get());
                parts.add(Optional.of(square(plainly.of(factor))));
                left = -left;
            } else {
                unknown.add(factor);
            }
        }
        parts.add(plain(Polynomial.constant(number.times(Rational.of(left)))));
        return unknown.isEmpty() ? product(parts) : Optional.empty();
    }
}
