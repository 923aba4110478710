package nld.derivation;

import static nld.derivation.Systems.CALCULUS;
import static nld.derivation.Systems.GAMMA;
import static nld.derivation.Systems.JUDGE;
import static nld.derivation.Systems.K;
import static nld.derivation.Systems.M;
import static nld.derivation.Systems.ONE;
import static nld.derivation.Systems.X;
import static nld.derivation.Systems.Y;
import static nld.derivation.Systems.ZERO;
import static nld.derivation.Systems.cos;
import static nld.derivation.Systems.exp;
import static nld.derivation.Systems.half;
import static nld.derivation.Systems.sin;
import static nld.derivation.Systems.square;
import static nld.derivation.Systems.symmetry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.model.MechanicalSystem;
import nld.model.Symmetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The identity dC/dt = ⟨E + Q, η⟩ + δL + L τ' − K' for all q, q', q'' (Noether 1918), of random systems and random
 * generators: every part that the derivation names is there, with the right sign.
 */
@Execution(ExecutionMode.CONCURRENT)
class NoetherIdentityTest {
    private static final int SYSTEMS = Integer.getInteger("fuzz", 0) > 0 ? Integer.getInteger("fuzz") / 50 : 40;

    private final Random random = new Random(20240229);
    private final List<Symbol> coordinates = List.of(X, Y);

    private Expression among(List<? extends Expression> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A random polynomial or trigonometric expression in a few of {@code atoms}. */
    private Expression draw(List<? extends Expression> atoms, int terms) {
        Expression sum = ZERO;
        for (int term = 0; term < terms; term++) {
            Expression product = Expression.of(1 + random.nextInt(3), 1 + random.nextInt(2));
            for (int factor = random.nextInt(3); factor >= 0; factor--) {
                Expression atom = among(atoms);
                product = product.times(switch (random.nextInt(6)) {
                    case 0 -> sin(atom);
                    case 1 -> square(atom);
                    default -> atom;
                });
            }
            sum = random.nextBoolean() ? sum.plus(product) : sum.minus(product);
        }
        return sum;
    }

    private MechanicalSystem system() {
        Expression mass = random.nextBoolean() ? M : M.plus(cos(X));
        Expression kinetic = half(mass.times(square(X.rate()))).plus(half(K.times(square(Y.rate()))))
                .plus(random.nextBoolean() ? ZERO : draw(List.of(X, Y, X.rate(), Y.rate()), 1));
        Expression potential = draw(List.of(X, Y, Symbol.TIME, K, GAMMA), 2);
        Expression friction = random.nextBoolean() ? ZERO : half(K.times(square(X.rate()).plus(square(Y.rate()))));
        Expression factor = among(List.of(ONE, exp(GAMMA), exp(K.times(Symbol.TIME)), Symbol.TIME.power(3)));
        List<Expression> force = random.nextBoolean() ? List.of() : List.of(draw(List.of(X, Y.rate()), 1), X.rate());
        Optional<Expression> whole = random.nextInt(4) > 0 ? Optional.empty()
                : Optional.of(kinetic.minus(potential).plus(draw(List.of(X.rate(), Y, Symbol.TIME), 1)));
        return new MechanicalSystem(coordinates, kinetic, potential, friction, factor, whole, force);
    }

    private Symmetry generator() {
        List<Expression> atoms = List.of(X, Y, X.rate(), Y.rate(), Symbol.TIME, M);
        Expression time = random.nextBoolean() ? ZERO : draw(List.of(X, Y, Symbol.TIME, ONE), 1);
        Expression boundary = random.nextBoolean() ? ZERO : draw(atoms, 1);
        return symmetry(Map.of(X, draw(atoms, 2), Y, random.nextBoolean() ? ZERO : draw(atoms, 1)), time, boundary);
    }

    /** ⟨E, η⟩ plus the parts of the law: what the charge must move by off the equations of motion. */
    private static Expression predicted(EquationsOfMotion equations, BrokenLaw law) {
        Expression sum = law.rate();
        for (int index = 0; index < equations.residuals().size(); index++) {
            sum = sum.plus(equations.residuals().get(index).times(law.eta().get(index)));
        }
        return sum;
    }

    @Test
    void the_charge_moves_as_the_parts_of_its_law_say_for_every_path() {
        for (int trial = 0; trial < SYSTEMS; trial++) {
            MechanicalSystem system = system();
            Symmetry symmetry = generator();
            EquationsOfMotion equations = EquationsOfMotion.of(system, CALCULUS);
            BrokenLaw law = BrokenLaw.of(system, equations, symmetry, CALCULUS);
            Verdict verdict = JUDGE.equal(CALCULUS.rate(law.charge()), predicted(equations, law));
            assertThat(verdict).as("system %s, generator %s: %s", system, symmetry, verdict.evidence())
                    .isInstanceOf(Proved.class);
        }
    }

    @Test
    void with_a_part_missing_or_turned_the_identity_is_refuted() {
        int controls = 0;
        for (int trial = 0; trial < SYSTEMS; trial++) {
            MechanicalSystem system = system();
            EquationsOfMotion equations = EquationsOfMotion.of(system, CALCULUS);
            BrokenLaw law = BrokenLaw.of(system, equations, generator(), CALCULUS);
            Expression rate = CALCULUS.rate(law.charge());
            for (Expression part : new ArrayList<>(law.parts().values())) {
                if (!JUDGE.isZero(part)) {
                    controls++;
                    Expression predicted = predicted(equations, law);
                    assertThat(JUDGE.equal(rate, predicted.minus(part))).isInstanceOf(Refuted.class);
                    assertThat(JUDGE.equal(rate, predicted.minus(part).minus(part))).isInstanceOf(Refuted.class);
                }
            }
        }
        assertThat(controls).isGreaterThan(SYSTEMS);
    }

    @Test
    void a_shift_of_time_moves_what_depends_on_time_through_a_function_in_vectors_too() {
        Symbol q = Symbol.of("q", new Shape.Vector(new Dimension.Named("n")), Symbol.Kind.COORDINATE);
        MechanicalSystem system = Systems.scaled(List.of(q), half(M.times(q.rate().dot(q.rate()))),
                half(K.times(GAMMA).times(q.dot(q))), exp(GAMMA));
        EquationsOfMotion equations = EquationsOfMotion.of(system, CALCULUS);
        BrokenLaw law = BrokenLaw.of(system, equations, symmetry(Map.of(), ONE, ZERO), CALCULUS);
        Expression work = equations.residuals().get(0).dot(law.eta().get(0));
        assertThat(JUDGE.equal(CALCULUS.rate(law.charge()), law.rate().plus(work))).isInstanceOf(Proved.class);
        assertThat(JUDGE.equal(CALCULUS.rate(law.charge()), work)).isNotInstanceOf(Proved.class);
    }

    @Test
    void a_shift_of_time_moves_what_depends_on_time_through_a_function() {
        MechanicalSystem system = Systems.scaled(List.of(X), half(M.times(square(X.rate()))), half(K.times(square(X))),
                exp(GAMMA));
        BrokenLaw law = BrokenLaw.of(system, EquationsOfMotion.of(system, CALCULUS),
                symmetry(Map.of(), ONE, ZERO), CALCULUS);
        assertThat(law.parts()).containsOnlyKeys(BrokenLaw.Part.EXPLICIT_TIME);
        Expression lagrangian = exp(GAMMA).times(system.kinetic().minus(system.potential()));
        assertThat(JUDGE.equal(law.rate(), GAMMA.rate().times(lagrangian))).isInstanceOf(Proved.class);
    }
}
