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

    @Test
    void signs_of_a_readout_fit_one_bit_an_example_in_the_mean_and_more_of_what_a_teacher_says() {
        SignCapacity found = SignCapacity.of(9, 300, 1);
        assertThat(found.holds()).isTrue();
        assertThat(found.taught().holds(1)).isFalse();
        assertThat(found.held()[0]).isEqualTo(300);
        // 200 draws in NumPy: half at 0.94; the standard deviation of a share of 1/2 over 300 sequences is 0.03, a tenth of a step of N
        assertThat(found.half()).isBetween(0.88, 1.0);
    }

    @Test
    void wider_nets_absorb_more_examples_one_after_the_other_in_few_steps_at_first() {
        SequentialAbsorption narrow = SequentialAbsorption.of(1, 3, 1);
        SequentialAbsorption wide = SequentialAbsorption.of(4, 3, 1);
        assertThat(wide.absorbed().stream().sorted().toList().get(1)).isGreaterThan(narrow.absorbed().stream().sorted().toList().get(1));
        assertThat(wide.steps().get(0)).isLessThan(wide.steps().get(1));
    }
}
