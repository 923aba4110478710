package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nld.kernel.Confirmed;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import org.junit.jupiter.api.Test;

/** Rules that a theorem writes down itself: their claims, their runs, their schedules and rates of groups. */
class OwnRulesTest {
    private static final String MOMENTUM = """
            theorem      own
            coordinates  u, w
            parameters   eta > 0, slow > 0, beta in [0, 1)
            functions    pace(step)
            potential    1/2 (u w - 1)^2
            update mine, rate eta, gradient G
              state   v = 0
              next v = beta v + G
              next q = q - eta next v
              claim moves:     next u = u - eta next v_u
              claim driven:    next v_w = beta v_w + u (u w - 1)
              claim back:      last u = u + eta v_u
              claim forgets:   last v_u = 0
              claim before:    v_u = beta last v_u + last (w (u w - 1))
              claim twice:     last (last u) = u
              claim balance:   next (u^2 - w^2) - (u^2 - w^2) - beta (u^2 - w^2 - last (u^2 - w^2))
                                 = eta^2 (next (v_u^2 - v_w^2) + beta (v_u^2 - v_w^2))
              claim wrong:     next v_u = beta v_u - G_u
              claim whole:     |next v|^2 = (next v_u)^2 + (next v_w)^2
            update gradient-descent, rate pace(step), gradient g
              claim step:      next (u^2 - w^2) = (1 - pace(step)^2 (u w - 1)^2) (u^2 - w^2)
              claim constant:  next (u^2 - w^2) = (1 - pace(1)^2 (u w - 1)^2) (u^2 - w^2)
            update sutskever, rate eta on u, slow on w, momentum beta, velocity p
              claim groups:    next u - u = beta p_u - eta w (u w - 1)
              claim other:     next w - w = beta p_w - slow u (u w - 1)
              claim same:      next w - w = beta p_w - eta u (u w - 1)
            check mine: claim balance along mine
              with    beta = 1/2
              from    u = 2, w = 4/5, v = (1/10, -1/5)
              rate    1/20
              steps   1000
              expect  every step
            check last: claim before along mine
              as      mine
              expect  every step
            check path: (u, w) along mine
              with    beta = 1/2
              from    u = 2, w = 4/5
              until   t = 8/5
              rates   1/10, 1/20, 1/40, 1/80, 1/160
              expect  order 2 against matching-flow
            check schedule: claim step along gradient-descent
              with    pace(step) = 1/(10 + step)
              from    u = 2, w = 4/5
              steps   1000
              expect  every step
            check frozen: claim constant along gradient-descent
              as      schedule
              expect  every step
            check parted: claim groups along sutskever
              with    beta = 1/2, eta = 1/10, slow = 1/30
              from    u = 2, w = 4/5
              steps   200
              expect  every step
            """;

    private static final Examined FOUND = Examined.of(MOMENTUM);

    @Test
    void claims_about_a_rule_nobody_listed_are_decided() {
        assertThat(FOUND.claim("moves")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("driven")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("back")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("balance")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("whole")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("wrong")).isInstanceOf(Refuted.class);
        assertThat(FOUND.claim("forgets")).isInstanceOf(Refuted.class);
        assertThat(FOUND.claim("before")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("twice")).isInstanceOf(Refuted.class);
    }

    @Test
    void its_runs_obey_its_laws_and_follow_its_flow_as_the_built_in_rule_does() {
        assertThat(FOUND.check("mine").get(0)).isInstanceOf(Confirmed.class);
        assertThat(FOUND.check("last").get(0)).isInstanceOf(Confirmed.class);
        assertThat(FOUND.check("path").get(0)).isInstanceOf(Confirmed.class);
    }

    @Test
    void a_schedule_is_a_function_of_the_step() {
        assertThat(FOUND.claim("step")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("constant")).isInstanceOf(Refuted.class);
        assertThat(FOUND.check("schedule").get(0)).isInstanceOf(Confirmed.class);
        assertThat(FOUND.check("frozen").get(0)).isInstanceOf(Refuted.class);
    }

    @Test
    void groups_have_rates_of_their_own() {
        assertThat(FOUND.claim("groups")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("other")).isInstanceOf(Proved.class);
        assertThat(FOUND.claim("same")).isInstanceOf(Refuted.class);
        assertThat(FOUND.check("parted").get(0)).isInstanceOf(Confirmed.class);
    }
}
