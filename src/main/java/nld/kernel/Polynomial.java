package nld.kernel;

import java.math.BigInteger;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nld.expression.Rational;

/**
 * A polynomial with rational coefficients: each monomial with its non-zero coefficient, in the order in which they were
 * met, which is the same in every run. Immutable; what an algorithm needs in order it sorts itself.
 */
final class Polynomial {
    static final Polynomial ZERO = new Polynomial(new Monomial[0], new Rational[0]);
    static final Polynomial ONE = constant(Rational.ONE);

    private static final int LONGEST_DENOMINATOR = 4_000;

    private final Monomial[] monomials;
    private final Rational[] coefficients;
    private final int hash;
    private final long bits;

    private Polynomial(Monomial[] monomials, Rational[] coefficients) {
        this.monomials = monomials;
        this.coefficients = coefficients;
        int sum = 0;
        long most = 0;
        for (int index = 0; index < monomials.length; index++) {
            sum += monomials[index].hashCode() ^ 31 * coefficients[index].hashCode();
            most = Math.max(most, coefficients[index].bits());
        }
        this.hash = sum;
        this.bits = most;
    }

    /** Of terms that are not zero, each monomial once; the arrays are not copied. */
    static Polynomial of(Monomial[] monomials, Rational[] coefficients) {
        return monomials.length == 0 ? ZERO : new Polynomial(monomials, coefficients);
    }

    static Polynomial constant(Rational value) {
        return of(Monomial.ONE, value);
    }

    static Polynomial of(Monomial monomial, Rational coefficient) {
        return coefficient.isZero() ? ZERO
                : new Polynomial(new Monomial[] {monomial}, new Rational[] {coefficient});
    }

    /** Collects terms one by one. */
    static final class Builder {
        private final Terms terms;

        Builder() {
            this(0);
        }

        /** For about so many terms. */
        Builder(int expected) {
            this.terms = new Terms(expected);
        }

        void add(Monomial monomial, Rational coefficient) {
            if (!coefficient.isZero()) {
                terms.add(monomial, coefficient);
            }
        }

        void add(Polynomial polynomial) {
            for (int index = 0; index < polynomial.monomials.length; index++) {
                terms.add(polynomial.monomials[index], polynomial.coefficients[index]);
            }
        }

        /** Adds {@code left · right}, as polynomials over independent indeterminates; common denominators are drawn out. */
        void addProduct(Polynomial left, Polynomial right, Limits limits) {
            Rational common = left.denominator().times(right.denominator());
            if (common.isOne() || left.size() == 1 || right.size() == 1) {
                addProductTermwise(left, right, limits);
                return;
            }
            Builder integers = new Builder(left.size() + right.size());
            integers.addProductTermwise(left.scaled(left.denominator()), right.scaled(right.denominator()), limits);
            Polynomial product = integers.build();
            limits.spend(product.size() * Limits.cost(product.bits));
            add(product.scaled(common.inverse()));
            requireTerms();
        }

        private void addProductTermwise(Polynomial left, Polynomial right, Limits limits) {
            for (int place = 0; place < left.monomials.length; place++) {
                addProduct(left.monomials[place], left.coefficients[place], right, limits);
            }
        }

        /** Adds {@code monomial · coefficient · polynomial}. */
        void addProduct(Monomial monomial, Rational coefficient, Polynomial polynomial, Limits limits) {
            limits.spend(polynomial.size() * Limits.cost(polynomial.bits + coefficient.bits()));
            for (int place = 0; place < polynomial.monomials.length; place++) {
                terms.addProduct(monomial, polynomial.monomials[place], coefficient.times(polynomial.coefficients[place]));
            }
            requireTerms();
        }

        /** Throws {@link Limits.Beyond} where there are more terms than a polynomial may have. */
        void requireTerms() {
            Limits.requireTerms(terms.size());
        }

        Polynomial build() {
            return terms.build();
        }
    }

    /** Each monomial with its coefficient; made to be gone through, not to be searched. */
    Map<Monomial, Rational> terms() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<Monomial, Rational>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Entry<Monomial, Rational>> iterator() {
                        return IntStream.range(0, monomials.length)
                                .mapToObj(index -> Map.entry(monomials[index], coefficients[index])).iterator();
                    }

