package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Makes the certificate of what the judge has proved: normalizes both sides once more without relations and without the
 * equations that may be used, and then writes their difference as a combination of those.
 */
final class Certifier {
    private static final int MOST_TERMS = 60_000;

    private final LongFunction<Algebra> algebras;
    private final Assumptions assumptions;
    private final List<Given> givens;
    private final boolean inVectors;

    private Certifier(LongFunction<Algebra> algebras, Assumptions assumptions, List<Given> givens, boolean inVectors) {
        this.algebras = algebras;
        this.assumptions = assumptions;
        this.givens = givens;
        this.inVectors = inVectors;
    }

    /** For scalars written in entries. */
    static Certifier inEntries(LongFunction<Algebra> algebras, Assumptions assumptions) {
        return new Certifier(algebras, assumptions, List.of(), false);
    }

    /** For vectors and matrices of any dimension, with equations that may be used. */
    static Certifier inVectors(LongFunction<Algebra> algebras, Assumptions assumptions, List<Given> givens) {
        return new Certifier(algebras, assumptions, givens, true);
    }

    /** Of {@code left = right}, which is proved. */
    Certification equal(Expression left, Expression right) {
        return bounded(() -> new Attempt(left, right).equal());
    }

    /** Of {@code left <= right}, which is proved. */
    Certification atMost(Expression left, Expression right) {
        return bounded(() -> new Attempt(left, right).atMost());
    }

    /** Of {@code left = right}, which is proved with the derivatives of each order in {@code motion}, the highest first, put in. */
    Certification along(Expression left, Expression right, List<Map<Symbol, Expression>> motion) {
        return bounded(() -> {
            Attempt attempt = new Attempt(left, right);
            attempt.motion = motion;
            return attempt.equal();
        });
    }

    private static Certification bounded(java.util.function.Supplier<Certification> attempt) {
        try {
            return attempt.get();
        } catch (Limits.Beyond beyond) {
            return new Uncertified("the certificate would be too large: " + beyond.getMessage());
        } catch (ArithmeticException undefined) {
            return new Uncertified("the certificate has no value: " + undefined.getMessage());
        }
    }

    /** The sides in indeterminates, each word of a vector or matrix one of them. */
    private record Sides(Quotient left, Quotient right) {
    }

    private final class Attempt {
        private final Expression left;
        private final Expression right;
        private final Algebra algebra = algebras.apply(Limits.NORMAL_FORM);
        private final Algebra free = new Algebra(Limits.NORMAL_FORM);
        private final Compact compact = new Compact(algebra);
        private final Map<Integer, Network> words = new HashMap<>();
        private final Normalizer ruled;
        private final Normalizer home;
        private Plainly plainly;
        private List<Map<Symbol, Expression>> motion = List.of();

        Attempt(Expression left, Expression right) {
            this.left = left;
            this.right = right;
            this.ruled = inVectors ? Normalizer.inVectors(algebra, assumptions, givens) : new Normalizer(algebra, assumptions);
            this.home = givens.isEmpty() ? ruled : Normalizer.inVectors(algebra, assumptions, List.of());
        }

        private Sides sides() {
            Expression difference = left.minus(right);
            Rounds.settled(ruled, difference.depth(), () -> side(ruled, difference));
            return Rounds.settled(home, difference.depth(), () -> {
                side(home, difference);
                plainly = new Plainly(home, free);
                return new Sides(plain(left), plain(right));
            });
        }

        private Quotient side(Normalizer normalizer, Expression expression) {
            return expression.shape().isScalar() ? normalizer.normal(expression)
                    : words(normalizer.contractions().of(expression));
        }

        private Quotient plain(Expression expression) {
            return expression.shape().isScalar() ? plainly.of(expression) : words(home.contractions().of(expression));
        }

        /** A combination of words as one quotient. */
        private Quotient words(Combination combination) {
            List<Quotient> terms = new ArrayList<>();
            combination.parts().forEach((network, coefficient) -> {
                if (network.equals(Combination.NUMBER)) {
                    terms.add(coefficient);
                    return;
                }
                int word = algebra.indeterminate(List.of("word", network), home.contractions().inWords(network));
                words.put(word, network);
                terms.add(free.times(coefficient, Quotient.of(Algebra.polynomial(word))));
            });
            return free.plus(terms);
        }

        Certification equal() {
            Sides sides = sides();
            return identity(sides, Optional.empty(), List.of());
        }

        Certification atMost() {
            Sides sides = sides();
            Nonnegativity signs = new Nonnegativity(ruled, free, compact, plainly, assumptions);
            Optional<Nonnegativity.Shown> shown = shown(signs);
            if (shown.isEmpty()) {
                return new Uncertified("the way its sign was seen has no certificate yet");
            }
            return identity(sides, shown, signs.used());
        }

