package nld.verdict;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Functions that generators leave as they are: combinations, with rational coefficients, of monomials of degree 1 and 2, of
 * these over |x|², and of products with constants. Coefficients are found by linear algebra modulo a prime from the generators'
 * values at random points; what is found is a guess until the judge has decided it.
 */
final class Invariants {
    private static final long PRIME = 2_147_483_647L;
    private static final int MOST_ENTRIES = 24;
    private static final int MOST_TAKEN = 3;
    private static final long LARGEST = 1000;

    private final List<Symbol> entries;
    private final List<Term> terms = new ArrayList<>();

    /** Entries multiplied, times a constant, perhaps over |x|². */
    private record Term(List<Integer> factors, Optional<Symbol> constant, boolean overSquare) {
    }

    private Invariants(List<Symbol> entries, List<List<Symbol>> constants, boolean overSquare) {
        this.entries = entries;
        for (int first = 0; first < entries.size(); first++) {
            if (!overSquare) {
                terms.add(new Term(List.of(first), Optional.empty(), false));
                int index = first;
                constants.forEach(constant -> constant.forEach(entry ->
                        terms.add(new Term(List.of(index), Optional.of(entry), false))));
            }
            for (int second = first; second < entries.size(); second++) {
                terms.add(new Term(List.of(first, second), Optional.empty(), overSquare));
            }
        }
    }

    /** Polynomials in some invariants of all of {@code generators}, the most general first; none where none are found. */
    static List<Expression> of(List<Symbol> entries, List<List<Symbol>> constants, List<Map<Symbol, Expression>> generators) {
        if (generators.isEmpty() || entries.size() > MOST_ENTRIES) {
            return List.of();
        }
        for (boolean overSquare : new boolean[] {false, true}) {
            List<Expression> found = new Invariants(entries, overSquare ? List.of() : constants, overSquare).found(generators);
            if (!found.isEmpty()) {
                List<Expression> taken = found.subList(0, Math.min(found.size(), MOST_TAKEN));
                return List.of(Sum.of(List.of(Catalogue.cubic(taken), Sum.of(found))), Sum.of(found));
            }
        }
        return List.of();
    }

    private List<Expression> found(List<Map<Symbol, Expression>> generators) {
        SplittableRandom random = new SplittableRandom(1);
        List<long[]> rows = new ArrayList<>();
        for (int point = 0; point < terms.size() + 4; point++) {
            for (Map<Symbol, Expression> generator : generators) {
                Optional<long[]> row = row(generator, random);
                if (row.isEmpty()) {
                    return List.of();
                }
                rows.add(row.get());
            }
        }
        List<Expression> found = new ArrayList<>();
        for (long[] combination : NullSpace.of(rows, terms.size(), PRIME)) {
            combined(combination).ifPresent(found::add);
        }
        return found;
    }

    /** What the generator makes of each term at a random point; empty where it has no rational value. */
    private Optional<long[]> row(Map<Symbol, Expression> generator, SplittableRandom random) {
        Map<Symbol, Long> point = new HashMap<>();
        Map<Symbol, Expression> values = new HashMap<>();
        entries.forEach(entry -> point.computeIfAbsent(entry, fresh -> (long) random.nextInt(1, 50)));
        terms.forEach(term -> term.constant().ifPresent(constant ->
                point.computeIfAbsent(constant, fresh -> (long) random.nextInt(1, 50))));
        generator.values().forEach(change -> Symbols.of(change).forEach(symbol ->
                point.computeIfAbsent(symbol, fresh -> (long) random.nextInt(1, 50))));
        point.forEach((symbol, value) -> values.put(symbol, Literal.of(Rational.of(value))));
        long[] changes = new long[entries.size()];
        for (int index = 0; index < changes.length; index++) {
            Expression change = generator.getOrDefault(entries.get(index), Expression.of(0));
            if (!(new Substitution(values).rewrite(change) instanceof Literal literal)) {
                return Optional.empty();
            }
            changes[index] = residue(literal.value());
        }
        long[] place = entries.stream().mapToLong(point::get).toArray();
        return Optional.of(terms.stream().mapToLong(term -> times(change(term, place, changes),
                term.constant().map(point::get).orElse(1L))).toArray());
    }

    /** Of m the sum Σ ∂m/∂x ξ; over the square s, that of m s less m times that of s: s² in front does not matter. */
    private static long change(Term term, long[] place, long[] changes) {
        long own = 0;
        long value = 1;
        for (int index = 0; index < term.factors().size(); index++) {
            long part = changes[term.factors().get(index)];
            for (int other = 0; other < term.factors().size(); other++) {
                part = other == index ? part : times(part, place[term.factors().get(other)]);
            }
            own = (own + part) % PRIME;
            value = times(value, place[term.factors().get(index)]);
        }
        if (!term.overSquare()) {
            return own;
        }
        long square = 0;
        long moved = 0;
        for (int index = 0; index < place.length; index++) {
            square = (square + times(place[index], place[index])) % PRIME;
            moved = (moved + 2 * times(place[index], changes[index])) % PRIME;
        }
        return Math.floorMod(times(own, square) - times(value, moved), PRIME);
    }

    private static long times(long left, long right) {
        return left * right % PRIME;
    }

    private static long residue(Rational value) {
        BigInteger prime = BigInteger.valueOf(PRIME);
        return value.numerator().multiply(value.denominator().modInverse(prime)).mod(prime).longValueExact();
    }

    /** The combination with the small fractions that its residues stand for; empty where one stands for none. */
    private Optional<Expression> combined(long[] residues) {
        List<Expression> parts = new ArrayList<>();
        for (int index = 0; index < residues.length; index++) {
            Optional<Rational> coefficient = fraction(residues[index]);
            if (coefficient.isEmpty()) {
                return Optional.empty();
            }
            parts.add(Literal.of(coefficient.get()).times(written(terms.get(index))));
        }
        return Optional.of(Sum.of(parts));
    }

    private static Optional<Rational> fraction(long residue) {
        for (long denominator = 1; denominator <= LARGEST; denominator++) {
            long numerator = times(residue, denominator);
            long signed = numerator > PRIME / 2 ? numerator - PRIME : numerator;
            if (Math.abs(signed) <= LARGEST) {
                return Optional.of(Rational.of(signed).over(Rational.of(denominator)));
            }
        }
        return Optional.empty();
    }

    private Expression written(Term term) {
        Expression product = Expression.of(1);
        for (int factor : term.factors()) {
            product = product.times(entries.get(factor));
        }
        if (term.constant().isPresent()) {
            product = product.times(term.constant().get());
        }
        return term.overSquare() ? product.over(Sum.of(entries.stream().map(entry -> entry.power(2)).toList())) : product;
    }
}
