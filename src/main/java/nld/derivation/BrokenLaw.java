package nld.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.Symmetry;

/**
 * The Noether charge of a generator and what moves it, by the identity dC/dt = ⟨E + Q, η⟩ + δL + L τ' − K' with
 * η = ξ − q'τ (Noether 1918; for broken symmetries Tanaka and Kunin 2021). On the motion E = 0, so that
 *
 * <pre>  C' = kinetic breaking + potential breaking + frictional loss + explicit time + boundary</pre>
 *
 * @param charge  C = ⟨∂L/∂q', η⟩ + L τ − K
 * @param parts   each part of C' on the motion that is not zero by construction, by its name
 * @param eta     η of each coordinate, in order
 * @param changes ξ of each coordinate, in order
 */
public record BrokenLaw(Expression charge, Map<Part, Expression> parts, List<Expression> eta, List<Expression> changes) {
    /** Copies the collections, keeping their order. */
    public BrokenLaw {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        eta = List.copyOf(eta);
        changes = List.copyOf(changes);
    }

    /** What can move a charge. */
    public enum Part {
        /** The change of the kinetic term under the symmetry. */
        KINETIC_BREAKING("kinetic breaking"),
        /** The change of the potential, with its sign in L. */
        POTENTIAL_BREAKING("potential breaking"),
        /** The change of a Lagrangian that is given whole. */
        LAGRANGIAN_BREAKING("breaking"),
        /** The work of the generalized forces along η. */
        FRICTIONAL_LOSS("frictional loss"),
        /** What a generator of time adds: the change of the factor, and L τ'. */
        EXPLICIT_TIME("explicit time"),
        /** The rate of the boundary term, with its sign. */
        BOUNDARY("boundary term");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        /** The name in words. */
        public String words() {
            return words;
        }
    }

    /** Derives charge and law of {@code symmetry}. */
    public static BrokenLaw of(MechanicalSystem system, EquationsOfMotion equations, Symmetry symmetry,
            Calculus calculus) {
        return new Derivation(system, equations, symmetry, calculus).derive();
    }

    /** C' on the motion: the sum of its parts. Accelerations occur in it for generators that depend on velocities. */
    public Expression rate() {
        return parts.isEmpty() ? Expression.of(0) : Sum.of(List.copyOf(parts.values()));
    }

    private static final class Derivation {
        private final MechanicalSystem system;
        private final EquationsOfMotion equations;
        private final Calculus calculus;
        private final Variation variation;
        private final Expression boundary;
        private final Writing writing;

        Derivation(MechanicalSystem system, EquationsOfMotion equations, Symmetry symmetry, Calculus calculus) {
            this.system = system;
            this.equations = equations;
            this.calculus = calculus;
            this.writing = Writing.of(system);
            this.variation = Variation.of(system.coordinates(), symmetry.generator(), writing, calculus);
            this.boundary = writing.scalar(symmetry.boundary());
        }

        BrokenLaw derive() {
            List<Expression> eta = new ArrayList<>();
            for (int index = 0; index < equations.coordinates().size(); index++) {
                Symbol coordinate = equations.coordinates().get(index);
                eta.add(variation.changes().get(index).minus(variation.time().times(coordinate.rate())));
            }
            Expression charge = inner(equations.momenta(), eta)
                    .plus(equations.lagrangian().times(variation.time())).minus(boundary);
            Map<Part, Expression> parts = new LinkedHashMap<>();
            breaking(parts);
            add(parts, Part.FRICTIONAL_LOSS, inner(equations.forces(), eta));
            add(parts, Part.EXPLICIT_TIME, explicitTime());
            add(parts, Part.BOUNDARY, calculus.rate(boundary).negated());
            return new BrokenLaw(charge, parts, eta, variation.changes());
        }

        private void breaking(Map<Part, Expression> parts) {
            if (system.lagrangian().isPresent()) {
                add(parts, Part.LAGRANGIAN_BREAKING, variation.of(equations.lagrangian()));
                return;
            }
            Expression factor = writing.scalar(system.factor());
            Expression kinetic = variation.of(writing.scalar(system.kinetic()));
            Expression potential = variation.of(writing.scalar(system.potential()));
            add(parts, Part.KINETIC_BREAKING, factor.times(kinetic));
            add(parts, Part.POTENTIAL_BREAKING, factor.times(potential).negated());
        }

        private Expression explicitTime() {
            Expression stretched = equations.lagrangian().times(calculus.rate(variation.time()));
            if (system.lagrangian().isPresent()) {
                return stretched;
            }
            Expression difference = writing.scalar(system.kinetic().minus(system.potential()));
            return stretched.plus(variation.of(writing.scalar(system.factor())).times(difference));
        }

        private static Expression inner(List<Expression> left, List<Expression> right) {
            List<Expression> terms = new ArrayList<>();
            terms.add(Expression.of(0));
            for (int index = 0; index < left.size(); index++) {
                terms.add(Writing.inner(left.get(index), right.get(index)));
            }
            return Sum.of(terms);
        }

        private static void add(Map<Part, Expression> parts, Part part, Expression value) {
            if (!value.isZero()) {
                parts.put(part, value);
            }
        }
    }
}
