package nld.discretization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import nld.expression.Rational;
import org.junit.jupiter.api.Test;

class TreeSeriesTest {
    private static final int ORDER = 6;

    private static RootedTree tree(RootedTree... branches) {
        return RootedTree.of(List.of(branches));
    }

    private static RootedTree chain(int nodes) {
        return nodes == 1 ? RootedTree.NODE : tree(chain(nodes - 1));
    }

    private static TreeSeries random(Random random, Rational atNothing) {
        return TreeSeries.of(ORDER, atNothing, tree -> Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(4)));
    }

    /** An explicit Runge–Kutta method with random rational coefficients: its elementary weights by stages. */
    private record Tableau(Rational[][] a, Rational[] b) {
        static Tableau random(Random random, int stages) {
            Rational[][] a = new Rational[stages][stages];
            Rational[] b = new Rational[stages];
            for (int row = 0; row < stages; row++) {
                for (int column = 0; column < stages; column++) {
                    a[row][column] = column < row ? Rational.of(random.nextInt(7) - 3, 2) : Rational.ZERO;
                }
                b[row] = Rational.of(random.nextInt(7) - 3, 3);
            }
            return new Tableau(a, b);
        }

        Rational inner(Rational[] row, RootedTree tree) {
            Rational sum = Rational.ZERO;
            for (int stage = 0; stage < b.length; stage++) {
                Rational product = row[stage];
                for (RootedTree branch : tree.branches()) {
                    product = product.times(inner(a[stage], branch));
                }
                sum = sum.plus(product);
            }
            return sum;
        }

        TreeSeries series() {
            return TreeSeries.of(ORDER, Rational.ONE, tree -> inner(b, tree));
        }

        /** This step, then the other, as one method. */
        Tableau then(Tableau next) {
            int first = b.length;
            int size = first + next.b.length;
            Rational[][] joined = new Rational[size][size];
            Rational[] weights = new Rational[size];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    joined[row][column] = row < first ? column < first ? a[row][column] : Rational.ZERO
                            : column < first ? b[column] : next.a[row - first][column - first];
                }
                weights[row] = row < first ? b[row] : next.b[row - first];
            }
            return new Tableau(joined, weights);
        }
    }

    @Test
    void there_are_as_many_trees_as_are_known() {
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(order -> RootedTree.ofOrder(order).size()))
                .containsExactly(1, 1, 2, 4, 9, 20, 48, 115, 286, 719);
    }

    @Test
    void symmetry_and_density_of_the_trees_of_order_four_are_those_of_the_book() {
        RootedTree node = RootedTree.NODE;
        Map<RootedTree, List<Integer>> table = Map.of(tree(node, node, node), List.of(6, 4),
                tree(node, tree(node)), List.of(1, 8), tree(tree(node, node)), List.of(2, 12), chain(4), List.of(1, 24));
        assertThat(RootedTree.ofOrder(4)).hasSize(4).allSatisfy(tree -> assertThat(List.of(tree.symmetry(), tree.density()))
                .isEqualTo(table.get(tree).stream().map(Rational::of).toList()));
    }

    /** Cayley: Σ n!/σ(t) over trees of order n counts the labelled rooted trees, n^(n − 1). */
    @Test
    void symmetries_count_the_labelled_trees() {
        for (int order = 1; order <= 9; order++) {
            Rational factorial = Rational.ONE;
            Rational labelled = Rational.ONE;
            for (int factor = 1; factor <= order; factor++) {
                factorial = factorial.times(Rational.of(factor));
                labelled = factor == 1 ? labelled : labelled.times(Rational.of(order));
            }
            Rational sum = Rational.ZERO;
            for (RootedTree tree : RootedTree.ofOrder(order)) {
                sum = sum.plus(factorial.over(tree.symmetry()));
            }
            assertThat(sum).isEqualTo(labelled);
        }
    }

    @Test
    void the_branches_of_equal_trees_may_be_given_in_any_order() {
        RootedTree node = RootedTree.NODE;
        assertThat(tree(node, tree(node), tree(node, node))).isEqualTo(tree(tree(node, node), node, tree(node)));
    }

    @Test
    void composition_is_that_of_the_methods() {
        Random random = new Random(11);
        for (int trial = 0; trial < 10; trial++) {
            Tableau first = Tableau.random(random, 3);
            Tableau second = Tableau.random(random, 3);
            assertThat(first.series().then(second.series())).isEqualTo(first.then(second).series());
        }
    }

    @Test
    void composition_is_associative_and_has_a_unit() {
        Random random = new Random(12);
        for (int trial = 0; trial < 10; trial++) {
            TreeSeries a = random(random, Rational.ONE);
            TreeSeries b = random(random, Rational.ONE);
            TreeSeries c = random(random, Rational.of(trial));
            assertThat(a.then(b).then(c)).isEqualTo(a.then(b.then(c)));
            assertThat(a.then(TreeSeries.identity(ORDER))).isEqualTo(a);
            assertThat(TreeSeries.identity(ORDER).then(c)).isEqualTo(c);
        }
    }

    @Test
    void substitution_goes_through_composition() {
        Random random = new Random(13);
        for (int trial = 0; trial < 5; trial++) {
            TreeSeries field = random(random, Rational.ZERO);
            TreeSeries other = random(random, Rational.ZERO);
            TreeSeries a = random(random, Rational.ONE);
            TreeSeries b = random(random, Rational.ONE);
            assertThat(a.then(b).of(field)).isEqualTo(a.of(field).then(b.of(field)));
            assertThat(a.of(field).of(other)).isEqualTo(a.of(field.of(other)));
        }
    }

    @Test
    void derivatives_along_a_field_obey_the_rule_of_leibniz_and_the_jacobi_identity() {
        Random random = new Random(14);
        TreeSeries b = random(random, Rational.ZERO);
        TreeSeries c = random(random, Rational.ZERO);
        TreeSeries a = random(random, Rational.ONE);
        TreeSeries commutator = sum(c.along(b), b.along(c), Rational.MINUS_ONE);
        assertThat(sum(a.along(c).along(b), a.along(b).along(c), Rational.MINUS_ONE)).isEqualTo(a.along(commutator));
    }

    private static TreeSeries sum(TreeSeries first, TreeSeries second, Rational factor) {
        return TreeSeries.of(ORDER, first.atNothing().plus(factor.times(second.atNothing())),
                tree -> first.at(tree).plus(factor.times(second.at(tree))));
    }

    @Test
    void the_flow_of_the_modified_field_is_the_step() {
        Random random = new Random(15);
        List<TreeSeries> steps = new ArrayList<>(List.of(TreeSeries.descent(ORDER), TreeSeries.flow(ORDER)));
        for (int trial = 0; trial < 5; trial++) {
            steps.add(random(random, Rational.ONE));
        }
        for (TreeSeries step : steps) {
            assertThat(TreeSeries.flow(ORDER).of(step.modified())).isEqualTo(step);
        }
    }

    @Test
    void the_exact_flow_is_its_own_modified_field() {
        TreeSeries field = TreeSeries.of(ORDER, Rational.ZERO, tree -> tree.order() == 1 ? Rational.ONE : Rational.ZERO);
        assertThat(TreeSeries.flow(ORDER).modified()).isEqualTo(field);
    }

    @Test
    void two_steps_of_half_the_rate_have_the_modified_field_of_half_the_rate() {
        Function<Rational, TreeSeries> scaled = rate -> TreeSeries.of(ORDER, Rational.ONE,
                tree -> tree.order() == 1 ? rate : Rational.ZERO);
        TreeSeries half = scaled.apply(Rational.HALF);
        TreeSeries field = half.modified();
        TreeSeries twice = half.then(half).modified();
        assertThat(twice.trees()).allSatisfy(tree -> assertThat(twice.at(tree)).isEqualTo(field.at(tree).times(Rational.of(2))));
    }

    /** The published coefficients of the modified field of explicit Euler: what stands before the elementary differential. */
    private static Map<String, String> published() {
        Map<String, String> table = new TreeMap<>();
        table.put("F", "1");
        table.put("F'(F)", "-1/2");
        table.put("F'(F'(F))", "1/3");
        table.put("F''(F, F)", "1/12");
        table.put("F'(F'(F'(F)))", "-1/4");
        table.put("F'(F''(F, F))", "-1/12");
        table.put("F''(F, F'(F))", "-1/12");
        table.put("F'''(F, F, F)", "0");
        table.put("F'(F'(F'(F'(F))))", "1/5");
        table.put("F'(F'(F''(F, F)))", "3/40");
        table.put("F'(F''(F, F'(F)))", "1/10");
        table.put("F'(F'''(F, F, F))", "1/180");
        table.put("F''(F'(F), F'(F))", "1/60");
        table.put("F''(F, F'(F'(F)))", "1/20");
        table.put("F''(F, F''(F, F))", "1/120");
        table.put("F'''(F, F, F'(F))", "-1/120");
        table.put("F''''(F, F, F, F)", "-1/720");
        return table;
    }

    private static Map<String, String> derived(TreeSeries step) {
        TreeSeries field = step.modified();
        Map<String, String> table = new TreeMap<>();
        field.trees().forEach(tree -> table.put(tree.toString(), field.weight(tree).toString()));
        return table;
    }

    @Test
    void the_modified_field_of_descent_has_the_published_coefficients() {
        assertThat(derived(TreeSeries.descent(5))).isEqualTo(published());
    }

    @Test
    void one_coefficient_changed_is_noticed() {
        RootedTree changed = tree(RootedTree.NODE, RootedTree.NODE);
        TreeSeries step = TreeSeries.of(5, Rational.ONE, tree -> tree.order() == 1 ? Rational.ONE
                : tree.equals(changed) ? Rational.of(1, 1000) : Rational.ZERO);
        assertThat(derived(step)).isNotEqualTo(published());
    }

    @Test
    void on_a_linear_field_the_modified_field_is_the_logarithm() {
        TreeSeries field = TreeSeries.descent(9).modified();
        for (int nodes = 1; nodes <= 9; nodes++) {
            assertThat(field.weight(chain(nodes))).isEqualTo(Rational.of(nodes % 2 == 1 ? 1 : -1, nodes));
        }
    }

    /** On a quadrature y' = (1, f(x)) bushy trees alone are left: z/(e^z − 1), the numbers of Bernoulli. */
    @Test
    void on_a_quadrature_the_modified_field_has_the_numbers_of_bernoulli() {
        TreeSeries field = TreeSeries.descent(9).modified();
        List<String> bernoulli = List.of("1", "-1/2", "1/6", "0", "-1/30", "0", "1/42", "0", "-1/30");
        List<RootedTree> branches = new ArrayList<>();
        for (String number : bernoulli) {
            assertThat(field.at(RootedTree.of(branches))).hasToString(number);
            branches.add(RootedTree.NODE);
        }
    }
}
