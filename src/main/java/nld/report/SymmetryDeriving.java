package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.derivation.BrokenLaw;
import nld.derivation.Derived;
import nld.derivation.EquationsOfMotion;
import nld.derivation.Writing;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.Section;
import nld.model.Symmetry;
import nld.report.Derivation.Line;
import nld.report.Derivation.SymmetryLaw;
import nld.typesetting.Equation;

/** Puts the charge of a symmetry and what moves it into formulas. */
final class SymmetryDeriving {
    private final Derived derived;
    private final Simplest simplest;

    SymmetryDeriving(Derived derived, Simplest simplest) {
        this.derived = derived;
        this.simplest = simplest;
    }

    SymmetryLaw law(Symmetry symmetry) {
        BrokenLaw law = derived.law(symmetry.name());
        String charge = Deriving.charge(derived.theorem(), symmetry);
        List<Line> parts = new ArrayList<>();
        List<Expression> kept = new ArrayList<>();
        for (Map.Entry<BrokenLaw.Part, Expression> part : law.parts().entrySet()) {
            Expression moved = alongMotion(part.getValue());
            if (!simplest.isZero(moved)) {
                kept.add(moved);
                parts.add(new Line(part.getKey().words(), Equation.bare(simplest.of(moved))));
            }
        }
        Expression rate = simplest.sum(kept);
        boolean conserved = simplest.isZero(rate);
        return new SymmetryLaw(symmetry.name(), generator(symmetry),
                new Line(charge, Equation.of(Steps.quantity(charge), simplest.of(law.charge()))), parts,
                new Line(charge + "'", Equation.of(Evolved.of(Evolved.Evolution.RATE, Steps.quantity(charge)),
                        conserved ? Expression.of(0) : rate)), steps(symmetry, law));
    }

    /** Accelerations are put in; the velocities of a motion of first order stay, for with them the law is plain. */
    private Expression alongMotion(Expression part) {
        return part.motionOrder() >= 2 ? derived.motion().onShell(part) : part;
    }

    private static List<Line> generator(Symmetry symmetry) {
        List<Line> lines = new ArrayList<>();
        symmetry.generator().changes().forEach((symbol, change) -> lines.add(new Line("δ" + symbol, Equation.of(Steps.change(symbol), change))));
        if (!symmetry.generator().time().isZero()) {
            lines.add(new Line("δt", Equation.of(Steps.change(Symbol.TIME), symmetry.generator().time())));
        }
        if (!symmetry.boundary().isZero()) {
            lines.add(new Line("boundary term", Equation.of(Steps.quantity("boundary"), symmetry.boundary())));
        }
        return lines;
    }

    private List<Line> steps(Symmetry symmetry, BrokenLaw law) {
        EquationsOfMotion equations = derived.equations();
        List<Line> steps = new ArrayList<>();
        for (int index = 0; index < law.eta().size(); index++) {
            Symbol coordinate = equations.coordinates().get(index);
            steps.add(new Line("η of " + coordinate, Equation.of(Steps.moved(symmetry, coordinate), simplest.of(law.eta().get(index)))));
        }
        for (int index = 0; index < law.eta().size(); index++) {
            Symbol coordinate = equations.coordinates().get(index);
            Expression product = Writing.inner(equations.momenta().get(index), law.eta().get(index));
            steps.add(new Line("η ∂L/∂" + coordinate.rate(), Equation.of(
                    Writing.inner(Steps.slope(coordinate.rate()), Steps.moved(symmetry, coordinate)), simplest.of(product))));
        }
        Rewriter variation = derived.alongMotion(
                new Section.Charge("C", symmetry.name(), List.of(), symmetry.place()));
        MechanicalSystem system = derived.theorem().system();
        if (system.lagrangian().isPresent()) {
            steps.add(varied(variation, "lagrangian", system.lagrangian().get()));
        } else {
            steps.add(varied(variation, "kinetic", system.kinetic()));
            steps.add(varied(variation, "potential", system.potential()));
        }
        for (int index = 0; index < law.eta().size(); index++) {
            Expression work = Writing.inner(equations.forces().get(index), law.eta().get(index));
            Symbol coordinate = equations.coordinates().get(index);
            steps.add(new Line("η × force on " + coordinate, Equation.of(
                    Writing.inner(Steps.force(coordinate), Steps.moved(symmetry, coordinate)), simplest.of(work))));
        }
        return steps;
    }

    private Line varied(Rewriter variation, String name, Expression term) {
        Expression change = variation.rewrite(Evolved.of(Evolved.Evolution.VARIATION, derived.writing().scalar(term)));
        return new Line("δ(" + name + ")", Equation.of(Steps.change(Steps.quantity(name)),
                simplest.isZero(change) ? Expression.of(0) : simplest.of(change)));
    }
}
