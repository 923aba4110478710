package nld.kernel;

import static nld.kernel.Claims.ASSUMPTIONS;
import static nld.kernel.Claims.K;
import static nld.kernel.Claims.M;
import static nld.kernel.Claims.X;
import static nld.kernel.Claims.Y;
import static nld.kernel.Claims.Z;
import static nld.kernel.Claims.abs;
import static nld.kernel.Claims.atan;
import static nld.kernel.Claims.circle;
import static nld.kernel.Claims.cos;
import static nld.kernel.Claims.exp;
import static nld.kernel.Claims.log;
import static nld.kernel.Claims.number;
import static nld.kernel.Claims.root;
import static nld.kernel.Claims.sin;
import static nld.kernel.Claims.sqrt;
import static nld.kernel.Claims.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Jet;
import nld.expression.Rational;
import nld.kernel.FieldComparison.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Evaluation modulo a prime: what is true agrees, what is false differs, and what it cannot see it does not judge. */
@Execution(ExecutionMode.CONCURRENT)
class FieldComparisonTest {
    private static final BigInteger PRIME = BigInteger.valueOf(PrimeField.P);
    private static final int CASES = Integer.getInteger("fuzz", 600);
    private static final long SEED = Long.getLong("seed", 20240513L);

    private static Limits limits() {
        return new Limits(Limits.RESIDUES);
    }

    private static Outcome compared(Expression left, Expression right) {
        return FieldComparison.of(left, right, ASSUMPTIONS, 7, limits()).outcome();
    }

    @Test
    void the_prime_is_a_safe_one_that_makes_small_primes_squares() {
        assertThat(PRIME.isProbablePrime(100)).isTrue();
        assertThat(BigInteger.valueOf(PrimeField.SQUARES).isProbablePrime(100)).isTrue();
        assertThat(PrimeField.isSquare(PrimeField.P - 1)).isFalse();
        assertThat(List.of(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L, 23L, 29L, 31L)).allMatch(PrimeField::isSquare);
    }

