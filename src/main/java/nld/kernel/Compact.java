package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nld.expression.Expression;
import nld.expression.Rational;

/** Writes polynomials for a certificate: indeterminates and divisors are numbered as they are met. */
final class Compact {
    private final Algebra algebra;
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final Map<Polynomial, Integer> divisors = new LinkedHashMap<>();

    Compact(Algebra algebra) {
        this.algebra = algebra;
    }

    /** What the indeterminates met so far stand for. */
    List<Expression> indeterminates() {
        return numbers.keySet().stream().map(algebra::meaning).toList();
    }

    /** The divisors met so far. */
    List<Certificate.Terms> divisors() {
        List<Certificate.Terms> written = new ArrayList<>();
        for (Polynomial divisor : List.copyOf(divisors.keySet())) {
            written.add(terms(divisor));
        }
        return written;
    }

    int number(int indeterminate) {
        return numbers.computeIfAbsent(indeterminate, fresh -> numbers.size());
    }

    Certificate.Terms terms(Polynomial polynomial) {
        return new Certificate.Terms(polynomial.terms().entrySet().stream()
                .sorted(Map.Entry.<Monomial, Rational>comparingByKey().reversed())
                .map(term -> new Certificate.Term(term.getValue(), powers(term.getKey()))).toList());
    }

    private List<Integer> powers(Monomial monomial) {
        TreeMap<Integer, Integer> powers = new TreeMap<>();
        for (int index = 0; index < monomial.count(); index++) {
            powers.put(number(monomial.indeterminate(index)), monomial.exponentAt(index));
        }
        List<Integer> flat = new ArrayList<>();
        powers.forEach((number, exponent) -> {
            flat.add(number);
            flat.add(exponent);
        });
        return flat;
    }

    Certificate.Side side(Quotient quotient) {
        return new Certificate.Side(terms(quotient.numerator()), below(quotient));
    }

    /** The denominator as powers of divisors. */
    List<Certificate.Power> below(Quotient quotient) {
        TreeMap<Integer, Integer> powers = new TreeMap<>();
        factors(quotient).forEach((factor, exponent) -> powers.put(divisor(factor), exponent));
        return powers.entrySet().stream().map(power -> new Certificate.Power(power.getKey(), power.getValue())).toList();
    }

    private int divisor(Polynomial factor) {
        return divisors.computeIfAbsent(factor, fresh -> divisors.size());
    }

    /** The denominator of a quotient with each indeterminate as a factor of its own. */
    static Map<Polynomial, Integer> factors(Quotient quotient) {
        Map<Polynomial, Integer> factors = new LinkedHashMap<>();
        Monomial monomial = quotient.monomial();
        for (int index = 0; index < monomial.count(); index++) {
            factors.put(Algebra.polynomial(monomial.indeterminate(index)), monomial.exponentAt(index));
        }
        factors.putAll(quotient.factors());
        return factors;
    }
}
