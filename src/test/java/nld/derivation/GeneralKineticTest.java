package nld.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nld.expression.AbstractFunction;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.kernel.Proved;
import nld.model.Generator;
import nld.model.MechanicalSystem;
import nld.model.Place;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Metrics G(q), mirror maps h and vector fields ξ(q) that are left open, in R^n: what is derived in vectors is, for stated
 * functions of two variables, what is derived in entries.
 */
class GeneralKineticTest {
    private static final Shape VECTOR = new Shape.Vector(new Dimension.Named("n"));
    private static final Shape MATRIX = new Shape.Matrix(new Dimension.Named("n"), new Dimension.Named("n"));
    private static final Symbol Q = Symbol.of("q", VECTOR, Symbol.Kind.COORDINATE);
    private static final Symbol P = Symbol.of("p", VECTOR, Symbol.Kind.COORDINATE);
    private static final Symbol MU = Symbol.parameter("mu");
    private static final Symbol M = Symbol.parameter("m");
    private static final Symbol C = Symbol.parameter("c");
    private static final Expression ZERO = Expression.of(0);
    private static final Expression ONE = Expression.of(1);
    private static final Expression HALF = Expression.of(1, 2);
    private static final AbstractFunction METRIC = new AbstractFunction("G", List.of(), MATRIX, true);
    private static final AbstractFunction FIELD = new AbstractFunction("xi", List.of(), VECTOR, false);
    private static final Expression LOSS = Jet.of(AbstractFunction.scalar("f"), List.of(Q));
    private static final Expression G = Jet.of(METRIC, List.of(Q));
    private static final Expression XI = Jet.of(FIELD, List.of(Q));

    private static Symbol time(String name) {
        return Symbol.of(name, Shape.SCALAR, Symbol.Kind.TIME_FUNCTION);
    }

    private static MechanicalSystem riemannian() {
        return new MechanicalSystem(List.of(Q), HALF.times(Q.rate().dot(G.times(Q.rate()))), LOSS,
                HALF.times(MU).times(Q.rate().dot(Q.rate())), time("gamma").apply(Function.EXP), Optional.empty(), List.of());
    }

    private static Expression mirror(Expression at) {
        return Jet.of(AbstractFunction.scalar("h"), List.of(at));
    }

    private static Expression dual(Expression at) {
        return Jet.of("h", at, 1, List.of());
    }

    /** e^{α+γ} (D_h(q + e^{−α} q', q) − e^β f(q)), Wibisono, Wilson and Jordan 2016. */
    private static MechanicalSystem bregman() {
        Expression step = time("alpha").negated().apply(Function.EXP).times(Q.rate());
        Expression divergence = mirror(Q.plus(step)).minus(mirror(Q)).minus(dual(Q).dot(step));
        Expression lagrangian = time("alpha").plus(time("gamma")).apply(Function.EXP)
                .times(divergence.minus(time("beta").apply(Function.EXP).times(LOSS)));
        return new MechanicalSystem(List.of(Q), ZERO, ZERO, ZERO, ONE, Optional.of(lagrangian), List.of());
    }

    private static MechanicalSystem coupled(Expression metric) {
        Expression kinetic = HALF.times(Q.rate().dot(metric)).plus(C.times(Q.rate().dot(P.rate())))
                .plus(HALF.times(M).times(P.rate().dot(P.rate())));
        return new MechanicalSystem(List.of(Q, P), kinetic, LOSS.plus(HALF.times(P.dot(P))), ZERO, ONE, Optional.empty(),
                List.of());
    }

    static Stream<Arguments> systems() {
        return Stream.of(Arguments.of("a metric", riemannian()), Arguments.of("a mirror map", bregman()),
                Arguments.of("a metric and a coupling", coupled(G.times(Q.rate()))));
    }

    private static Theorem theorem(MechanicalSystem system) {
        Place place = new Place(1, 1);
        Symmetry symmetry = new Symmetry("field", List.of(), new Generator(Map.of(Q, XI), ZERO), ZERO, List.of(), place);
        return new Theorem("general", "", "", Map.of(), List.of(), system, List.of(), List.of(symmetry),
                List.of(new Section.Charge("B", "field", List.of(), place)), List.of(), List.of());
    }

    private static Derived derived(Theorem theorem) {
        return new Derived(theorem, Systems.CALCULUS, Systems.JUDGE);
    }

    private static Instance instance() {
        Instance sizes = new Instance(Map.of("n", 2), Map.of(), Systems.CALCULUS);
        List<Symbol> q = Entries.symbols((Symbol) sizes.symbol(Q));
        Expression x = q.get(0);
        Expression y = q.get(1);
        Expression cubic = x.power(3).plus(x.times(y.power(2))).plus(y);
        Shape plane = Shape.matrix(2, 2);
        return new Instance(Map.of("n", 2), Map.of(
                "f", new Instance.Body(Q, cubic.times(y)), "h", new Instance.Body(Q, cubic.plus(x.power(4)).plus(y.power(4))),
                "G", new Instance.Body(Q, Tuple.of(plane, List.of(ONE.plus(x.power(2)), x.times(y), x.times(y),
                        Expression.of(2).plus(y.power(4))))),
                "xi", new Instance.Body(Q, Tuple.of(List.of(x.times(y), x.power(2).minus(y))))), Systems.CALCULUS);
    }

