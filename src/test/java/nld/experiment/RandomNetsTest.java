package nld.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements about ensembles of random nets: P3e, P4e and P9 of the theory of adaptive symmetry, small. */
class RandomNetsTest {
    @Test
    void gradients_concentrate_over_signs_and_spectra_become_even_with_width_but_are_no_semicircle() {
        Concentration narrow = Concentration.of(4, 60, 1);
        Concentration wide = Concentration.of(10, 60, 1);
        for (int depth = 0; depth < 3; depth++) {
            assertThat(wide.variation().get(depth)).isLessThan(narrow.variation().get(depth));
        }
        assertThat(narrow.variation()).isSorted();
        assertThat(wide.skewness().orElseThrow()).isLessThan(narrow.skewness().orElseThrow());
        assertThat(wide.fourth().orElseThrow()).isGreaterThan(4);
    }

    @Test
    void rectifiers_get_stuck_at_quantised_losses_and_leaky_ones_do_not() {
        EndStates rectifiers = EndStates.of(0, 2, 6, 4);
        assertThat(rectifiers.flat()).isPositive();
        assertThat(rectifiers.quantum()).isLessThan(1e-12);
        assertThat(rectifiers.curved()).isZero();
        assertThat(EndStates.of(0.1, 2, 6, 4).flat()).isZero();
    }
}
