package nld.derivation;

import static nld.derivation.Systems.CALCULUS;
import static nld.derivation.Systems.G;
import static nld.derivation.Systems.HALF;
import static nld.derivation.Systems.JUDGE;
import static nld.derivation.Systems.K;
import static nld.derivation.Systems.LENGTH;
import static nld.derivation.Systems.M;
import static nld.derivation.Systems.MU;
import static nld.derivation.Systems.ONE;
import static nld.derivation.Systems.X;
import static nld.derivation.Systems.Y;
import static nld.derivation.Systems.ZERO;
import static nld.derivation.Systems.conservative;
import static nld.derivation.Systems.cos;
import static nld.derivation.Systems.damped;
import static nld.derivation.Systems.exp;
import static nld.derivation.Systems.half;
import static nld.derivation.Systems.motion;
import static nld.derivation.Systems.scaled;
import static nld.derivation.Systems.sin;
import static nld.derivation.Systems.square;
import static nld.derivation.Systems.symmetry;
import static nld.derivation.Systems.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.model.MechanicalSystem;
import org.junit.jupiter.api.Test;

/**
 * Equations of motion and laws of textbook systems, as printed in Goldstein, Poole and Safko, Classical Mechanics (3rd
 * edition), Landau and Lifshitz, Mechanics (3rd edition), and Tanaka and Kunin (2021).
 */
class EulerLagrangeTest {
    private static final Symbol R = Symbol.coordinate("r");
    private static final Symbol THETA = Symbol.coordinate("theta");
    private static final Symbol PHI = Symbol.coordinate("phi");

    private static void assertResidual(MechanicalSystem system, Expression... printed) {
        List<Expression> residuals = EquationsOfMotion.of(system, CALCULUS).residuals();
        assertThat(residuals).hasSize(printed.length);
        for (int index = 0; index < printed.length; index++) {
            assertThat(JUDGE.equal(residuals.get(index), printed[index]))
                    .as("%s = %s", residuals.get(index), printed[index]).isInstanceOf(Proved.class);
            assertThat(JUDGE.equal(residuals.get(index), printed[index].plus(X.rate()))).isInstanceOf(Refuted.class);
        }
    }

    private static Expression accelerationOf(Symbol coordinate) {
        return coordinate.rate().rate();
    }

    private static void assertConserved(MechanicalSystem system, Expression quantity) {
        assertThat(JUDGE.equal(motion(system).rateOf(quantity), ZERO)).as("%s", quantity).isInstanceOf(Proved.class);
    }

    private static void assertNotConserved(MechanicalSystem system, Expression quantity) {
        assertThat(JUDGE.equal(motion(system).rateOf(quantity), ZERO)).as("%s", quantity).isInstanceOf(Refuted.class);
    }

    @Test
    void a_plane_pendulum() {
        // Landau and Lifshitz §5, problem: L = ½ m l² φ'² + m g l cos φ
        MechanicalSystem system = conservative(List.of(PHI), half(M.times(square(LENGTH)).times(square(PHI.rate()))),
                M.times(G).times(LENGTH).times(cos(PHI)).negated());
        assertResidual(system, M.times(square(LENGTH)).times(accelerationOf(PHI))
                .plus(M.times(G).times(LENGTH).times(sin(PHI))));
    }

    @Test
    void motion_in_a_central_field_in_polar_coordinates() {
        // Goldstein section 3.2: m r'' − m r θ'² = f(r), d/dt (m r² θ') = 0, with V = −k/r
        MechanicalSystem system = conservative(List.of(R, THETA),
                half(M.times(square(R.rate()).plus(square(R).times(square(THETA.rate()))))), K.over(R).negated());
        assertResidual(system,
                M.times(accelerationOf(R)).minus(M.times(R).times(square(THETA.rate()))).plus(K.over(square(R))),
                M.times(square(R)).times(accelerationOf(THETA))
                        .plus(Expression.of(2).times(M).times(R).times(R.rate()).times(THETA.rate())));
        assertConserved(system, M.times(square(R)).times(THETA.rate()));
        assertNotConserved(system, M.times(R).times(THETA.rate()));
    }

    @Test
    void a_charge_in_a_magnetic_field() {
        // Goldstein section 1.5 with A = ½ B (−y, x): a force k (y', −x')
        Expression lagrangian = half(M.times(square(X.rate()).plus(square(Y.rate()))))
                .plus(half(K.times(X.times(Y.rate()).minus(Y.times(X.rate())))));
        assertResidual(whole(List.of(X, Y), lagrangian), M.times(accelerationOf(X)).minus(K.times(Y.rate())),
                M.times(accelerationOf(Y)).plus(K.times(X.rate())));
    }

    @Test
    void a_relativistic_particle() {
        // Goldstein section 7.9 with c = 1: L = −m sqrt(1 − x'²) − V, m x''/(1 − x'²)^(3/2) = −V'
        Expression root = ONE.minus(square(X.rate()));
        Expression lagrangian = M.times(root.squareRoot()).negated().minus(half(K.times(square(X))));
        MechanicalSystem system = whole(List.of(X), lagrangian);
        List<Expression> residuals = EquationsOfMotion.of(system, CALCULUS).residuals();
        Expression printed = M.times(accelerationOf(X)).over(root.times(root.squareRoot())).plus(K.times(X));
        assertThat(JUDGE.equal(residuals.get(0), printed)).isInstanceOf(Proved.class);
        assertConserved(system, M.over(root.squareRoot()).plus(half(K.times(square(X)))));
    }