                    @Override
                    public int size() {
                        return monomials.length;
                    }
                };
            }
        };
    }

    int size() {
        return monomials.length;
    }

    boolean isZero() {
        return monomials.length == 0;
    }

    /** The monomial at a place from 0 to {@link #size()} − 1. */
    Monomial monomialAt(int place) {
        return monomials[place];
    }

    Rational coefficientAt(int place) {
        return coefficients[place];
    }

    /** The least common denominator of the coefficients, where that is not too long to be of use; else 1. */
    private Rational denominator() {
        BigInteger common = BigInteger.ONE;
        for (Rational coefficient : coefficients) {
            if (!coefficient.isInteger()) {
                BigInteger denominator = coefficient.denominator();
                common = common.multiply(denominator.divide(common.gcd(denominator)));
                if (common.bitLength() > LONGEST_DENOMINATOR) {
                    return Rational.ONE;
                }
            }
        }
        return Rational.of(common, BigInteger.ONE);
    }

    /** The value, where this is a number. */
    Optional<Rational> asConstant() {
        if (isZero()) {
            return Optional.of(Rational.ZERO);
        }
        return size() == 1 && monomials[0].count() == 0 ? Optional.of(coefficients[0]) : Optional.empty();
    }

    /** The number of the indeterminate that this is; −1 of all else. */
    int asIndeterminate() {
        boolean bare = size() == 1 && monomials[0].count() == 1 && monomials[0].exponentAt(0) == 1
                && coefficients[0].isOne();
        return bare ? monomials[0].indeterminate(0) : -1;
    }

    Polynomial plus(Polynomial other) {
        if (isZero() || other.isZero()) {
            return isZero() ? other : this;
        }
        Builder sum = new Builder(size() + other.size());
        sum.add(this);
        sum.add(other);
        return sum.build();
    }

    Polynomial scaled(Rational factor) {
        return factor.isOne() ? this : times(Monomial.ONE, factor);
    }

    Polynomial negated() {
        return scaled(Rational.MINUS_ONE);
    }

    /** This times one term. */
    Polynomial times(Monomial monomial, Rational coefficient) {
        if (coefficient.isZero()) {
            return ZERO;
        }
        Monomial[] products = new Monomial[size()];
        Rational[] values = new Rational[size()];
        for (int index = 0; index < products.length; index++) {
            products[index] = monomials[index].times(monomial);
            values[index] = coefficient.isOne() ? coefficients[index] : coefficients[index].times(coefficient);
        }
        return of(products, values);
    }

    /** The largest monomial that divides every term; 1 of the zero polynomial. */
    Monomial content() {
        Monomial content = isZero() ? Monomial.ONE : monomials[0];
        for (int index = 1; index < monomials.length && content.count() > 0; index++) {
            content = content.gcd(monomials[index]);
        }
        return content;
    }

    /** This divided by a monomial that divides every term. */
    Polynomial dividedBy(Monomial divisor) {
        if (divisor.count() == 0) {
            return this;
        }
        Monomial[] divided = new Monomial[size()];
        for (int index = 0; index < divided.length; index++) {
            divided[index] = monomials[index].dividedBy(divisor);
        }
        return of(divided, coefficients);
    }

    /** The largest monomial in lexicographic order; refuses the zero polynomial. */
    Monomial leading() {
        Monomial largest = monomials[0];
        for (Monomial monomial : monomials) {
            largest = monomial.compareTo(largest) > 0 ? monomial : largest;
        }
        return largest;
    }

    /** The smallest monomial in lexicographic order; refuses the zero polynomial. */
    Monomial trailing() {
        Monomial smallest = monomials[0];
        for (Monomial monomial : monomials) {
            smallest = monomial.compareTo(smallest) < 0 ? monomial : smallest;
        }
        return smallest;
    }

    Rational coefficient(Monomial monomial) {
        for (int index = 0; index < monomials.length; index++) {
            if (monomials[index].equals(monomial)) {
                return coefficients[index];
            }
        }
        return Rational.ZERO;
    }

    /** This divided by {@code divisor} where that leaves no rest, as polynomials over independent indeterminates. */
    Optional<Polynomial> dividedExactlyBy(Polynomial divisor, Limits limits) {
        return Division.exact(this, divisor, limits);
    }

    @Override
    public boolean equals(Object object) {
        return this == object || object instanceof Polynomial other && hash == other.hash && size() == other.size()
                && hasTermsOf(other);
    }

    private boolean hasTermsOf(Polynomial other) {
        Terms mine = new Terms(size());
        for (int index = 0; index < monomials.length; index++) {
            mine.add(monomials[index], coefficients[index]);
        }
        for (int index = 0; index < monomials.length; index++) {
            if (!mine.coefficient(other.monomials[index]).equals(other.coefficients[index])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
