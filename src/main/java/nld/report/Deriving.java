package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nld.derivation.Derived;
import nld.derivation.EquationsOfMotion;
import nld.derivation.Underivable;
import nld.discretization.Recurrence;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;
import nld.report.Derivation.Energy;
import nld.report.Derivation.Known;
import nld.report.Derivation.Line;
import nld.report.Derivation.Missing;
import nld.report.Derivation.Motion;
import nld.report.Derivation.Part;
import nld.report.Derivation.UpdateLaws;
import nld.typesetting.Equation;

/** Puts a derivation into formulas: asks for each part, shortens it, and notes what could not be derived. */
public final class Deriving {
    private final Derived derived;
    private final Theorem theorem;
    private final Simplest simplest;
    private final int order;

    private Deriving(Derived derived, int order) {
        this.order = order;
        this.derived = derived;
        this.theorem = derived.theorem();
        this.simplest = new Simplest(derived.judge());
    }

    /** Everything that follows from {@code derived}'s theorem; modified equations up to O(η^{@code order}). */
    public static Derivation of(Derived derived, int order) {
        return new Deriving(derived, order).derivation();
    }

    /** The highest derivatives of the coordinates, as the equations of motion determine them; none where these are not solved. */
    public static List<Equation> solved(Derived derived) {
        Simplest simplest = new Simplest(derived.judge());
        try {
            nld.derivation.Motion motion = derived.motion();
            List<Equation> solved = new ArrayList<>();
            for (Symbol coordinate : motion.coordinates()) {
                Symbol highest = coordinate.atOrder(motion.order());
                Expression value = motion.onShell(highest);
                if (value == highest) {
                    return List.of();
                }
                solved.add(Equation.of(highest, simplest.of(value)));
            }
            return solved;
        } catch (Underivable | Entries.NamedDimension missing) {
            return List.of();
        }
    }

    private Derivation derivation() {
        MechanicalSystem system = theorem.system();
        SymmetryDeriving symmetries = new SymmetryDeriving(derived, simplest);
        return new Derivation(theorem.name(), theorem.says(), theorem.source(),
                Tidy.of(EquationsOfMotion.lagrangian(system)),
                system.friction().isZero() ? Optional.empty() : Optional.of(system.friction()),
                isStill() ? new Known<>(new Motion(List.of(), List.of())) : part("motion", this::motion),
                isStill() ? new Known<>(new Energy(Expression.of(0), Expression.of(0))) : part("energy", this::energy),
                theorem.symmetries().stream().map(symmetry -> part("symmetry " + symmetry.name(),
                        () -> symmetries.law(symmetry))).toList(),
                theorem.sections().stream().filter(Section.Update.class::isInstance).map(Section.Update.class::cast)
                        .map(update -> part("update " + update.rule().name(), () -> update(update))).toList(),
                theorem.ensemble().networks().stream().map(network -> part("network " + network.name(), () -> NetworkDeriving.of(network)))
                        .toList());
    }

    /** Whether the theorem is about the states of a network, and says nothing of how they move. */
    private boolean isStill() {
        MechanicalSystem system = theorem.system();
        return !theorem.ensemble().networks().isEmpty() && system.kinetic().isZero() && system.friction().isZero()
                && system.lagrangian().isEmpty();
    }

    private static <T> Part<T> part(String name, Supplier<T> deriving) {
        try {
            return new Known<>(deriving.get());
        } catch (Underivable | Entries.NamedDimension missing) {
            return new Missing<>(name, missing.getMessage());
        }
    }

    private Motion motion() {
        EquationsOfMotion equations = derived.equations();
        List<Equation> shown = new ArrayList<>();
        List<Line> steps = new ArrayList<>();
        for (int index = 0; index < equations.coordinates().size(); index++) {
            Symbol coordinate = equations.coordinates().get(index);
            Expression inertial = derived.calculus().rate(equations.momenta().get(index));
            Expression slope = derived.calculus().partial(equations.lagrangian(), coordinate);
            Expression force = equations.forces().get(index);
            Expression residual = simplest.sum(List.of(inertial, slope.negated(), force.negated()));
            shown.add(Equation.vanishing(residual));
            Expression momentum = Steps.slope(coordinate.rate());
            steps.add(step("∂L/∂" + coordinate.rate(), momentum, equations.momenta().get(index)));
            steps.add(step("d/dt ∂L/∂" + coordinate.rate(), Evolved.of(Evolved.Evolution.RATE, momentum), inertial));
            steps.add(step("∂L/∂" + coordinate, Steps.slope(coordinate), slope));
            steps.add(step("force on " + coordinate, Steps.force(coordinate), force));
        }
        return new Motion(shown, steps);
    }

    private Line step(String name, Expression left, Expression formula) {
        return new Line(name, Equation.of(left, simplest.of(formula)));
    }

    private Energy energy() {
        Expression energy = derived.quantity(Symbol.of("energy", Shape.SCALAR, Symbol.Kind.QUANTITY)).orElseThrow();
        Expression potential = derived.writing().scalar(theorem.system().potential());
        boolean whole = theorem.system().lagrangian().isPresent();
        Expression shown = whole ? simplest.of(energy) : simplest.sum(List.of(energy.minus(potential), potential));
        Expression rate = derived.energyRate();
        return new Energy(shown, simplest.isZero(rate) ? Expression.of(0) : simplest.of(rate));
    }

    private UpdateLaws update(Section.Update update) {
        if (!theorem.ensemble().networks().isEmpty()) {
            // gradients of a network are taken in a cell, which only a claim names
            return new UpdateLaws(update.rule().name(), UpdateDeriving.asStated(update.rule()), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), Optional.empty());
        }
        Recurrence recurrence = Recurrence.of(update.rule(), theorem.system(), derived.calculus());
        UpdateDeriving deriving = new UpdateDeriving(derived, recurrence, simplest);
        return new UpdateLaws(update.rule().name(), deriving.recurrence(), deriving.stepLaws(), deriving.conventions(),
                deriving.gradientFlow(), deriving.matchingFlow(), deriving.start(), deriving.error(order), deriving.modified(order), deriving.loss(order));
    }

    /** The name of the charge of {@code symmetry}: as a section calls it, or C. */
    static String charge(Theorem theorem, Symmetry symmetry) {
        return theorem.sections().stream().filter(Section.Charge.class::isInstance).map(Section.Charge.class::cast)
                .filter(section -> section.symmetry().equals(symmetry.name())).map(Section.Charge::charge).findFirst()
                .orElse("C");
    }
}
