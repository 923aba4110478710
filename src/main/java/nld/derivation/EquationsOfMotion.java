package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;

/**
 * The Euler–Lagrange equations of a system, written in scalar coordinates or in vectors and matrices.
 *
 * @param coordinates the coordinates, in order: entries of vectors and matrices row by row, or these themselves
 * @param lagrangian  L
 * @param momenta     ∂L/∂q'ᵢ
 * @param forces      the generalized forces Qᵢ: −∂R/∂q'ᵢ, the forces stated, and λ ∂g/∂qᵢ of a constraint g = 0
 * @param residuals   Eᵢ = d/dt ∂L/∂q'ᵢ − ∂L/∂qᵢ − Qᵢ, whose vanishing is the equation of motion
 */
public record EquationsOfMotion(List<Symbol> coordinates, Expression lagrangian, List<Expression> momenta,
        List<Expression> forces, List<Expression> residuals) {
    /** Copies the lists. */
    public EquationsOfMotion {
        coordinates = List.copyOf(coordinates);
        momenta = List.copyOf(momenta);
        forces = List.copyOf(forces);
        residuals = List.copyOf(residuals);
    }

    /** Whether they are written in scalars and accelerations occur in them. */
    public boolean isOfSecondOrder() {
        return coordinates.stream().allMatch(coordinate -> coordinate.shape().isScalar())
                && residuals.stream().anyMatch(residual -> residual.motionOrder() == 2);
    }

    /** Derives the equations; {@link Underivable} where a derivative or a dimension is missing. */
    public static EquationsOfMotion of(MechanicalSystem system, Calculus calculus) {
        Writing writing = Writing.of(system);
        List<Symbol> coordinates = coordinates(system, writing);
        Expression lagrangian = writing.scalar(lagrangian(system));
        List<Expression> forces = forces(system, coordinates, writing, calculus);
        if (Calculus.isLarge(lagrangian)) {
            return ofLarge(system, coordinates, forces, calculus);
        }
        List<Expression> momenta = new ArrayList<>();
        List<Expression> residuals = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            Symbol coordinate = coordinates.get(index);
            Expression momentum = calculus.partial(lagrangian, coordinate.rate());
            momenta.add(momentum);
            residuals.add(Sum.of(List.of(calculus.rate(momentum),
                    calculus.partial(lagrangian, coordinate).negated(), forces.get(index).negated())));
        }
        return new EquationsOfMotion(coordinates, lagrangian, momenta, forces, residuals);
    }

    /** The same in one pass for all coordinates: time and size grow as those of the Lagrangian do. */
    private static EquationsOfMotion ofLarge(MechanicalSystem system, List<Symbol> coordinates, List<Expression> forces, Calculus calculus) {
        Writing writing = Writing.of(system);
        Expression lagrangian = writing.scalar(lagrangian(system));
        List<Symbol> both = new ArrayList<>(coordinates);
        coordinates.forEach(coordinate -> both.add(coordinate.rate()));
        List<Expression> slopes = slopes(system, lagrangian, both, calculus);
        List<Expression> momenta = slopes.subList(coordinates.size(), both.size());
        List<Expression> rates = calculus.rates(momenta);
        List<Expression> residuals = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            residuals.add(Sum.of(List.of(rates.get(index), slopes.get(index).negated(), forces.get(index).negated())));
        }
        return new EquationsOfMotion(coordinates, lagrangian, momenta, forces, residuals);
    }

    /** The slopes of the Lagrangian; of T − V those of V as they stand wherever it is differentiated, so that signs can be read off products. */
    private static List<Expression> slopes(MechanicalSystem system, Expression lagrangian, List<Symbol> symbols, Calculus calculus) {
        Writing writing = Writing.of(system);
        Expression kinetic = writing.scalar(system.kinetic());
        Expression potential = writing.scalar(system.potential());
        if (system.lagrangian().isPresent() || !system.factor().equals(Expression.of(1)) || !kinetic.minus(potential).equals(lagrangian)) {
            return calculus.gradient(lagrangian, symbols);
        }
        return calculus.gradient(lagrangian, kinetic, potential, symbols);
    }

    /** The Lagrangian as stated or as factor · (kinetic − potential), in vectors where the system has them. */
    public static Expression lagrangian(MechanicalSystem system) {
        return system.lagrangian()
                .orElseGet(() -> system.factor().times(system.kinetic().minus(system.potential())));
    }

    /** The coordinates of a system as they are written: scalars, or vectors and matrices. */
    public static List<Symbol> coordinates(MechanicalSystem system, Writing writing) {
        return system.coordinates().stream().flatMap(symbol -> writing.symbols(symbol).stream()).toList();
    }

    private static List<Expression> forces(MechanicalSystem system, List<Symbol> coordinates, Writing writing,
            Calculus calculus) {
        Expression friction = writing.scalar(system.friction());
        List<Expression> stated = system.force().isEmpty()
                ? coordinates.stream().map(coordinate -> Expression.zero(coordinate.shape())).toList()
                : system.force().stream().flatMap(force -> writing.parts(force).stream()).toList();
        List<Expression> forces = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            Symbol coordinate = coordinates.get(index);
            Expression force = stated.get(index).minus(calculus.partial(friction, coordinate.rate()));
            forces.add(system.constraint().map(constraint -> force.plus(constraint.multiplier()
                    .times(calculus.partial(writing.scalar(constraint.function()), coordinate)))).orElse(force));
        }
        return forces;
    }
}
