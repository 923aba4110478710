package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import nld.expression.Rational;
import org.junit.jupiter.api.Test;

/**
 * What products, quotients and residuals cost as they grow. {@code mvn test -Dtest=PolynomialGrowthTest -Dgrowth=316} prints
 * the figures of the largest; by default small ones are checked. Times are the best of several, and nothing is asserted of them.
 */
class PolynomialGrowthTest {
    private static final int TERMS = Integer.getInteger("growth", 40);
    private static final int REPETITIONS = 7;

    private final Random random = new Random(20240607);
    private final Limits limits = new Limits(Long.MAX_VALUE);

    private Polynomial random(int terms, int variables, int degree, int largestDenominator) {
        Polynomial.Builder builder = new Polynomial.Builder();
        while (builder.build().size() < terms) {
            Monomial monomial = Monomial.ONE;
            for (int factor = 0; factor < degree; factor++) {
                monomial = monomial.times(Monomial.of(random.nextInt(variables), 1));
            }
            builder.add(monomial, Rational.of(1 + random.nextInt(99), 1 + random.nextInt(largestDenominator)));
        }
        return builder.build();
    }

    private Polynomial product(Polynomial left, Polynomial right) {
        Polynomial.Builder builder = new Polynomial.Builder();
        builder.addProduct(left, right, limits);
        return builder.build();
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long best = Long.MAX_VALUE;
        T result = null;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            long start = System.nanoTime();
            result = work.get();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-60s %10.2f ms%n", what, best / 1e6);
        return result;
    }

    private void measured(int terms, int variables, int degree, int denominators) {
        Polynomial left = random(terms, variables, degree, denominators);
        Polynomial right = random(terms, variables, degree, denominators);
        String over = terms + " x " + terms + " terms, " + variables + " variables" + (denominators > 1 ? ", fractions" : "");
        Polynomial product = timed("product " + over, () -> product(left, right));
        System.out.println("    terms: " + product.size());
        Polynomial quotient = timed("exact division back", () -> product.dividedExactlyBy(right, limits).orElseThrow());
        assertThat(quotient).isEqualTo(left);
        Polynomial nearly = product.plus(Polynomial.of(Monomial.of(1, 1), Rational.ONE));
        assertThat(timed("division with a rest", () -> nearly.dividedExactlyBy(right, limits))).isEmpty();
        assertThat(timed("residual ab - ba", () -> {
            Polynomial.Builder residual = new Polynomial.Builder();
            residual.addProduct(left, right, limits);
            residual.addProduct(right.negated(), left, limits);
            return residual.build();
        }).isZero()).isTrue();
        List<Polynomial> pieces = pieces(product);
        assertThat(timed("sum of " + pieces.size() + " pieces", () -> {
            Polynomial.Builder sum = new Polynomial.Builder();
            pieces.forEach(sum::add);
            return sum.build();
        })).isEqualTo(product);
    }

    private static List<Polynomial> pieces(Polynomial polynomial) {
        List<Polynomial> pieces = new ArrayList<>();
        polynomial.terms().forEach((monomial, coefficient) -> pieces.add(Polynomial.of(monomial, coefficient)));
        return pieces;
    }

    @Test
    void products_divide_back_and_residuals_vanish_as_they_grow() {
        for (int terms = TERMS / 4; terms <= TERMS; terms *= 2) {
            measured(terms, 20, 4, 1);
        }
        measured(TERMS, 20, 4, 12);
        measured(TERMS, 100, 3, 1);
    }
}
