package nld.model;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * What moves and by which terms: L = factor · (kinetic − potential), or a Lagrangian given whole; generalized forces
 * come from the Rayleigh friction R as −∂R/∂q' and from {@code force} as it stands.
 *
 * @param coordinates the coordinates, scalars, vectors or matrices, at order 0
 * @param kinetic     the kinetic energy T; 0 for a motion of first order
 * @param potential   the potential V (in learning: the loss, with its decay)
 * @param friction    the Rayleigh function R
 * @param factor      the overall factor e^{γ(t)} of the Lagrangian; 1 where there is none
 * @param lagrangian  the Lagrangian, where it is given whole; then kinetic, potential and factor play no part
 * @param force       for each coordinate, in order, a further force of its shape; empty for none
 * @param constraint  what the coordinates obey at all times; empty where they are free
 */
public record MechanicalSystem(List<Symbol> coordinates, Expression kinetic, Expression potential,
        Expression friction, Expression factor, Optional<Expression> lagrangian, List<Expression> force,
        Optional<Constraint> constraint) {
    /** Copies the lists. */
    public MechanicalSystem {
        coordinates = List.copyOf(coordinates);
        force = List.copyOf(force);
    }

    /** A system whose coordinates are free. */
    public MechanicalSystem(List<Symbol> coordinates, Expression kinetic, Expression potential, Expression friction,
            Expression factor, Optional<Expression> lagrangian, List<Expression> force) {
        this(coordinates, kinetic, potential, friction, factor, lagrangian, force, Optional.empty());
    }

    /**
     * A constraint g(q, t) = 0, kept by the force λ ∂g/∂q.
     *
     * @param function   g, a scalar
     * @param multiplier λ, a scalar parameter that the equations of motion determine
     */
    public record Constraint(Expression function, Symbol multiplier) {
    }

    /** The terms of a system that a control can change. */
    public enum Term {
        /** The kinetic energy. */
        KINETIC,
        /** The potential. */
        POTENTIAL,
        /** The Rayleigh function. */
        FRICTION,
        /** The overall factor. */
        FACTOR,
        /** The Lagrangian given whole. */
        LAGRANGIAN
    }

    /** This system with one term replaced. */
    public MechanicalSystem with(Term term, Expression value) {
        return new MechanicalSystem(coordinates,
                term == Term.KINETIC ? value : kinetic,
                term == Term.POTENTIAL ? value : potential,
                term == Term.FRICTION ? value : friction,
                term == Term.FACTOR ? value : factor,
                term == Term.LAGRANGIAN ? Optional.of(value) : lagrangian, force, constraint);
    }
}
