package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Outer;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Transposed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives in vectors and matrices, by reverse and by forward mode, against derivatives of the entries, for every node. */
@Execution(ExecutionMode.CONCURRENT)
class EveryNodeTest {
    private static final int TRIALS = Integer.getInteger("fuzz", 200);
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());

    private static List<Rational> values(Instance instance, Expression expression, int seed) {
        try {
            return RandomNodes.values(Entries.of(instance.rewrite(expression)), seed);
        } catch (ArithmeticException nowhere) {
            return List.of();
        }
    }

    private static Optional<Expression> gradient(Expression scalar, Symbol by) {
        try {
            return Optional.of(CALCULUS.partial(scalar, by));
        } catch (Underivable | ArithmeticException missing) {
            return Optional.empty();
        }
    }

    private static List<Rational> inEntries(Instance instance, Expression scalar, Symbol by, int seed) {
        try {
            Expression concrete = Entries.scalar(instance.rewrite(scalar));
            return RandomNodes.values(Entries.symbols((Symbol) instance.symbol(by)).stream()
                    .map(entry -> CALCULUS.partial(concrete, entry)).toList(), seed);
        } catch (ArithmeticException nowhere) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradients_in_vectors_are_those_in_entries(boolean stated) {
        int derived = 0;
        int refused = 0;
        Set<String> met = new HashSet<>();
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomNodes random = new RandomNodes(seed, stated);
            Expression scalar = drawn(random, 3);
            Instance instance = random.instance(CALCULUS);
            for (Symbol by : random.variables()) {
                Optional<Expression> gradient = gradient(scalar, by);
                List<Rational> expected = inEntries(instance, scalar, by, seed);
                if (gradient.isEmpty()) {
                    refused++;
                } else if (!expected.isEmpty()) {
                    derived++;
                    Symbols.occurs(scalar, part -> !met.add(part.getClass().getSimpleName()) && false);
                    assertThat(values(instance, gradient.get(), seed)).as("seed %d: ∂/∂%s of %s is %s", seed, by, scalar,
                            gradient.get()).isEqualTo(expected);
                }
            }
        }
        System.out.println("gradients " + (stated ? "in R^2" : "in R^n") + ": " + derived + " as in entries, " + refused
                + " refused; through " + met);
        assertThat(derived).isGreaterThan(2 * TRIALS);
        assertThat(refused).isLessThan(TRIALS / 8);
        assertThat(met).contains("Sum", "Product", "Power", "Applied", "Scaled", "MatrixProduct", "Transposed", "Dot", "Outer",
                "Hadamard", "EntryPower", "Ones", "Identity", "Diagonal", "Jet");
        if (stated) {
            assertThat(met).contains("Entry", "Tuple");
        }
    }

    private static Expression drawn(RandomNodes random, int depth) {
        try {
            return random.scalar(depth);
        } catch (ArithmeticException nowhere) {
            return drawn(random, depth);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reverse_and_forward_mode_agree(boolean stated) {
        int compared = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomNodes random = new RandomNodes(seed, stated);
            Expression scalar = drawn(random, 3);
            Instance instance = random.instance(CALCULUS);
            for (Symbol by : random.variables()) {
                Optional<Expression> gradient = gradient(scalar, by);
                Symbol change = Symbol.of("change", by.shape(), Symbol.Kind.PARAMETER);
                if (gradient.isPresent()) {
                    List<Rational> along = values(instance, CALCULUS.along(scalar, Map.of(by, change)), seed);
                    compared += along.isEmpty() ? 0 : 1;
                    assertThat(values(instance, Writing.inner(gradient.get(), change), seed)).as("seed %d: %s by %s", seed,
                            scalar, by).isEqualTo(along);
                }
            }
        }
        assertThat(compared).isGreaterThan(2 * TRIALS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void derivatives_along_a_direction_are_those_in_entries(boolean stated) {
        int compared = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomNodes random = new RandomNodes(seed, stated);
            Instance instance = random.instance(CALCULUS);
            Map<Symbol, Expression> changes = new HashMap<>();
            Map<Symbol, Expression> entries = new HashMap<>();
            for (Symbol by : random.variables()) {
                Symbol change = Symbol.of("change of " + by.name(), by.shape(), Symbol.Kind.PARAMETER);
                changes.put(by, change);
                List<Symbol> symbols = Entries.symbols((Symbol) instance.symbol(by));
                List<Symbol> turned = Entries.symbols((Symbol) instance.symbol(change));
                for (int index = 0; index < symbols.size(); index++) {
                    entries.put(symbols.get(index), turned.get(index));
                }
            }
            try {
                Expression drawn = seed % 2 == 0 ? random.vector(3) : random.matrix(3);
                List<Expression> expected = new ArrayList<>();
                Entries.of(instance.rewrite(drawn)).forEach(entry -> expected.add(CALCULUS.along(entry, entries)));
                List<Rational> found = values(instance, CALCULUS.along(drawn, changes), seed);
                if (!found.isEmpty()) {
                    compared++;
                    assertThat(found).as("seed %d: %s", seed, drawn).isEqualTo(RandomNodes.values(expected, seed));
                }
            } catch (ArithmeticException nowhere) {
                continue;
            }
        }
        assertThat(compared).isGreaterThan(TRIALS / 2);
    }

    /** What a wrong rule would give: a transpose lost, or an outer product turned round. */
    private static final class Slipped extends Rewriter {
        @Override
        public Expression transposed(Transposed transposed) {
            return rewrite(transposed.matrix());
        }

        @Override
        public Expression outer(Outer outer) {
            return Outer.of(rewrite(outer.right()), rewrite(outer.left()));
        }
    }

    @Test
    void a_lost_transpose_is_noticed() {
        int slipped = 0;
        int noticed = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomNodes random = new RandomNodes(seed, false);
            Expression scalar = drawn(random, 3);
            Instance instance = random.instance(CALCULUS);
            for (Symbol by : random.variables()) {
                Optional<Expression> gradient = gradient(scalar, by);
                Expression wrong = gradient.map(right -> new Slipped().rewrite(right)).orElse(scalar);
                List<Rational> expected = inEntries(instance, scalar, by, seed);
                if (gradient.isPresent() && wrong != gradient.get() && !expected.isEmpty()) {
                    slipped++;
                    noticed += values(instance, wrong, seed).equals(expected) ? 0 : 1;
                }
            }
        }
        System.out.println("slips: " + slipped + ", noticed: " + noticed);
        assertThat(slipped).isGreaterThan(TRIALS / 8);
        assertThat(noticed).isGreaterThan(slipped / 2);
    }
}