    private static void requireSame(Expression inVectors, List<Expression> inEntries) {
        List<Expression> written = Entries.of(instance().rewrite(inVectors));
        for (int seed = 0; seed < 3; seed++) {
            List<Rational> expected = RandomNodes.values(inEntries, seed);
            assertThat(RandomNodes.values(written, seed)).as("%s", inVectors).isEqualTo(expected).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void equations_energy_charge_and_law_in_vectors_are_those_in_entries(String name, MechanicalSystem system) {
        Derived general = derived(theorem(system));
        Derived concrete = derived(ConcreteTheorem.of(theorem(system), instance()));
        int size = concrete.equations().coordinates().size() / general.equations().coordinates().size();
        for (int index = 0; index < general.equations().coordinates().size(); index++) {
            int start = index * size;
            requireSame(general.equations().residuals().get(index),
                    concrete.equations().residuals().subList(start, start + size));
            requireSame(general.equations().momenta().get(index), concrete.equations().momenta().subList(start, start + size));
        }
        Symbol energy = Symbol.of("energy", Shape.SCALAR, Symbol.Kind.QUANTITY);
        requireSame(general.quantity(energy).orElseThrow(), List.of(concrete.quantity(energy).orElseThrow()));
        BrokenLaw law = general.law("field");
        requireSame(law.charge(), List.of(concrete.law("field").charge()));
        assertThat(law.parts().keySet()).isEqualTo(concrete.law("field").parts().keySet());
        law.parts().forEach((part, value) -> requireSame(value, List.of(concrete.law("field").parts().get(part))));
    }

    /** Off the motion C' − law = ⟨E, η⟩, so that nothing has to be solved for the law to hold on it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void a_charge_moves_by_its_law_wherever_the_equations_hold(String name, MechanicalSystem system) {
        Derived general = derived(theorem(system));
        BrokenLaw law = general.law("field");
        Expression missed = Systems.CALCULUS.rate(law.charge()).minus(law.rate());
        Expression used = general.equations().residuals().get(0).dot(XI);
        List<Expression> both = Entries.of(instance().rewrite(used));
        requireSame(missed, both);
        assertThat(RandomNodes.values(both, 0)).isNotEqualTo(List.of(Rational.ZERO));
    }

    /** ½ q'·(𝓛_ξ G) q' with 𝓛_ξ G = D G[ξ] + (Dξ)ᵀ G + G Dξ. */
    @Test
    void the_kinetic_breaking_of_a_metric_is_its_lie_derivative() {
        Derived general = derived(theorem(riemannian()));
        Expression slope = Jet.of(FIELD, List.of(Q), List.of(0), List.of(), List.of());
        Expression moved = ((Jet) G).along(0, XI);
        Expression lie = moved.plus(slope.transposed().times(G)).plus(G.times(slope));
        Expression stated = time("gamma").apply(Function.EXP).times(HALF).times(Q.rate().dot(lie.times(Q.rate())));
        Expression breaking = general.law("field").parts().get(BrokenLaw.Part.KINETIC_BREAKING);
        requireSame(breaking, Entries.of(instance().rewrite(stated)));
        Expression lost = moved.plus(slope.times(G)).plus(G.times(slope));
        Expression wrong = time("gamma").apply(Function.EXP).times(HALF).times(Q.rate().dot(lost.times(Q.rate())));
        assertThat(RandomNodes.values(Entries.of(instance().rewrite(wrong)), 0))
                .isNotEqualTo(RandomNodes.values(Entries.of(instance().rewrite(breaking)), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void equations_with_a_matrix_before_an_acceleration_hold_without_being_solved(String name, MechanicalSystem system) {
        Derived general = derived(theorem(system));
        Motion motion = general.motion();
        assertThat(motion.order()).isEqualTo(2);
        assertThat(motion.equations()).isEqualTo(general.equations().residuals());
        assertThat(motion.onShell(Q.atOrder(2))).isSameAs(Q.atOrder(2));
        assertThat(motion.equations(1)).isEmpty();
        assertThat(motion.equations(3)).hasSize(2 * motion.equations().size())
                .allMatch(equation -> equation.motionOrder() <= 3);
    }

    @Test
    void the_energy_of_an_unsolved_motion_moves_by_its_law() {
        Derived general = derived(theorem(riemannian()));
        Expression energy = general.quantity(Symbol.of("energy", Shape.SCALAR, Symbol.Kind.QUANTITY)).orElseThrow();
        Expression factor = time("gamma").apply(Function.EXP);
        Expression missed = factor.times(Systems.CALCULUS.rate(energy).minus(general.energyRate()));
        Instance instance = instance();
        List<Expression> used = Entries.of(instance.rewrite(general.equations().residuals().get(0).dot(Q.rate())));
        assertThat(Systems.JUDGE.equal(Entries.scalar(instance.rewrite(missed)), used.get(0)))
                .isInstanceOf(Proved.class);
    }

    @Test
    void vectors_that_scalars_couple_are_solved_for() {
        MechanicalSystem system = coupled(M.times(Q.rate()));
        Derived general = derived(theorem(system));
        assertThat(general.motion().equations()).isEmpty();
        List<Expression> residuals = general.equations().residuals();
        Instance instance = instance();
        for (Expression residual : residuals) {
            for (Expression entry : Entries.of(instance.rewrite(general.motion().onShell(residual)))) {
                assertThat(Systems.JUDGE.isZero(entry)).isTrue();
            }
        }
        Derived concrete = derived(ConcreteTheorem.of(theorem(system), instance));
        List<Expression> solved = new ArrayList<>();
        general.motion().solved().forEach(each -> solved.addAll(Entries.of(instance.rewrite(each))));
        for (int index = 0; index < solved.size(); index++) {
            assertThat(Systems.JUDGE.equal(solved.get(index), concrete.motion().solved().get(index)))
                    .isInstanceOf(Proved.class);
        }
    }
}
