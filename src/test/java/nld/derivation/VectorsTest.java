package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Assumptions;
import nld.expression.Dot;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Given;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Verdict;
import nld.model.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is derived and decided in vectors of any dimension holds, entry by entry, in stated dimensions. */
@Execution(ExecutionMode.CONCURRENT)
class VectorsTest {
    private static final int TRIALS = Integer.getInteger("fuzz", 150);
    private static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());
    private static final Symbol Q = RandomTensors.Q;

    /** A hypothesis on f with a function that satisfies it. */
    private enum Kept {
        NOTHING(Expression.zero(RandomTensors.VECTOR)) {
            @Override
            Expression function(List<Symbol> q, List<Symbol> c) {
                return cubic(q);
            }
        },
        SCALE(Expression.of(3).times(Q)) {
            @Override
            Expression function(List<Symbol> q, List<Symbol> c) {
                return q.get(0).minus(q.get(1).over(Expression.of(2))).power(2).over(square(q));
            }
        },
        ROTATION(RandomTensors.B.minus(RandomTensors.B.transposed()).times(Q)) {
            @Override
            Expression function(List<Symbol> q, List<Symbol> c) {
                return square(q).minus(Expression.of(1)).power(2);
            }
        },
        TRANSLATION(RandomTensors.M.times(RandomTensors.C)) {
            @Override
            Expression function(List<Symbol> q, List<Symbol> c) {
                return c.get(1).times(q.get(0)).minus(c.get(0).times(q.get(1))).power(3);
            }
        },
        SCALE_ABOUT_A_POINT(Q.minus(RandomTensors.C)) {
            @Override
            Expression function(List<Symbol> q, List<Symbol> c) {
                return q.get(0).minus(c.get(0)).over(q.get(1).minus(c.get(1)));
            }
        };

        private final Expression generator;

        Kept(Expression generator) {
            this.generator = generator;
        }

        abstract Expression function(List<Symbol> q, List<Symbol> c);

        List<Given> hypotheses() {
            return this == NOTHING ? List.of() : nld.derivation.Kept.of(Jet.of("f", Q, 0, List.of()),
                    new Generator(Map.of(Q, generator), Expression.of(0)));
        }

        Instance instance(int size) {
            Instance sizes = new Instance(Map.of("n", size), Map.of(), CALCULUS);
            List<Symbol> q = Entries.symbols((Symbol) sizes.symbol(Q));
            Expression f = function(q, Entries.symbols((Symbol) sizes.symbol(RandomTensors.C)));
            return new Instance(Map.of("n", size),
                    Map.of("f", new Instance.Body(Q, f), "h", new Instance.Body(Q, cubic(q))), CALCULUS);
        }

        private static Expression cubic(List<Symbol> q) {
            return q.get(0).power(3).plus(q.get(0).times(q.get(1).power(2))).plus(square(q)).plus(q.get(0));
        }

        private static Expression square(List<Symbol> q) {
            return Sum.of(q.stream().map(entry -> entry.power(2)).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void the_simplest_form_in_vectors_is_equal_in_entries(Kept kept) {
        Judge judge = new Judge(Assumptions.NONE, kept.hypotheses(), 1);
        int changed = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomTensors random = new RandomTensors(seed, true);
            Expression drawn = seed % 3 == 0 ? random.vector(3) : seed % 3 == 1 ? random.scalar(3) : random.matrix(3);
            Expression simple = judge.simplified(drawn);
            changed += simple == drawn ? 0 : 1;
            Instance instance = kept.instance(2 + seed % 2);
            assertThat(values(instance, simple, seed)).as("seed %d: %s is simplified to %s", seed, drawn, simple)
                    .isEqualTo(values(instance, drawn, seed));
        }
        assertThat(changed).isGreaterThan(TRIALS / 4);
    }

    private static List<?> values(Instance instance, Expression expression, int seed) {
        try {
            return RandomTensors.values(instance.rewrite(expression), seed);
        } catch (ArithmeticException nowhere) {
            return List.of();
        }
    }

    @Test
    void an_identity_is_proved_whichever_way_its_inner_products_are_read() {
        Judge judge = new Judge(Assumptions.NONE, 1);
        int moved = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            Expression drawn = new RandomTensors(seed, true).scalar(4);
            Expression other = new Moved().rewrite(drawn);
            moved += other == drawn ? 0 : 1;
            assertThat(judge.equal(drawn, other)).as("seed %d: %s = %s", seed, drawn, other).isInstanceOf(Proved.class);
            Verdict wrong = judge.equal(drawn, other.plus(new RandomTensors(seed, true).scalar(0)).plus(RandomTensors.M));
            assertThat(wrong instanceof Proved).as("seed %d, one term too many", seed)
                    .isEqualTo(new RandomTensors(seed, true).scalar(0).plus(RandomTensors.M).isZero());
        }
        assertThat(moved).isGreaterThan(TRIALS / 4);
    }

    /** Reads inner products from the other side, and trees of derivatives from another node. */
    private static final class Moved extends Rewriter {
        @Override
        public Expression dot(Dot dot) {
            Expression left = rewrite(dot.left());
            Expression right = rewrite(dot.right());
            if (left instanceof MatrixProduct product && right.shape() instanceof Shape.Vector) {
                Expression rest = product.factors().subList(1, product.factors().size()).stream()
                        .reduce(MatrixProduct::of).orElseThrow();
                return rest.dot(product.factors().get(0).transposed().times(right));
            }
            if (left instanceof Jet jet && right.shape() instanceof Shape.Vector) {
                List<Expression> directions = new ArrayList<>(jet.alongs());
                directions.add(right);
                return Jet.of(jet.function().name(), jet.point(), jet.derivatives(), directions);
            }
            return left.shape() instanceof Shape.Matrix ? left.transposed().dot(right.transposed()) : left.dot(right);
        }

        @Override
        public Expression jet(Jet jet) {
            Jet same = (Jet) super.jet(jet);
            if (!same.shape().isScalar() || same.directions().isEmpty()) {
                return same;
            }
            List<Expression> others = new ArrayList<>(same.alongs());
            Expression last = others.remove(others.size() - 1);
            return last.dot(Jet.of(same.function().name(), same.point(), same.derivatives(), others));
        }
    }

    @Test
    void gradients_in_vectors_are_those_in_entries() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Expression scalar = new RandomTensors(seed, seed % 2 == 0).scalar(3);
            for (Symbol by : List.of(Q, RandomTensors.C, RandomTensors.W)) {
                requireSameGradient(seed, scalar, by);
            }
        }
    }

    private static void requireSameGradient(int seed, Expression scalar, Symbol by) {
        Instance instance = Kept.NOTHING.instance(2);
        Expression gradient;
        try {
            gradient = CALCULUS.partial(scalar, by);
        } catch (Underivable missing) {
            return;
        }
        Expression concrete = Entries.scalar(instance.rewrite(scalar));
        List<Object> expected = new ArrayList<>();
        for (Symbol entry : Entries.symbols((Symbol) instance.symbol(by))) {
            expected.addAll(RandomTensors.values(CALCULUS.partial(concrete, entry), seed));
        }
        assertThat(values(instance, gradient, seed)).as("seed %d: ∂/∂%s of %s is %s", seed, by, scalar, gradient)
                .isEqualTo(expected);
    }

    @Test
    void derivatives_along_a_direction_in_vectors_are_those_in_entries() {
        Instance instance = Kept.NOTHING.instance(3);
        Map<Symbol, Expression> changes = Map.of(Q, RandomTensors.A.times(RandomTensors.P), RandomTensors.W, RandomTensors.B);
        for (int seed = 0; seed < TRIALS; seed++) {
            RandomTensors random = new RandomTensors(seed, true);
            Expression drawn = seed % 2 == 0 ? random.vector(3) : random.scalar(3);
            Expression along = CALCULUS.along(drawn, changes);
            Map<Symbol, Expression> entries = new java.util.HashMap<>();
            changes.forEach((symbol, change) -> {
                List<Symbol> symbols = Entries.symbols((Symbol) instance.symbol(symbol));
                for (int index = 0; index < symbols.size(); index++) {
                    entries.put(symbols.get(index), Entries.of(instance.rewrite(change)).get(index));
                }
            });
            List<Object> expected = new ArrayList<>();
            for (Expression entry : Entries.of(instance.rewrite(drawn))) {
                expected.addAll(RandomTensors.values(CALCULUS.along(entry, entries), seed));
            }
            assertThat(values(instance, along, seed)).as("seed %d: %s", seed, drawn).isEqualTo(expected);
        }
    }
}
