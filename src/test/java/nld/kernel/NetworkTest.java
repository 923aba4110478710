package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** The canonical form of products of entries, and formulas for them. */
class NetworkTest {
    private static final int CASES = 400;

    private static Network canonical(Network network) {
        return CanonicalNetwork.of(network, new Limits(Limits.NORMAL_FORM));
    }

    /** Entries of a product at two sizes of random tensors. */
    private static List<Double> values(Network network) {
        List<Double> values = new ArrayList<>();
        for (int size = 2; size <= 3; size++) {
            int all = (int) Math.pow(size, network.order());
            for (int entry = 0; entry < all; entry++) {
                int[] free = new int[network.order()];
                for (int place = 0, rest = entry; place < free.length; place++, rest /= size) {
                    free[place] = rest % size;
                }
                values.add(RandomNetworks.value(network, size, free, 1));
            }
        }
        return values;
    }

    private static boolean near(List<Double> left, List<Double> right) {
        return left.size() == right.size() && IntStream.range(0, left.size())
                .allMatch(index -> Math.abs(left.get(index) - right.get(index)) <= 1e-9 * (1e-9 + Math.abs(left.get(index))));
    }

    @Test
    void a_form_does_not_depend_on_names_and_order() {
        RandomNetworks networks = new RandomNetworks(7);
        for (int index = 0; index < CASES; index++) {
            Network network = networks.connected(5);
            Network disguised = networks.disguised(network);
            assertThat(canonical(disguised)).as("%s called %s", network, disguised).isEqualTo(network);
            assertThat(canonical(network)).isEqualTo(network);
            assertThat(canonical(disguised).toString()).isEqualTo(network.toString());
        }
    }

    @Test
    void products_have_one_form_exactly_when_they_have_the_same_values() {
        RandomNetworks networks = new RandomNetworks(8);
        Map<Network, List<Double>> seen = new HashMap<>();
        Map<String, Network> byValue = new HashMap<>();
        Map<String, Network> names = new HashMap<>();
        int met = 0;
        for (int index = 0; index < 3 * CASES; index++) {
            Network network = networks.connected(3);
            List<Double> values = values(networks.disguised(network));
            List<Double> known = seen.putIfAbsent(network, values);
            met += known != null ? 1 : 0;
            assertThat(known == null || near(known, values)).as("%s has one value", network).isTrue();
            String rounded = network.order() + values.stream().map(value -> String.format("%.9e", value)).toList().toString();
            Network same = byValue.putIfAbsent(rounded, network);
            assertThat(same == null ? network : same).as("values tell products apart").isEqualTo(network);
            assertThat(names.computeIfAbsent(network.toString(), fresh -> network)).as("so do names").isEqualTo(network);
        }
        assertThat(met).as("products met again").isGreaterThan(CASES / 10);
        assertThat(seen).hasSizeGreaterThan(CASES / 2);
    }

    @Test
    void the_formula_of_a_product_is_read_as_that_product() {
        RandomNetworks networks = new RandomNetworks(9);
        int unsaid = 0;
        for (int index = 0; index < CASES; index++) {
            Network network = networks.connected(5);
            Normalizer home = Normalizer.inVectors(new Algebra(Limits.NORMAL_FORM), Assumptions.NONE, List.of());
            Expression formula = NetworkFormula.of(network, home.limits());
            if (formula instanceof Symbol symbol && symbol.kind() == Symbol.Kind.QUANTITY) {
                unsaid++;
                continue;
            }
            assertThat(read(formula, home)).as("%s is written %s", network, formula).isEqualTo(network);
        }
        System.out.println("random products of entries that no formula in vectors says: " + unsaid + " of " + CASES);
        assertThat(unsaid).isLessThan(CASES / 2);
    }

    /** The only product that a formula is; the indeterminate's where it is a number. */
    private static Network read(Expression formula, Normalizer home) {
        if (formula.shape().isScalar()) {
            int indeterminate = home.normal(formula).numerator().asIndeterminate();
            return home.contractions().network(indeterminate).orElseThrow();
        }
        Combination combination = home.contractions().of(formula);
        assertThat(combination.parts()).hasSize(1).containsValue(Quotient.ONE);
        return combination.parts().keySet().iterator().next();
    }

    @Test
    void the_order_of_products_is_total_and_kept_in_context() {
        RandomNetworks networks = new RandomNetworks(10);
        for (int index = 0; index < CASES; index++) {
            Network one = networks.connected(3);
            Network other = networks.connected(3);
            assertThat(one.compareTo(other)).isEqualTo(-other.compareTo(one));
            if (one.order() == other.order()) {
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
            }
        }
    }
}
