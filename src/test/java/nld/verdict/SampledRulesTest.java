package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nld.descent.Sampling;
import nld.kernel.Confirmed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import org.junit.jupiter.api.Test;

/** Rules whose steps descend one of several losses, drawn by a seed. */
class SampledRulesTest {
    private static String theorem(String drawn) {
        return """
            theorem      sampled
            coordinates  u, w
            parameters   eta > 0, beta in [0, 1)
            potential    1/2 (u w - 1)^2
            update gradient-descent of (1/2 (u w - 1)^2, 1/4 (u w - 3)^4, 1/10 u^2 w^2), rate eta, %s
              claim kept:    next (u^2 - w^2) - (u^2 - w^2) = (next u - u)^2 - (next w - w)^2
              claim first:   next u = u - eta w (u w - 1)
            update heavy-ball of (1/2 (u w - 1)^2, 1/10 u^2 w^2), rate eta, momentum beta, buffer v, %s
              claim moved:   next u = u - eta next v_u
            check run: claim kept along gradient-descent
              from    u = 2, w = 4/5
              rate    1/20
              steps   1000
              expect  every step
            check whole: claim first along gradient-descent
              as      run
              expect  every step
            check order: (u, w) along heavy-ball
              with    beta = 1/2
              from    u = 2, w = 4/5
              until   t = 1
              rates   1/10, 1/20
              expect  order 1 against gradient-flow
            """.formatted(drawn, drawn);
    }

    @Test
    void a_claim_about_a_step_holds_for_every_loss_or_not_at_all() {
        Examined found = Examined.of(theorem("drawn with replacement, seed 7"));
        assertThat(found.claim("kept")).isInstanceOf(Proved.class);
        assertThat(found.claim("moved")).isInstanceOf(Proved.class);
        assertThat(found.claim("first")).isInstanceOf(Refuted.class);
        assertThat(found.check("run").get(0)).isInstanceOf(Confirmed.class);
        assertThat(found.check("run").get(0).evidence()).endsWith("; drawn with replacement, seed 7");
        assertThat(found.check("whole").get(0)).isInstanceOf(Refuted.class);
        assertThat(found.check("order").get(0)).isInstanceOf(Undecided.class);
    }

    @Test
    void the_seed_decides_the_run_and_the_same_seed_repeats_it() {
        String seventh = Examined.of(theorem("drawn without replacement, seed 7")).check("whole").get(0).evidence();
        assertThat(Examined.of(theorem("drawn without replacement, seed 7")).check("whole").get(0).evidence()).isEqualTo(seventh);
        assertThat(List.of(8, 9, 10, 11)).anySatisfy(seed -> assertThat(Examined.of(theorem("drawn without replacement, seed " + seed))
                .check("whole").get(0).evidence().replaceAll("seed \\d+", "")).isNotEqualTo(seventh.replaceAll("seed \\d+", "")));
    }

    @Test
    void without_replacement_every_loss_comes_once_before_any_comes_again() {
        Sampling.Draws draws = new Sampling(Sampling.Order.WITHOUT_REPLACEMENT, 3).draws(5);
        List<List<Integer>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            List<Integer> drawn = new ArrayList<>();
            for (int count = 0; count < 5; count++) {
                drawn.add(draws.next());
            }
            epochs.add(List.copyOf(drawn));
            Collections.sort(drawn);
            assertThat(drawn).containsExactly(0, 1, 2, 3, 4);
        }
        assertThat(epochs.stream().distinct().count()).isGreaterThan(50);
    }

    @Test
    void with_replacement_every_loss_comes_as_often_as_the_others() {
        Sampling.Draws draws = new Sampling(Sampling.Order.WITH_REPLACEMENT, 3).draws(4);
        int[] counts = new int[4];
        for (int count = 0; count < 40_000; count++) {
            counts[draws.next()]++;
        }
        for (int count : counts) {
            // five standard deviations of a binomial
            assertThat(count).isBetween(10_000 - 433, 10_000 + 433);
        }
    }
}