    @Test
    void a_double_pendulum_keeps_its_energy() {
        // Landau and Lifshitz §5, problem 1, with equal masses and lengths
        Symbol one = Symbol.coordinate("phi_1");
        Symbol two = Symbol.coordinate("phi_2");
        Expression inertia = M.times(square(LENGTH));
        Expression kinetic = inertia.times(square(one.rate())).plus(half(inertia.times(square(two.rate()))))
                .plus(inertia.times(one.rate()).times(two.rate()).times(cos(one.minus(two))));
        Expression weight = M.times(G).times(LENGTH);
        Expression potential = weight.times(cos(one)).times(Expression.of(-2)).minus(weight.times(cos(two)));
        MechanicalSystem system = conservative(List.of(one, two), kinetic, potential);
        assertResidual(system,
                inertia.times(accelerationOf(one).times(Expression.of(2)).plus(accelerationOf(two).times(cos(one.minus(two))))
                        .plus(square(two.rate()).times(sin(one.minus(two)))))
                        .plus(weight.times(sin(one)).times(Expression.of(2))),
                inertia.times(accelerationOf(two).plus(accelerationOf(one).times(cos(one.minus(two))))
                        .minus(square(one.rate()).times(sin(one.minus(two))))).plus(weight.times(sin(two))));
        assertConserved(system, kinetic.plus(potential));
        assertNotConserved(system, kinetic.minus(potential));
    }

    @Test
    void damped_motion_has_the_equation_of_friction_from_either_lagrangian() {
        // Tanaka and Kunin 2021, Eq. 4: L = e^(μ t/m) (½ m |q'|² − f); also by Rayleigh's function
        Expression kinetic = half(M.times(square(X.rate())));
        Expression potential = half(K.times(square(X)));
        Expression printed = M.times(accelerationOf(X)).plus(MU.times(X.rate())).plus(K.times(X));
        Expression factor = exp(MU.times(Symbol.TIME).over(M));
        assertResidual(damped(List.of(X), kinetic, potential, half(MU.times(square(X.rate())))), printed);
        assertResidual(scaled(List.of(X), kinetic, potential, factor), factor.times(printed));
        // time shifts by 1 while x shrinks by μ/2m: conserved for a quadratic potential
        MechanicalSystem system = scaled(List.of(X), kinetic, potential, factor);
        Expression charge = factor.times(kinetic.plus(potential).plus(half(MU.times(X).times(X.rate()))));
        assertConserved(system, charge);
        assertNotConserved(system, charge.plus(factor.times(X.rate())));
        BrokenLaw law = BrokenLaw.of(system, EquationsOfMotion.of(system, CALCULUS), symmetry(
                Map.of(X, MU.times(X).over(M).times(Expression.of(-1, 2))), ONE, ZERO), CALCULUS);
        assertThat(JUDGE.equal(law.charge(), charge.negated())).isInstanceOf(Proved.class);
        assertThat(JUDGE.equal(law.rate(), ZERO)).isInstanceOf(Proved.class);
    }

    @Test
    void nesterovs_flow_keeps_its_time_scaling_law() {
        // Su, Boyd and Candès: x'' + 3/t x' + ∇f = 0 from the factor t³
        Expression potential = half(K.times(square(X)));
        Expression factor = Symbol.TIME.power(3);
        assertResidual(scaled(List.of(X), half(square(X.rate())), potential, factor), factor.times(
                accelerationOf(X).plus(Expression.of(3).over(Symbol.TIME).times(X.rate())).plus(K.times(X))));
    }

    @Test
    void gradient_flow_is_a_motion_of_first_order() {
        MechanicalSystem system = damped(List.of(X, Y), ZERO, half(square(X.times(Y).minus(ONE))),
                half(square(X.rate()).plus(square(Y.rate()))));
        assertThat(motion(system).order()).isEqualTo(1);
        assertConserved(system, square(X).minus(square(Y)));
        assertNotConserved(system, square(X).plus(square(Y)));
        Expression second = motion(system).rateOf(X.rate());
        assertThat(second.motionOrder()).isZero();
    }

    @Test
    void motions_that_are_not_determined_are_refused() {
        assertThatThrownBy(() -> motion(conservative(List.of(X, Y), half(square(X.rate().plus(Y.rate()))), X)))
                .isInstanceOf(Underivable.class);
        Expression hidden = square(sin(X)).plus(square(cos(X))).minus(ONE).times(square(Y.rate()));
        assertThatThrownBy(() -> motion(conservative(List.of(X, Y), half(square(X.rate()).plus(hidden)), X.times(Y))))
                .isInstanceOf(Underivable.class);
        assertThatThrownBy(() -> motion(conservative(List.of(X), ZERO, square(X)))).isInstanceOf(Underivable.class);
    }

    @Test
    void what_has_no_value_along_the_motion_is_refused_and_so_are_foreign_derivatives() {
        Motion free = motion(conservative(List.of(X), half(M.times(square(X.rate()))), ZERO));
        assertThatThrownBy(() -> free.onShell(ONE.over(accelerationOf(X)))).isInstanceOf(Underivable.class);
        assertThatThrownBy(() -> free.onShell(accelerationOf(Y))).isInstanceOf(Underivable.class);
        assertThat(free.onShell(accelerationOf(X).plus(X.rate()))).isSameAs(X.rate());
        assertThat(HALF.plus(HALF)).isSameAs(ONE);
    }
}
