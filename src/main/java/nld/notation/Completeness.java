package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.Check;
import nld.model.Check.Conditions;
import nld.model.Check.Course;
import nld.model.Check.Expectation;
import nld.model.Claim;
import nld.model.DeclaredFunction;
import nld.model.MechanicalSystem;
import nld.model.UpdateRule;

/** Refuses a check that leaves open what a run needs. */
final class Completeness {
    private final Draft draft;
    private final Check check;
    private final Conditions conditions;
    private final Span span;

    Completeness(Draft draft, Check check, Span span) {
        this.draft = draft;
        this.check = check;
        this.conditions = check.conditions();
        this.span = span;
    }

    void require() {
        check.expectations().forEach(this::require);
        Set<Symbol> symbols = new LinkedHashSet<>();
        Set<String> functions = new LinkedHashSet<>();
        for (Expression expression : run()) {
            symbols.addAll(Symbols.of(expression));
            Symbols.occurs(expression, part -> part instanceof Jet jet && functions.add(jet.function().name()) && false);
        }
        requireStart();
        functions.stream().filter(name -> !conditions.with().containsKey(
                Symbol.of(name, Shape.SCALAR, Symbol.Kind.QUANTITY))).findFirst().ifPresent(
                        name -> missing("the function " + name, "with " + name + "(" + argument(name) + ") = …"));
        symbols.stream().filter(this::isOpen).findFirst().ifPresent(
                symbol -> missing("a value of " + symbol.atOrder(0), "with " + symbol.atOrder(0)
                        + (symbol.kind() == Symbol.Kind.TIME_FUNCTION ? "(t)" : "") + " = …"));
        symbols.forEach(this::requireSize);
    }

    private String argument(String function) {
        return draft.scope().function(function).map(DeclaredFunction::argumentNames).orElse("");
    }

    private void missing(String what, String remedy) {
        throw Refusal.of(span, Mistake.CONDITION_MISSING, check.label(), what, remedy);
    }

    private void require(Expectation expectation) {
        boolean motion = check.course() instanceof Course.Motion;
        Span place = new Span(expectation.place().line(), expectation.place().column(), "expect".length());
        if (motion != expectation instanceof Expectation.NoDrift) {
            throw Refusal.of(place, Mistake.EXPECTATION_DOES_NOT_FIT, motion ? "the motion" : "an update",
                    motion ? "expect no drift" : "expect order 2 against matching-flow, expect settles at 0.25 or expect every step");
        }
        boolean order = expectation instanceof Expectation.Order || expectation instanceof Expectation.FormulaOrder;
        if (expectation instanceof Expectation.FormulaOrder && conditions.rates().isEmpty()) {
            missing("two or more rates", "rates 1/10, 1/20, 1/40");
        }
        if (expectation instanceof Expectation.OutOfRange && conditions.range().isEmpty()) {
            missing("the range that the run leaves", "valid where eta sharpness <= 1");
        }
        if (expectation instanceof Expectation.Mean && conditions.steps().isEmpty()) {
            missing("how many steps it takes", "steps 1000");
        }
        if (conditions.until().isEmpty() && (motion || order || conditions.steps().isEmpty())) {
            missing(motion || order ? "where it ends" : "how many steps it takes", motion || order ? "until t = 8/5" : "steps 1000");
        }
        if (!motion && (order ? conditions.rates().size() == 1 : conditions.rates().isEmpty() && needsRate())) {
            missing(order ? "two or more rates" : "a rate", order ? "rates 1/10, 1/20, 1/40" : "rate 1/10");
        }
    }

    /** Whether the rate of the rule is a parameter that has no value yet; a number or a schedule needs none. */
    private boolean needsRate() {
        return check.course() instanceof Course.Descent descent && draft.rules.get(descent.rule()).rate()
                .filter(rate -> rate instanceof Symbol symbol && !conditions.with().containsKey(symbol)).isPresent();
    }

    /** What the run and the quantity are computed from. */
    private List<Expression> run() {
        MechanicalSystem system = draft.system;
        List<Expression> parts = new ArrayList<>();
        if (check.course() instanceof Course.Descent descent) {
            UpdateRule rule = draft.rules.get(descent.rule());
            parts.add(rule.loss().orElse(system.potential()));
            rule.expressions().forEach(parts::add);
        }
        if (isMotionFollowed()) {
            parts.addAll(List.of(system.kinetic(), system.potential(), system.friction(), system.factor()));
            system.lagrangian().ifPresent(parts::add);
            parts.addAll(system.force());
            system.constraint().ifPresent(constraint -> parts.add(constraint.function()));
        }
        parts.addAll(system.coordinates());
        if (check.subject() instanceof Check.Subject.Quantity quantity) {
            parts.add(quantity.expression());
        } else if (check.subject() instanceof Check.Subject.OfClaim subject) {
            draft.sections.stream().flatMap(section -> section.claims().stream())
                    .filter(claim -> claim.label().equals(subject.label())).map(Claim::relation)
                    .forEach(relation -> parts.addAll(List.of(relation.left(), relation.right())));
        }
        return parts;
    }

    private boolean isOpen(Symbol symbol) {
        boolean needed = symbol.kind() == Symbol.Kind.PARAMETER || symbol.kind() == Symbol.Kind.TIME_FUNCTION;
        return needed && !conditions.with().containsKey(symbol.atOrder(0)) && !isRate(symbol);
    }

    /** The learning rate is set by the check's rates. */
    private boolean isRate(Symbol symbol) {
        return check.course() instanceof Course.Descent descent
                && draft.rules.get(descent.rule()).rate().filter(rate -> rate == symbol).isPresent();
    }

    private void requireSize(Symbol symbol) {
        List<Dimension> sides = symbol.shape() instanceof Shape.Vector vector ? List.of(vector.length())
                : symbol.shape() instanceof Shape.Matrix matrix ? List.of(matrix.rows(), matrix.columns()) : List.of();
        for (Dimension side : sides) {
            if (side instanceof Dimension.Named && !conditions.with().containsKey(Symbol.parameter(side.toString()))) {
                missing("the size of " + side, "with " + side + " = 2");
            }
        }
    }

    private void requireStart() {
        boolean motion = isMotionFollowed();
        for (Symbol coordinate : draft.coordinates()) {
            if (!conditions.start().containsKey(coordinate)) {
                missing("a start of " + coordinate, "from " + coordinate + " = …");
            }
            Symbol velocity = coordinate.rate();
            if (motion && isInertial(velocity) && !conditions.start().containsKey(velocity)) {
                missing("a start of " + velocity, "from " + velocity + " = …");
            }
        }
    }

    /** Whether the motion of the system is looked at, or runs are compared with it. */
    private boolean isMotionFollowed() {
        return check.course() instanceof Course.Motion || check.expectations().stream()
                .anyMatch(one -> one instanceof Expectation.Order order && order.against() == Check.Flow.MOTION);
    }

    /** A coordinate whose velocity the Lagrangian holds starts with a velocity of its own. */
    private boolean isInertial(Symbol velocity) {
        Expression inertia = draft.system.lagrangian().orElse(draft.system.kinetic());
        return Symbols.of(inertia).contains(velocity);
    }
}
