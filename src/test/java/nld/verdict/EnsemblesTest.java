package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.List;
import nld.kernel.Confirmed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Claims about the law of an ensemble and inside cells, against enumerations in whole numbers that are written here and share
 * nothing with the tool but the formulas of the theory.
 */
class EnsemblesTest {
    private static final String TWO_LAYERS = """
            theorem      drawn
            network      f(x): 2 -> 2 -> 1, relu, weights W, a
            """;

    /** A network of whole numbers 2 → 2 → 1 or, with V, 2 → 2 → 2 → 1. */
    private record Net(long[][] w, long[][] v, long[] a, long[] x) {
        static Net drawn(long seed, boolean deep) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Net(matrix(random), deep ? matrix(random) : null, row(random, 1), row(random, -3));
        }

        private static long[][] matrix(SplittableRandom random) {
            return new long[][] {row(random, 1), row(random, 1)};
        }

        private static long[] row(SplittableRandom random, int least) {
            return random.longs(2, least, 4).map(value -> value == 0 ? 3 : value).toArray();
        }

        long[] hidden(long[][] weights, long[] input) {
            return IntStream.range(0, 2).mapToLong(unit -> Math.max(0, weights[unit][0] * input[0] + weights[unit][1] * input[1])).toArray();
        }

        long output() {
            long[] hidden = hidden(w, x);
            long[] last = v == null ? hidden : hidden(v, hidden);
            return a[0] * last[0] + a[1] * last[1];
        }

        /** With the signs that the bits of {@code pattern} turn. */
        Net signed(int pattern) {
            int[] bit = {0};
            LongUnaryOperator turn = value -> (pattern >> bit[0]++ & 1) == 1 ? -value : value;
            long[][] first = {turned(w[0], turn), turned(w[1], turn)};
            long[][] second = v == null ? null : new long[][] {turned(v[0], turn), turned(v[1], turn)};
            return new Net(first, second, turned(a, turn), x);
        }

        private static long[] turned(long[] row, LongUnaryOperator turn) {
            return Arrays.stream(row).map(turn).toArray();
        }

        int weights() {
            return v == null ? 6 : 10;
        }

        /** The sum of a power of the output over all signs of the weights. */
        long sum(int power) {
            return IntStream.range(0, 1 << weights()).mapToLong(pattern -> {
                long output = signed(pattern).output();
                return IntStream.range(0, power).mapToLong(factor -> output).reduce(1, (one, other) -> one * other);
            }).sum();
        }

        String text(boolean sizes) {
            String open = sizes ? "abs(" : "";
            String shut = sizes ? ")" : "";
            return "theorem drawn\nnetwork f(x): 2 -> 2 -> " + (v == null ? "1, relu, weights W, a\n" : "2 -> 1, relu, weights W, V, a\n")
                    + "constants " + open + "W" + shut + " = " + text(w) + ", " + (v == null ? "" : open + "V" + shut + " = " + text(v) + ", ")
                    + open + "a" + shut + " = " + text(a) + (sizes ? ", x = " + text(x) : "") + "\n";
        }

        static String text(long[] row) {
            return "(" + row[0] + ", " + row[1] + ")";
        }