        private Optional<Nonnegativity.Shown> shown(Nonnegativity signs) {
            Expression excess = right.minus(left);
            Quotient normal = ruled.normalize(excess).lowest(ruled.limits());
            Optional<Nonnegativity.Shown> shown = signs.ofQuotient(normal);
            if (shown.isEmpty() && !inVectors) {
                shown = new Squares(algebra, ruled.signs()).completed(normal.numerator(), InEntries.highest(algebra))
                        .flatMap(squares -> signs.ofSquares(squares, normal.over()));
            }
            return shown.isPresent() || inVectors ? shown : signs.asBuilt(excess, 1);
        }

        /** The certificate that the left side, with what is shown to be at least 0, is the right side. */
        private Certification identity(Sides sides, Optional<Nonnegativity.Shown> shown, List<Integer> signs) {
            List<Quotient> all = new ArrayList<>(List.of(sides.left, sides.right.negated()));
            shown.ifPresent(excess -> all.add(excess.value()));
            Elimination elimination = new Elimination(sum(all), free);
            motion.forEach(order -> useMotion(elimination, order));
            if (!givens.isEmpty()) {
                useEquations(elimination);
            }
            for (int index = algebra.size() - 1; index >= 0; index--) {
                int indeterminate = index;
                algebra.relation(indeterminate).ifPresent(relation -> elimination.use(indeterminate, relation.degree(),
                        Quotient.of(relation.replacement()), List.of()));
            }
            if (!elimination.rest().isZero()) {
                return new Uncertified("it rests on a rewriting inside of a function that certificates do not show yet");
            }
            Certificate.Side first = compact.side(sides.left);
            Certificate.Side second = compact.side(sides.right);
            List<Certificate.Zero> zeros = new ArrayList<>();
            List<Certificate.Terms> multipliers = new ArrayList<>();
            elimination.steps().stream().filter(step -> !step.multiplier().isZero()).forEach(step -> {
                zeros.add(new Certificate.Zero(step.reason(), compact.terms(step.zero())));
                multipliers.add(compact.terms(step.multiplier()));
            });
            List<Certificate.Power> scale = compact.below(elimination.overScale());
            Optional<Certificate.Side> excess = shown.map(why -> compact.side(why.value()));
            List<Certificate.Terms> divisors = compact.divisors();
            Certificate certificate = new Certificate(compact.indeterminates(), divisors, zeros, multipliers, scale, first, second,
                    excess, shown.map(Nonnegativity.Shown::why), signs);
            return certificate.size() <= MOST_TERMS ? certificate
                    : new Uncertified("the certificate would be too large: " + certificate.size() + " terms");
        }

        /** The numerator of the sum over the least common multiple of the denominators as they stand. */
        private Polynomial sum(List<Quotient> sides) {
            Map<Polynomial, Integer> common = new LinkedHashMap<>();
            sides.forEach(side -> Compact.factors(side).forEach((factor, exponent) -> common.merge(factor, exponent, Math::max)));
            return sides.stream().map(side -> over(side, common)).reduce(Polynomial.ZERO, Polynomial::plus);
        }

        private Polynomial over(Quotient side, Map<Polynomial, Integer> common) {
            Map<Polynomial, Integer> below = Compact.factors(side);
            Polynomial numerator = side.numerator();
            for (Map.Entry<Polynomial, Integer> factor : common.entrySet()) {
                int missing = factor.getValue() - below.getOrDefault(factor.getKey(), 0);
                numerator = free.times(numerator, free.power(factor.getKey(), missing));
            }
            return numerator;
        }

        private SortedSet<Integer> occurring(Elimination elimination) {
            SortedSet<Integer> met = new TreeSet<>();
            elimination.rest().terms().keySet().forEach(monomial -> {
                for (int index = 0; index < monomial.count(); index++) {
                    met.add(monomial.indeterminate(index));
                }
            });
            return met;
        }

        /** Puts in what the motion makes of the derivatives of one order. */
        private void useMotion(Elimination elimination, Map<Symbol, Expression> order) {
            Substitution substitution = new Substitution(order);
            for (int indeterminate : occurring(elimination)) {
                Expression meaning = algebra.meaning(indeterminate);
                if (Symbols.occurs(meaning, part -> part instanceof Symbol symbol && order.containsKey(symbol))) {
                    elimination.use(indeterminate, 1, plain(substitution.rewrite(meaning)), List.of("the motion"));
                }
            }
        }

        /** Puts in for each network what the equations make of it. */
        private void useEquations(Elimination elimination) {
            for (int indeterminate : occurring(elimination)) {
                Optional<Network> network = home.contractions().network(indeterminate)
                        .or(() -> Optional.ofNullable(words.get(indeterminate)));
                if (network.isPresent()) {
                    ruled.rules().used().clear();
                    ruled.contractions().startRound();
                    Quotient value = words(ruled.contractions().value(network.get()));
                    if (!value.equals(Quotient.of(Algebra.polynomial(indeterminate)))) {
                        elimination.use(indeterminate, 1, value,
                                ruled.rules().used().stream().map(Given::name).distinct().toList());
                    }
                }
            }
        }
    }
}
