package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims to an order and in a limit. */
class SeriesTest {
    private static final String THEOREM = """
            theorem      series
            dimensions   n
            coordinates  q in R^n
            parameters   m > 0, mu > 0, eta > 0, k >= 0, c
            functions    h(q), f(q)
            kinetic      1/2 m |q'|^2
            friction     1/2 mu |q'|^2
            potential    f(q)
            let          T = (h(q + eta q') - h(q) - eta grad h(q)·q')/eta
            motion
            """;

    private static Verdict of(String claim) {
        return Examined.of(THEOREM + "  claim x: " + claim + "\n").claim("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "T = 1/2 eta q'·hess h(q) q' + 1/6 eta^2 D3 h(q)[q', q', q'] + O(eta^3)", "T != 1/2 eta q'·hess h(q) q' + O(eta^3)",
        "grad h(q + eta q') = grad h(q) + eta hess h(q) q' + O(eta^2)", "sin(eta c) = eta c - eta^3 c^3/6 + O(eta^5)",
        "sqrt(1 + eta) = 1 + eta/2 - eta^2/8 + O(eta^3)", "|c + eta| = |c| + O(eta)", "1/eta + 2 = (1 + 2 eta)/eta + O(eta)",
        "exp(-mu t/m) = 0 as m -> 0", "exp(-mu t/m)/m^2 = 0 as m -> 0", "exp(-mu t/m) = 1 as m -> infinity",
        "1/m = 0 as m -> infinity", "(exp(-mu t/m) - exp(-2 mu t/m))/m = 0 as m -> 0", "(1 - exp(-mu t/m))/(1 + m) = 1 as m -> 0", "mu q' + grad f(q) = 0 as m -> 0",
        "|q'|^2 = |grad f(q)|^2/mu^2 as m -> 0", "m q'' + grad f(q) = 0 as mu -> 0"})
    void what_holds_is_proved(String claim) {
        assertThat(of(claim)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "T = 1/2 eta q'·hess h(q) q' + 1/3 eta^2 D3 h(q)[q', q', q'] + O(eta^3)", "T != 1/2 eta q'·hess h(q) q' + O(eta^2)",
        "sin(eta c) = eta c + O(eta^4)", "1/eta = O(eta)", "exp(-mu t/m) = 0 as m -> infinity", "1/m = 0 as m -> 0",
        "(exp(-mu t/m) - exp(-2 mu t/m))/m = 1 as m -> 0", "(mu q' + 2 grad f(q))/m = 0 as m -> 0",
        "q' + grad f(q) = 0 as m -> 0", "mu q' + 2 grad f(q) = 0 as m -> 0", "m q'' + mu q' = 0 as m -> 0 off shell"})
    void what_does_not_hold_is_refuted(String claim) {
        assertThat(of(claim)).isInstanceOf(Refuted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqrt(eta) = O(eta)", "|eta| = O(eta^2)", "|eta c| = O(eta^2)", "eta^2 log(eta) = O(eta^2)",
        "exp(-1/eta) = O(eta^2)", "exp(-k t/m) = 0 as m -> 0", "exp(mu t/m) = 0 as m -> 0",
        "exp(-mu t/m) exp(2 mu t/m) = 0 as m -> 0", "exp(-mu t/m)/exp(-2 mu t/m) = 0 as m -> 0",
        "(exp(-mu t/m) - exp(-2 mu t/m))/exp(-mu t/m) = 0 as m -> 0", "(mu q' + grad f(q))/m = 0 as m -> 0",
        "(mu |q'|^2 + grad f(q)·q')/m = 0 as m -> 0", "(mu q' + grad f(q))/m = -2 q'' as m -> 0",
        "exp(-mu t/m)/sin(1/m) = 0 as m -> 0", "sin(1/m) = 0 as m -> 0"})
    void what_has_no_series_is_undecided(String claim) {
        assertThat(of(claim)).isInstanceOf(Undecided.class);
    }

    @Test
    void a_wrong_coefficient_is_named() {
        Refuted refuted = (Refuted) of("T = 1/2 eta q'·hess h(q) q' + 1/3 eta^2 D3 h(q)[q', q', q'] + O(eta^3)");
        assertThat(refuted.witness().orElseThrow().part()).contains("the coefficient of eta²");
        assertThat(refuted.witness().orElseThrow().difference().orElseThrow()).hasToString("−1/6 D3 h(q)[q', q', q']");
    }

    @Test
    void a_charge_decays_from_its_initial_value() {
        Examined found = Examined.of("""
                theorem      decay
                coordinates  q in R^2
                parameters   m > 0, mu > 0
                kinetic      1/2 m |q'|^2
                friction     1/2 mu |q'|^2
                potential    |q|^4
                symmetry rotation
                  δq = (-q_2, q_1)
                charge J of rotation
                  claim decay:     J = exp(-mu t/m) initial J
                  claim energy:    energy = exp(-mu t/m) initial energy
                  claim bare:      J = initial J
                  claim driven:    J = exp(-mu t/m) initial J + t
                  claim identity:  J' = motion·δq + force·δq + δ(lagrangian) off shell
                  claim half:      J' = motion·δq + δ(lagrangian) off shell
                control  decay: J = exp(-mu t/m)              breaks decay
                control  decay: J = 2 exp(-mu t/m) initial J  breaks decay
                control  decay: J = exp(-2 mu t/m) initial J  breaks decay
                """);
        assertThat(found.claim("decay")).isInstanceOf(Proved.class);
        assertThat(found.claim("energy")).isInstanceOf(Refuted.class);
        assertThat(found.claim("bare")).isInstanceOf(Refuted.class);
        assertThat(found.claim("driven")).isInstanceOf(Undecided.class);
        assertThat(found.claim("identity")).isInstanceOf(Proved.class);
        assertThat(found.claim("half")).isInstanceOf(Refuted.class);
        assertThat(found.controls("decay")).hasSize(3).allMatch(Refuted.class::isInstance);
    }

    @Test
    void what_jumps_on_the_way_does_not_keep_its_initial_value() {
        Examined found = Examined.of("""
                theorem      jumps
                coordinates  x
                parameters   c >= 0
                kinetic      1/2 x'^2
                potential    1/2 x^2
                motion
                  claim sign:    x/abs(x) = initial (x/abs(x))
                  claim angle:   atan(x'/x) + t = initial atan(x'/x)
                  claim swings:  exp(atan(x'/x)) = exp(-t) initial exp(atan(x'/x))
                  claim energy:  sqrt(1 + energy) = initial sqrt(1 + energy)
                  claim apart:   1/(2 + x^2 + x'^2) = initial (1/(2 + x^2 + x'^2))
                control  potential  x^4    breaks apart
                """);
        assertThat(found.claim("sign")).isInstanceOf(Undecided.class);
        assertThat(found.claim("angle")).isInstanceOf(Undecided.class);
        assertThat(found.claim("swings")).isInstanceOf(Undecided.class);
        assertThat(found.claim("energy")).isInstanceOf(Proved.class);
        assertThat(found.claim("apart")).isInstanceOf(Proved.class);
        assertThat(found.controls("apart")).hasSize(1).allMatch(Refuted.class::isInstance);
    }
}
