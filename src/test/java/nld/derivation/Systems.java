package nld.derivation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.Generator;
import nld.model.MechanicalSystem;
import nld.model.Place;
import nld.model.Symmetry;

/** The systems and words that the tests of derivations share. */
final class Systems {
    static final Symbol X = Symbol.coordinate("x");
    static final Symbol Y = Symbol.coordinate("y");
    static final Symbol M = Symbol.parameter("m");
    static final Symbol K = Symbol.parameter("k");
    static final Symbol G = Symbol.parameter("g");
    static final Symbol LENGTH = Symbol.parameter("l");
    static final Symbol MU = Symbol.parameter("mu");
    static final Symbol GAMMA = Symbol.of("gamma", Shape.SCALAR, Symbol.Kind.TIME_FUNCTION);
    static final Expression ZERO = Expression.of(0);
    static final Expression ONE = Expression.of(1);
    static final Expression HALF = Expression.of(1, 2);
    static final Judge JUDGE = new Judge(new Assumptions(Map.of(M, Domain.POSITIVE, K, Domain.POSITIVE,
            G, Domain.POSITIVE, LENGTH, Domain.POSITIVE)), 20240229);
    static final Calculus CALCULUS = new Calculus(new SymbolicDifferentiator());

    private Systems() {
    }

    static MechanicalSystem conservative(List<Symbol> coordinates, Expression kinetic, Expression potential) {
        return new MechanicalSystem(coordinates, kinetic, potential, ZERO, ONE, Optional.empty(), List.of());
    }

    static MechanicalSystem damped(List<Symbol> coordinates, Expression kinetic, Expression potential,
            Expression friction) {
        return new MechanicalSystem(coordinates, kinetic, potential, friction, ONE, Optional.empty(), List.of());
    }

    static MechanicalSystem scaled(List<Symbol> coordinates, Expression kinetic, Expression potential,
            Expression factor) {
        return new MechanicalSystem(coordinates, kinetic, potential, ZERO, factor, Optional.empty(), List.of());
    }

    static MechanicalSystem whole(List<Symbol> coordinates, Expression lagrangian) {
        return new MechanicalSystem(coordinates, ZERO, ZERO, ZERO, ONE, Optional.of(lagrangian), List.of());
    }

    static Symmetry symmetry(Map<Symbol, Expression> changes, Expression time, Expression boundary) {
        return new Symmetry("S", List.of(), new Generator(changes, time), boundary, List.of(), new Place(1, 1));
    }

    static Motion motion(MechanicalSystem system) {
        return Motion.of(EquationsOfMotion.of(system, CALCULUS), CALCULUS, JUDGE);
    }

    static Expression half(Expression expression) {
        return HALF.times(expression);
    }

    static Expression square(Expression expression) {
        return expression.power(2);
    }

    static Expression sin(Expression argument) {
        return argument.apply(Function.SIN);
    }

    static Expression cos(Expression argument) {
        return argument.apply(Function.COS);
    }

    static Expression exp(Expression argument) {
        return argument.apply(Function.EXP);
    }
}