    @Test
    void arithmetic_agrees_with_that_of_large_integers() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 100_000; trial++) {
            long a = trial < 10 ? PrimeField.P - 1 - trial : random.nextLong(PrimeField.P);
            long b = trial < 10 ? PrimeField.P - 1 : random.nextLong(PrimeField.P);
            BigInteger left = BigInteger.valueOf(a);
            BigInteger right = BigInteger.valueOf(b);
            assertThat(PrimeField.times(a, b)).isEqualTo(left.multiply(right).mod(PRIME).longValueExact());
            assertThat(PrimeField.plus(a, b)).isEqualTo(left.add(right).mod(PRIME).longValueExact());
            assertThat(PrimeField.minus(a, b)).isEqualTo(left.subtract(right).mod(PRIME).longValueExact());
        }
    }

    @Test
    void roots_and_fractions_are_what_their_names_say() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 300; trial++) {
            long value = random.nextLong(1, PrimeField.P);
            int degree = 2 + random.nextInt(12);
            long square = PrimeField.times(value, value);
            long root = PrimeField.power(square, PrimeField.exponentOfRoot(degree));
            assertThat(PrimeField.power(root, degree)).isEqualTo(square);
            assertThat(PrimeField.isSquare(root)).isTrue();
            assertThat(PrimeField.power(PrimeField.power(value, PrimeField.exponentOfRoot(7)), 7)).isEqualTo(value);
            Rational fraction = Rational.of(random.nextInt(2001) - 1000L, 1L + random.nextInt(1000));
            assertThat(ArgumentBasis.rational(PrimeField.of(fraction))).contains(fraction);
        }
    }

    @Test
    void what_is_true_agrees() {
        for (List<? extends Expression> sides : List.<List<? extends Expression>>of(
                List.of(X.plus(Y).power(3).over(X.plus(Y)), X.power(2).plus(X.times(Y).times(number(2))).plus(Y.power(2))),
                List.of(exp(X.times(Y.plus(Z))), exp(X.times(Y)).times(exp(X.times(Z)))),
                List.of(exp(X.times(number(1, 2))).power(3), exp(X).times(sqrt(exp(X)))),
                List.of(sin(X.plus(Y)), sin(X).times(cos(Y)).plus(cos(X).times(sin(Y)))),
                List.of(sin(X), sin(X.times(number(1, 3))).times(number(3)).minus(sin(X.times(number(1, 3))).power(3).times(number(4)))),
                List.of(circle(exp(X).plus(sin(Y))), number(1)),
                List.of(tanh(X).power(2).plus(number(4).over(exp(X).plus(exp(X.negated())).power(2))), number(1)),
                List.of(sqrt(X.power(2)), abs(X)), List.of(sqrt(M.power(2)), M), List.of(abs(X.times(Y)), abs(X).times(abs(Y))),
                List.of(sqrt(M.plus(K).power(2)), M.plus(K)), List.of(abs(X.power(2).plus(number(1))), X.power(2).plus(number(1))),
                List.of(root(X.power(3).times(Y), 3), X.times(root(Y, 3))), List.of(sqrt(number(12)), sqrt(number(3)).times(number(2))),
                List.of(abs(X).times(sqrt(X)), X.times(sqrt(X))), List.of(log(X.times(Y).times(M)), log(X.times(Y)).plus(log(M))),
                List.of(log(exp(X).times(number(8))), X.plus(log(number(2)).times(number(3)))),
                List.of(atan(X.minus(Y)), atan(Y.minus(X)).negated()))) {
            assertThat(compared(sides.get(0), sides.get(1))).as("%s", sides).isEqualTo(Outcome.AGREE);
        }
    }

    @Test
    void what_is_false_differs_even_where_no_enclosure_would_see_it() {
        Expression tiny = number(1).over(number(10).power(70));
        for (List<? extends Expression> sides : List.<List<? extends Expression>>of(
                List.of(X.plus(Y).power(2), X.power(2).plus(Y.power(2))),
                List.of(circle(X), number(1).plus(tiny)),
                List.of(exp(X.plus(Y)), exp(X).times(exp(Y)).plus(tiny)),
                List.of(sqrt(M).times(sqrt(K)), sqrt(M.times(K)).plus(tiny)),
                List.of(tanh(X), tanh(X.times(number(2)))),
                List.of(Jet.of("f", X, 1, List.of()), Jet.of("f", X, 2, List.of())),
                List.of(log(X.times(M)), log(X).plus(log(M).times(number(2)))),
                List.of(root(X, 3).power(2), root(X.power(2), 5)))) {
            assertThat(compared(sides.get(0), sides.get(1))).as("%s", sides).isEqualTo(Outcome.DIFFER);
        }
    }

    @Test
    void what_it_cannot_see_it_does_not_judge() {
        assertThat(compared(sqrt(X.power(2)), X)).as("the sign of a root").isEqualTo(Outcome.AGREE);
        assertThat(compared(exp(log(X).times(number(2))), X.power(2))).isEqualTo(Outcome.SILENT);
        assertThat(compared(log(X.times(Y).plus(X)), log(X).plus(log(Y.plus(number(1)))))).isEqualTo(Outcome.SILENT);
        assertThat(compared(exp(sqrt(X.plus(Y).power(2))), exp(X.plus(Y)))).isNotEqualTo(Outcome.DIFFER);
        assertThat(compared(sqrt(X.power(2).plus(Y.power(2)).negated()), number(0))).isNotEqualTo(Outcome.AGREE);
    }

    @Test
    void what_holds_whatever_relates_roots_and_functions_is_told_from_what_does_not() {
        Expression root = sqrt(X.plus(Y));
        assertThat(FieldComparison.of(root.times(M.plus(K)), root.times(M).plus(root.times(K)), ASSUMPTIONS, 7, limits()).unrelated()).isTrue();
        assertThat(FieldComparison.of(exp(X).plus(Y).power(2), exp(X).power(2).plus(exp(X).times(Y).times(number(2))).plus(Y.power(2)),
                ASSUMPTIONS, 7, limits()).unrelated()).isTrue();
        for (List<? extends Expression> related : List.<List<? extends Expression>>of(List.of(circle(X), number(1)),
                List.of(sqrt(X.power(2)), abs(X)), List.of(root.times(M.plus(K)), root.times(M).minus(root.times(K))))) {
            assertThat(FieldComparison.of(related.get(0), related.get(1), ASSUMPTIONS, 7, limits()).unrelated()).as("%s", related).isFalse();
        }
    }

    @Test
    void true_identities_never_differ_and_most_agree() {
        Identities identities = new Identities(SEED);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int index = 0; index < CASES; index++) {
            Identities.Pair pair = identities.draw(kind(index));
            Outcome outcome = FieldComparison.of(pair.left(), pair.right(), Formulas.ASSUMPTIONS, index, limits()).outcome();
            assertThat(outcome).as("seed %s, case %s: %s = %s", SEED, index, pair.left(), pair.right())
                    .isNotEqualTo(Outcome.DIFFER);
            counts.merge(outcome, 1, Integer::sum);
        }
        System.out.println("true identities modulo a prime, seed " + SEED + ": " + counts);
        assertThat(counts.get(Outcome.AGREE)).isGreaterThan(CASES * 8 / 10);
    }

    @Test
    void near_misses_hardly_ever_agree() {
        Identities identities = new Identities(SEED);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int index = 0; index < CASES; index++) {
            Identities.Pair pair = identities.draw(kind(index));
            try {
                Expression changed = NearMisses.of(pair.right(), identities.formulas());
                Outcome outcome = FieldComparison.of(pair.left(), changed, Formulas.ASSUMPTIONS, index, limits()).outcome();
                boolean proved = outcome == Outcome.AGREE
                        && new Judge(Formulas.ASSUMPTIONS, SEED).equal(pair.left(), changed) instanceof Proved;
                counts.merge(proved ? Outcome.SILENT : outcome, 1, Integer::sum);
            } catch (ArithmeticException undefined) {
                // the next draw is another
            }
        }
        System.out.println("near misses modulo a prime, seed " + SEED + ": " + counts);
        assertThat(counts.getOrDefault(Outcome.AGREE, 0)).as("those whose signs alone are wrong").isLessThan(CASES / 25);
        assertThat(counts.get(Outcome.DIFFER)).isGreaterThan(CASES * 6 / 10);
    }

    private static Identities.Kind kind(int index) {
        return Identities.Kind.values()[index % Identities.Kind.values().length];
    }
}
