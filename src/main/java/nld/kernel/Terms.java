package nld.kernel;

import java.util.Arrays;
import nld.expression.Rational;

/**
 * Terms of a sum that is being collected, each monomial once, in the order in which they were met: the coefficients stand
 * beside the monomials, and a table of open addresses finds the place of a monomial by its key. A product of two monomials
 * is made only where it was not met before. A term that has cancelled keeps its place, with coefficient 0.
 */
final class Terms {
    private static final int FEW = 8;
    private static final int NOWHERE = -1;

    private Monomial[] monomials;
    private Rational[] coefficients;
    private int count;
    private int cancelled;
    /** For each address one more than a place, or 0; none while a glance over all terms is as quick. */
    private int[] places;

    Terms(int expected) {
        this.monomials = new Monomial[Math.max(expected, 2)];
        this.coefficients = new Rational[monomials.length];
    }

    /** How many terms do not cancel. */
    int size() {
        return count - cancelled;
    }

    /** Adds a term; true where its monomial was not met before. */
    boolean add(Monomial monomial, Rational coefficient) {
        int place = placeOf(monomial, Monomial.ONE);
        if (place == NOWHERE) {
            append(monomial, coefficient);
            return true;
        }
        addAt(place, coefficient);
        return false;
    }

    /** Adds {@code left · right · coefficient}; the monomial where it was not met before, else null. */
    Monomial addProduct(Monomial left, Monomial right, Rational coefficient) {
        int place = placeOf(left, right);
        if (place != NOWHERE) {
            addAt(place, coefficient);
            return null;
        }
        Monomial product = left.times(right);
        append(product, coefficient);
        return product;
    }

    /** The coefficient of a monomial, 0 where there is none. */
    Rational coefficient(Monomial monomial) {
        int place = placeOf(monomial, Monomial.ONE);
        return place == NOWHERE ? Rational.ZERO : coefficients[place];
    }

    private void addAt(int place, Rational coefficient) {
        Rational before = coefficients[place];
        Rational sum = before.plus(coefficient);
        cancelled += (sum.isZero() ? 1 : 0) - (before.isZero() ? 1 : 0);
        coefficients[place] = sum;
    }

    private void append(Monomial monomial, Rational coefficient) {
        if (count == monomials.length) {
            monomials = Arrays.copyOf(monomials, 2 * count);
            coefficients = Arrays.copyOf(coefficients, 2 * count);
        }
        monomials[count] = monomial;
        coefficients[count] = coefficient;
        cancelled += coefficient.isZero() ? 1 : 0;
        count++;
        if (places != null && 2 * count <= places.length) {
            enter(count - 1);
        } else if (count > FEW) {
            places = new int[Integer.highestOneBit(count) * 4];
            for (int place = 0; place < count; place++) {
                enter(place);
            }
        }
    }

    private void enter(int place) {
        int address = address(monomials[place].key());
        while (places[address] != 0) {
            address = address + 1 & places.length - 1;
        }
        places[address] = place + 1;
    }

    private int address(long key) {
        return (int) (key ^ key >>> 32) & places.length - 1;
    }

    private int placeOf(Monomial left, Monomial right) {
        if (places == null) {
            for (int place = 0; place < count; place++) {
                if (monomials[place].isProductOf(left, right)) {
                    return place;
                }
            }
            return NOWHERE;
        }
        int address = address(left.key() + right.key());
        while (places[address] != 0) {
            if (monomials[places[address] - 1].isProductOf(left, right)) {
                return places[address] - 1;
            }
            address = address + 1 & places.length - 1;
        }
        return NOWHERE;
    }

    /** What is left, as a polynomial. */
    Polynomial build() {
        Monomial[] kept = new Monomial[size()];
        Rational[] values = new Rational[kept.length];
        int length = 0;
        for (int place = 0; place < count; place++) {
            if (!coefficients[place].isZero()) {
                kept[length] = monomials[place];
                values[length++] = coefficients[place];
            }
        }
        return Polynomial.of(kept, values);
    }
}
