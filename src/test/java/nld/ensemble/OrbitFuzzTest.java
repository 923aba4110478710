package nld.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Random formulas over random groups, whose flips may overlap, against an enumeration that shares nothing with the engine. */
class OrbitFuzzTest {
    private static final int TRIALS = Integer.getInteger("fuzz", 400);

    private final SplittableRandom random = new SplittableRandom(31);
    private final List<Symbol> symbols = List.of(Symbol.parameter("a"), Symbol.parameter("b"), Symbol.parameter("c"), Symbol.parameter("d"),
            Symbol.parameter("e"));

    private Expression formula(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return random.nextInt(5) == 0 ? Expression.of(random.nextInt(-3, 4), random.nextInt(1, 4)) : symbols.get(random.nextInt(5));
        }
        Expression z = formula(depth - 1);
        return switch (random.nextInt(8)) {
            case 0, 1 -> z.plus(formula(depth - 1));
            case 2 -> z.minus(formula(depth - 1));
            case 3 -> z.times(formula(depth - 1));
            case 4 -> z.plus(z.apply(Function.ABS)).times(Expression.of(1, 2));
            case 5 -> z.apply(Function.ABS).minus(z.times(Expression.of(random.nextInt(-1, 3), 3)));
            case 6 -> z.power(random.nextInt(2, 4));
            default -> z.isZero() ? z : random.nextBoolean() ? z.over(z.apply(Function.ABS)) : formula(depth - 1).over(z);
        };
    }

    private Orbit group() {
        List<Set<Symbol>> flips = new ArrayList<>();
        for (int flip = random.nextInt(0, 5); flip > 0; flip--) {
            Set<Symbol> together = new LinkedHashSet<>();
            for (int count = random.nextInt(1, 4); count > 0; count--) {
                together.add(symbols.get(random.nextInt(5)));
            }
            flips.add(together);
        }
        List<List<List<Symbol>>> exchanges = switch (random.nextInt(4)) {
            case 0 -> List.of(List.of(List.of(symbols.get(0)), List.of(symbols.get(1)), List.of(symbols.get(2))));
            case 1 -> List.of(List.of(List.of(symbols.get(0), symbols.get(3)), List.of(symbols.get(1), symbols.get(2))));
            default -> List.of();
        };
        return new Orbit(flips, exchanges);
    }

    /** All elements of the group applied to the point: permutations by recursion, then every set of flips. */
    private static List<Map<Symbol, Rational>> images(Orbit orbit, Map<Symbol, Rational> at) {
        List<Map<Symbol, Rational>> images = List.of(at);
        for (List<List<Symbol>> units : orbit.exchanges()) {
            List<Map<Symbol, Rational>> more = new ArrayList<>();
            for (Map<Symbol, Rational> image : images) {
                permuted(units, new ArrayList<>(), image, more);
            }
            images = more;
        }
        for (Set<Symbol> flip : orbit.flips()) {
            List<Map<Symbol, Rational>> more = new ArrayList<>(images);
            for (Map<Symbol, Rational> image : images) {
                Map<Symbol, Rational> flipped = new LinkedHashMap<>(image);
                flip.forEach(symbol -> flipped.computeIfPresent(symbol, (key, value) -> value.negated()));
                more.add(flipped);
            }
            images = more;
        }
        return images;
    }

    private static void permuted(List<List<Symbol>> units, List<List<Symbol>> chosen, Map<Symbol, Rational> at, List<Map<Symbol, Rational>> all) {
        if (chosen.size() == units.size()) {
            Map<Symbol, Rational> image = new LinkedHashMap<>(at);
            for (int unit = 0; unit < units.size(); unit++) {
                for (int index = 0; index < units.get(unit).size(); index++) {
                    image.put(units.get(unit).get(index), at.get(chosen.get(unit).get(index)));
                }
            }
            all.add(image);
        }
        for (List<Symbol> unit : units) {
            if (!chosen.contains(unit)) {
                chosen.add(unit);
                permuted(units, chosen, at, all);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    private static Optional<Rational> value(Expression part, Map<Symbol, Rational> at) {
        if (part instanceof Literal literal) {
            return Optional.of(literal.value());
        }
        if (part instanceof Symbol symbol) {
            return Optional.of(at.get(symbol));
        }
        Rational all = part instanceof Sum ? Rational.ZERO : Rational.ONE;
        for (Expression child : part.children()) {
            Optional<Rational> inner = value(child, at);
            if (inner.isEmpty()) {
                return inner;
            }
            all = part instanceof Sum ? all.plus(inner.get()) : all.times(inner.get());
        }
        if (part instanceof Power power) {
            return all.isZero() && power.exponent().signum() < 0 ? Optional.empty() : Optional.of(all.power(power.exponent().intValueExact()));
        }
        assertThat(part instanceof Sum || part instanceof Product || part instanceof Applied applied && applied.function() == Function.ABS).isTrue();
        return Optional.of(part instanceof Applied ? all.abs() : all);
    }

    @Test
    void averages_of_random_formulas_over_random_groups_are_those_of_a_separate_enumeration() {
        int enumerated = 0;
        int undefined = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Orbit orbit = group();
            Map<Symbol, Rational> at = new LinkedHashMap<>();
            symbols.forEach(symbol -> at.put(symbol, Rational.of(random.nextInt(-4, 5), random.nextInt(1, 4))));
            Expression formula = formula(random.nextInt(2, 6));
            List<Optional<Rational>> values = images(orbit, at).stream().map(image -> value(formula, image)).toList();
            assertThat(orbit.size().intValueExact()).isEqualTo(values.size());
            AverageOutcome found = OrbitAverage.of(orbit, at, List.of(Quantity.of(formula), Quantity.zero(formula)), Effort.USUAL.withThreads(1));
            if (values.stream().allMatch(Optional::isPresent)) {
                Rational sum = values.stream().map(Optional::get).reduce(Rational.ZERO, Rational::plus);
                long zeros = values.stream().filter(value -> value.get().isZero()).count();
                assertThat(found).as("%s at %s over %s", formula, at, orbit).isEqualTo(new AverageOutcome.Enumerated(
                        List.of(sum.over(Rational.of(values.size())), Rational.of(zeros, values.size())), orbit.size()));
                enumerated++;
            } else {
                assertThat(found).as("%s at %s over %s", formula, at, orbit).isInstanceOf(AverageOutcome.Undefined.class);
                assertThat(value(formula, ((AverageOutcome.Undefined) found).point())).isEmpty();
                undefined++;
            }
        }
        assertThat(enumerated).isGreaterThan(TRIALS / 2);
        assertThat(undefined).isGreaterThan(TRIALS / 50);
    }
}