        private static String text(long[][] rows) {
            return "(" + text(rows[0]) + ", " + text(rows[1]) + ")";
        }
    }

    static Stream<Net> nets() {
        return Stream.of(Net.drawn(1, false), Net.drawn(2, false), Net.drawn(3, true));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void moments_over_all_signs_are_those_of_a_plain_enumeration(Net net) {
        String text = net.text(true) + "group signs flips each entry of W, a" + (net.v == null ? "" : ", V") + "\n";
        for (int power : new int[] {2, 3, 4}) {
            String claim = "claim moment: E[f(x)^" + power + "] = " + net.sum(power) + "/" + (1L << net.weights());
            assertThat(Examined.of(text + claim + " over signs\n").claim("moment")).as(claim).isInstanceOf(Proved.class);
            assertThat(Examined.of(text + claim + " + 1/1024 over signs\n").claim("moment")).as(claim).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void averages_for_all_values_agree_with_those_at_values() {
        Net net = Net.drawn(7, false);
        String general = TWO_LAYERS + "constants x in R^2\ngroup signs flips each entry of W, a\n";
        String variance = "claim variance: E[f(x)^2] = 1/2 (a.^2)·((W.^2) (x.^2)) over signs\n";
        assertThat(Examined.of(general + variance).claim("variance")).isInstanceOf(Proved.class);
        assertThat(Examined.of(general + variance.replace("1/2", "1/3")).claim("variance")).isInstanceOf(Refuted.class);
        long paths = IntStream.range(0, 4).mapToLong(path -> {
            long strength = net.a[path / 2] * net.w[path / 2][path % 2] * net.x[path % 2];
            return strength * strength;
        }).sum();
        assertThat(net.sum(2)).isEqualTo(paths * 64 / 2);
    }

    @ParameterizedTest
    @CsvSource({"3", "5", "6"})
    void the_third_moment_of_a_spectrum_is_that_of_a_matrix_of_second_differences(long seed) {
        Net net = Net.drawn(seed, true);
        long[][] hessian = hessian(net);
        long cube = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                for (int k = 0; k < 10; k++) {
                    cube += hessian[i][j] * hessian[j][k] * hessian[k][i];
                }
            }
        }
        long norm = net.x[0] * net.x[0] + net.x[1] * net.x[1];
        assertThat(cube).isEqualTo(6 * norm * net.output());
        String text = net.text(false).replace("\nconstants ", "\nconstants x = " + Net.text(net.x) + ", ")
                + "claim cube: tr((hess_weights (f(x)))^3) = " + cube + " in cell\n"
                + "claim near: tr((hess_weights (f(x)))^3) = " + (cube + 1) + " in cell\n";
        Examined examined = Examined.of(text);
        assertThat(examined.claim("cube")).isInstanceOf(Proved.class);
        assertThat(examined.claim("near")).isInstanceOf(Refuted.class);
    }

    /** Second differences of the output with the gates held: exact, as it is affine in each weight. */
    private static long[][] hessian(Net net) {
        long[][] hessian = new long[10][10];
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                hessian[i][j] = i == j ? 0 : frozen(net, i, j) - frozen(net, i, -1) - frozen(net, -1, j) + frozen(net, -1, -1);
            }
        }
        return hessian;
    }

    /** The output with gates as they are at {@code net}, and two weights larger by 1. */
    private static long frozen(Net net, int one, int other) {
        long[] theta = Stream.of(net.w[0], net.w[1], net.v[0], net.v[1], net.a).flatMapToLong(Arrays::stream).toArray();
        boolean[] first = open(net.w, net.x);
        boolean[] second = open(net.v, net.hidden(net.w, net.x));
        for (int index : new int[] {one, other}) {
            if (index >= 0) {
                theta[index]++;
            }
        }
        long[] h = new long[2];
        long output = 0;
        for (int unit = 0; unit < 2; unit++) {
            h[unit] = first[unit] ? theta[2 * unit] * net.x[0] + theta[2 * unit + 1] * net.x[1] : 0;
        }
        for (int unit = 0; unit < 2; unit++) {
            output += second[unit] ? theta[8 + unit] * (theta[4 + 2 * unit] * h[0] + theta[5 + 2 * unit] * h[1]) : 0;
        }
        return output;
    }

    private static boolean[] open(long[][] weights, long[] input) {
        return new boolean[] {weights[0][0] * input[0] + weights[0][1] * input[1] > 0, weights[1][0] * input[0] + weights[1][1] * input[1] > 0};
    }

    private static Verdict state(String more, String claim) {
        return Examined.of(TWO_LAYERS + more + "claim it: " + claim + "\n").claim("it");
    }

    @Test
    void a_derivative_at_a_kink_is_never_taken_silently() {
        Verdict outside = state("constants x in R^2\n", "W·grad_W (f(x)) = f(x)");
        assertThat(outside).isInstanceOf(Undecided.class);
        assertThat(outside.evidence()).contains("in cell");
        assertThat(state("constants x in R^2\n", "W·grad_W (f(x)) = f(x) in cell")).isInstanceOf(Proved.class);
        assertThat(state("constants x = (1, 1), W = ((1, -1), (1, 2)), a = (1, 1)\n", "W·grad_W (f(x)) = f(x) in cell"))
                .as("a state on a kink lies in no cell").isInstanceOf(Undecided.class);
    }

    @Test
    void only_spins_that_some_weights_have_refute() {
        // where both units are open their sum is the linear network: two opposite units are never both open, nor both shut
        String pair = "theorem t\nnetwork f(x): 1 -> 2 -> 1, linear, weights W, a\nconstants z\n";
        assertThat(Examined.of(pair + "parameters u\nclaim it: gate(a_1) + gate(-a_1) = 1 in cell\n").claim("it")).isInstanceOf(Proved.class);
        assertThat(Examined.of(pair + "claim it: gate(a_1) gate(a_1 + 1) = gate(a_1) in cell\n").claim("it"))
                .as("true of all weights, false of some spins").isInstanceOf(Undecided.class);
    }

    @Test
    void labels_are_plus_or_minus_one() {
        String data = "data x in R^2, labels y, 2 examples\n";
        assertThat(state(data, "y1^2 y2^4 = 1")).isInstanceOf(Proved.class);
        assertThat(state(data, "y1 = 1")).isInstanceOf(Refuted.class);
        assertThat(state(data.replace("labels", "targets"), "y1^2 = 1")).isInstanceOf(Refuted.class);
        assertThat(state(data, "mean[y^2 f(x)] = 1/2 (f(x1) + f(x2))")).isInstanceOf(Proved.class);
    }

    @Test
    void a_group_keeps_what_all_of_its_elements_keep() {
        String swaps = "constants x in R^2\ngroup swaps permutes units of layer 1\n";
        assertThat(state(swaps, "swaps(f(x)) = f(x)")).isInstanceOf(Proved.class);
        assertThat(state(swaps, "swaps(a_1) = a_1")).isInstanceOf(Refuted.class);
        assertThat(state(swaps, "E[a_1^2 a_2] = 1/2 (a_1^2 a_2 + a_1 a_2^2) over swaps")).isInstanceOf(Proved.class);
        assertThat(state(swaps, "swaps(f(x)) f(x) = f(x)^2")).isInstanceOf(Undecided.class);
    }

    @Test
    void given_values_hold_in_every_section() {
        Examined found = Examined.of("""
                theorem      values
                coordinates  q in R^2, s
                constants    c = (1, 2), k = 3
                parameters   m > 0, eta > 0
                kinetic      1/2 m (|q'|^2 + s'^2)
                potential    q·c + 1/2 k s^2
                symmetry shift
                  δq = c
                charge C of shift
                  claim law:     C' = -5
                motion
                  claim motion:  m s'' = -3 s
                  claim entry:   c_1 = 1
                  claim start:   m s' = initial (m s')
                update gradient-descent, rate 1/10
                  claim step:    next s = 7/10 s
                  claim other:   next s != 7/10 s
                update of-any-rate, rate eta, gradient g
                  next q = q - rate g
                along of-any-rate
                  claim flow:    s' = -3 s - 9/2 eta s + O(eta^2)
                control  constants k = 4    breaks step
                """);
        List.of("law", "motion", "entry", "step", "flow").forEach(label -> assertThat(found.claim(label)).as(label).isInstanceOf(Proved.class));
        assertThat(found.claim("other")).isInstanceOf(Refuted.class);
        assertThat(found.claim("start")).isInstanceOf(Refuted.class);
        assertThat(found.controls("step")).hasSize(1).allMatch(Refuted.class::isInstance);
    }

    @Test
    void given_values_are_put_into_what_the_motion_was_divided_by() {
        String text = """
                theorem      values
                coordinates  q, s
                constants    c = 3
                kinetic      1/2 q'^2 + 1/2 c s'^2
                potential    1/2 q^2 + c s
                motion
                  claim falls:  s'' = -1
                """;
        Verdict determined = Examined.of(text).claim("falls");
        assertThat(determined).isInstanceOf(Proved.class);
        assertThat(((Proved) determined).assumptions()).isEmpty();
        Verdict massless = Examined.of(text.replace("c = 3", "c = 0")).claim("falls");
        assertThat(massless).as("any s is a motion").isInstanceOf(Undecided.class);
        assertThat(massless.evidence()).contains("divided by has no value but 0");
    }

    @Test
    void a_check_tries_no_other_value_of_a_constant_than_the_given_one() {
        String text = """
                theorem      values
                coordinates  q
                constants    c = 2, v = (1, 3)
                friction     1/2 q'^2
                potential    1/2 c q^2 + v_1 q
                update gradient-descent, rate 1/10
                  claim step:  next q = 8/10 q - 1/10
                check run: claim step along gradient-descent
                  with   c = 2, v = (1, 3)
                  from   q = 1
                  steps  3
                  expect every step
                """;
        assertThat(Examined.of(text).check("run")).singleElement().isInstanceOf(Confirmed.class);
        Verdict other = Examined.of(text.replace("with   c = 2", "with   c = 5")).check("run").get(0);
        assertThat(other).isInstanceOf(Undecided.class);
        assertThat(other.evidence()).contains("the check gives c the value 5, the theorem 2");
        assertThat(Examined.of(text.replace("v = (1, 3)\n  from", "v = (2, 3)\n  from")).check("run")).singleElement().isInstanceOf(Undecided.class);
    }

    @Test
    void a_hypothesis_defines_no_constant_that_has_a_value() {
        Examined found = Examined.of("""
                theorem      values
                coordinates  q
                constants    c = 2
                parameters   k
                kinetic      1/2 q'^2
                potential    1/2 c q^2 + k q
                hypothesis   other  c = 1
                hypothesis   tied   c = k
                motion
                  claim other:  q'' = -q - k  under other
                  claim tied:   q'' = -2 q - 2  under tied
                  claim loose:  q'' = -k q - k  under tied
                  claim wrong:  q'' = -q - 1  under tied
                """);
        assertThat(found.claim("other")).as("the theorem says c = 2").isInstanceOf(Undecided.class);
        assertThat(found.claim("other").evidence()).contains("c = 1 is about values that the theorem gives");
        List.of("tied", "loose").forEach(label -> assertThat(found.claim(label)).as(label).isInstanceOf(Proved.class));
        assertThat(found.claim("wrong")).isInstanceOf(Refuted.class);
    }

    @Test
    void flips_and_exchanges_that_make_no_group_are_not_averaged_over() {
        String one = "constants x in R^2\ngroup swaps permutes units of layer 1\ngroup first flips W_11, W_12, a_1 together\n";
        // the mean over the group that they generate is another: it flips the second unit too
        assertThat(state(one, "E[W_11 W_21] = 0 over first, swaps")).isInstanceOf(Undecided.class);
        assertThat(state(one + "group each flips each row of W\n", "E[W_11 W_21] = 0 over each, swaps")).isInstanceOf(Proved.class);
        String shared = "theorem t\nnetwork f(x): 2 -> 2 -> 2 -> 1, linear, weights W, W, a\nconstants x in R^2\n"
                + "group swaps permutes units of layer 1\nclaim it: ";
        assertThat(Examined.of(shared + "swaps(f(x)) = f(x)\n").claim("it")).as("each weight would move to two places").isInstanceOf(Undecided.class);
        assertThat(Examined.of(shared + "E[W_11] = 0 over swaps\n").claim("it")).isInstanceOf(Undecided.class);
    }

    @Test
    void a_step_may_leave_the_cell_unless_the_claim_is_one_to_an_order_or_of_frozen_gates() {
        String step = TWO_LAYERS + "data x in R^2, labels y, 1 example\nparameters eta > 0\npotential mean[1/2 (f(x) - y)^2]\n"
                + "update gradient-descent, rate eta\n  claim it: next (f(x1)) = next a·(gate(W x1) ⊙ (next W x1)) in cell\n";
        Verdict leaves = Examined.of(step).claim("it");
        assertThat(leaves).as("a large step changes gates").isInstanceOf(Undecided.class);
        assertThat(leaves.evidence()).contains("out of its cell").contains("gates frozen").contains("O(eta^2)");
        assertThat(Examined.of(step.replace("in cell", "in cell, gates frozen")).claim("it")).isInstanceOf(Proved.class);
        assertThat(Examined.of(step.replace("in cell", "+ O(eta^3) in cell")).claim("it")).isInstanceOf(Proved.class);
        assertThat(Examined.of(step.replace("next (f(x1)) =", "next next a_1 =").replace("next a·(gate(W x1) ⊙ (next W x1))", "a_1")).claim("it"))
                .as("the second step is from another cell").isInstanceOf(Undecided.class);
    }

    @Test
    void an_order_is_refuted_in_a_cell_by_a_coefficient_and_not_by_values_at_a_step() {
        String step = TWO_LAYERS + "data x in R^2, labels y, 1 example\nparameters eta > 0\npotential mean[max(0, 1 - y f(x))]\n"
                + "update gradient-descent, rate eta\n  claim it: next potential = potential - 2 eta |grad_weights potential|^2 + O(eta^2) in cell\n";
        Verdict twice = Examined.of(step).claim("it");
        assertThat(twice).isInstanceOf(Refuted.class);
        assertThat(((Refuted) twice).witness().orElseThrow().part()).contains("the coefficient of eta");
        assertThat(((Refuted) twice).witness().orElseThrow().point().keySet()).noneMatch(symbol -> symbol.name().equals("eta"));
        assertThat(Examined.of(step.replace("2 eta", "eta")).claim("it")).isInstanceOf(Proved.class);
    }

    @Test
    void odd_moments_vanish_for_every_activation_and_any_number_of_signs() {
        String values = "constants x = (1, -1), abs(W) = ((1, 2), (3, 1/2)), abs(a) = (1/2, 2)\ngroup signs flips each entry of W, a\n";
        for (String activation : new String[] {"tanh", "softplus", "relu^2"}) {
            String head = TWO_LAYERS.replace("relu", activation) + values + "claim it: ";
            assertThat(Examined.of(head + "E[f(x)^3] = 0 over signs\n").claim("it")).as(activation).isInstanceOf(Proved.class);
            assertThat(Examined.of(head + "E[f(x)^2] = 0 over signs\n").claim("it")).as(activation).isInstanceOf(Refuted.class);
        }
        String many = "theorem many\nnetwork f(x): 8 -> 2 -> 2 -> 1, relu, weights W, V, a\nconstants x = (1, 2, 1, 3, 1, 1, 2, 1), "
                + "abs(W) = ((1, 2, 3, 1, 2, 3, 1, 2), (2, 1, 1, 3, 1, 1, 2, 1)), abs(V) = ((1, 2), (3, 1)), abs(a) = (1, 2)\n"
                + "group signs flips each entry of W, V, a\nclaim it: ";
        assertThat(Examined.of(many + "E[f(x)^3] = 0 over signs\n").claim("it")).as("2^22 signs").isInstanceOf(Proved.class);
    }

    @Test
    void a_critical_state_has_a_quantised_loss_whatever_its_inputs_and_need_not_be_flat() {
        String critical = TWO_LAYERS.replace("relu", "leaky 1/3") + "data x in R^2, labels y, 2 examples\npotential mean[max(0, 1 - y f(x))]\n"
                + "hypothesis critical grad_weights potential = 0\nclaim it: ";
        Verdict quantised = Examined.of(critical + "potential = mean[gate(1 - y f(x))] under critical in cell\n").claim("it");
        assertThat(((Proved) quantised).assumptions()).as("nothing is divided by").noneMatch(words -> words.contains("≠"));
        assertThat(Examined.of(critical + "hess_weights potential = 0 under critical in cell\n").claim("it"))
                .as("false where a_1 = 0; with b_1 and a_1 other than 0 no state is critical").isInstanceOf(Undecided.class);
    }

    @Test
    void gates_are_flipped_in_cells_only() {
        String spins = "constants x in R^2\ngroup spins flips each gate\n";
        assertThat(state(spins, "E[f(x)] = f(x) over spins")).as("nothing would be averaged").isInstanceOf(Undecided.class);
        assertThat(state(spins, "spins(f(x)) = f(x)")).isInstanceOf(Undecided.class);
        assertThat(state(spins, "spins(f(x)) = f(x) in cell")).isInstanceOf(Refuted.class);
        assertThat(state(spins, "spins(gate(W x)_1^2 - gate(W x)_1) = gate(W x)_1^2 - gate(W x)_1 in cell")).isInstanceOf(Proved.class);
    }

    @Test
    void the_mean_over_drawn_gates_is_differentiated_with_their_probabilities() {
        String drawn = TWO_LAYERS.replace("relu", "drawn beta") + "parameters beta > 0\nconstants x in R^2\npotential f(x)\nlet z = (W x)_1\n"
                + "let p = exp(beta z)/(1 + exp(beta z))\nclaim it: ";
        assertThat(Examined.of(drawn + "(grad_W (E[f(x)]))_11 = a_1 x_1 (p + beta z p (1 - p)) over gates\n").claim("it")).isInstanceOf(Proved.class);
        assertThat(Examined.of(drawn + "(grad_W (E[potential]))_11 = a_1 x_1 (p + beta z p (1 - p)) over gates\n").claim("it")).isInstanceOf(Proved.class);
        assertThat(Examined.of(drawn + "(grad_W (E[f(x)]))_11 = a_1 x_1 p over gates\n").claim("it")).isInstanceOf(Refuted.class);
        assertThat(Examined.of(drawn + "(grad_W (E[f(x)]))_11 = E[(grad_W (f(x)))_11] over gates\n").claim("it"))
                .as("a gate that is drawn jumps").isInstanceOf(Undecided.class);
        assertThat(Examined.of(drawn + "E[f(x)] = 0 over gates in cell\n").claim("it")).isInstanceOf(Refuted.class);
    }

    @Test
    void a_step_that_draws_a_loss_is_no_step_of_an_ensemble_over_groups() {
        String drawn = TWO_LAYERS + "data x in R^2, labels y, 2 examples\nparameters eta > 0\nmap mirror: a -> -a, y -> -y\nupdate gradient-descent of "
                + "(max(0, 1 - y1 f(x1)), max(0, 1 - y2 f(x2))), rate eta, drawn with replacement, seed 1\n  claim it: mirror(next a) = -next a in cell\n";
        Verdict verdict = Examined.of(drawn).claim("it");
        assertThat(verdict).isInstanceOf(Undecided.class);
        assertThat(verdict.evidence()).contains("draw nothing");
        assertThat(Examined.of(drawn.replace(", drawn with replacement, seed 1", "").replace("(max(0, 1 - y1 f(x1)), max(0, 1 - y2 f(x2)))",
                "mean[max(0, 1 - y f(x))]")).claim("it")).isInstanceOf(Proved.class);
    }

    @Test
    void what_leaves_a_cell_is_not_decided() {
        String turned = "constants x in R^2\nmap turn: W -> ((-W_11, -W_12), (W_21, W_22))\nmap lift: W -> ((W_11 + 1, W_12), (W_21, W_22))\n";
        assertThat(state(turned, "turn(gate(W x)_1) = 1 - gate(W x)_1 in cell")).isInstanceOf(Proved.class);
        assertThat(state(turned, "lift(f(x)) = f(x) + a_1 gate(W x)_1 x_1 in cell")).isInstanceOf(Undecided.class);
        assertThat(state(turned, "lift(f(x)) = f(x) + a_1 gate(W x)_1 x_1 in cell, gates frozen")).isInstanceOf(Proved.class);
    }

    @Test
    void beyond_two_to_the_twenty_elements_are_drawn_and_the_claim_is_confirmed() {
        String wide = "theorem wide\nnetwork f(x): 2 -> 8 -> 1, relu, weights W, a\n"
                + "constants x = (1, -1), abs(W) = ((1, 2), (1, 2), (1, 2), (1, 2), (1, 2), (1, 2), (1, 2), (1, 2)), "
                + "abs(a) = (1, 1, 1, 1, 1, 1, 1, 1)\ngroup signs flips each entry of W, a\n";
        Verdict verdict = Examined.of(wide + "claim variance: E[f(x)^2] = 20 over signs\n").claim("variance");
        assertThat(verdict).isInstanceOf(Confirmed.class);
        assertThat(verdict.evidence()).contains("seed 1", "confidence", "of 16777216 elements");
        assertThat(Examined.of(wide + "claim variance: E[f(x)^2] = 30 over signs\n").claim("variance")).isInstanceOf(Undecided.class);
    }

    @Test
    void a_control_reads_the_whole_file_again() {
        Examined examined = Examined.of(TWO_LAYERS + """
                constants x = (1, -1), abs(W) = ((1, 2), (3, 1)), abs(a) = (1, 2)
                group signs flips each entry of W, a
                claim even: E[f(x)^2] = 45/2 over signs
                claim other: E[W_11^2] = 1 over signs
                control activation tanh breaks even
                control constants x = (1, 1) breaks even
                control constants x = (2, -1) breaks even
                control network f(x): 2 -> 2 -> 1, leaky 1/2, weights W, a breaks even
                """);
        assertThat(examined.claim("even")).isInstanceOf(Proved.class);
        assertThat(examined.controls("even")).extracting(Verdict::kind).containsExactly(Verdict.Kind.REFUTED, Verdict.Kind.PROVED,
                Verdict.Kind.REFUTED, Verdict.Kind.REFUTED);
    }
}
