package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.discretization.AlongSteps;
import nld.discretization.Recurrence;
import nld.expression.Applied;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.model.MechanicalSystem;
import nld.model.Section;
import nld.model.UpdateRule;
import nld.network.Cell;
import nld.network.Draws;

/** Writes out what a claim about states refers to, from the inside out: the potential, steps, cells, derivatives, maps, averages. */
final class EnsembleNames extends Rewriter {
    private final Derived derived;
    private final Section section;
    private final Optional<Cell> cell;
    private final UnaryOperator<Expression> average;
    private final Move move;
    private Optional<AlongSteps> steps = Optional.empty();

    /** What moves an expression: maps, groups, and steps as far as they stay in the cell. */
    interface Move {
        /** {@code operand} moved by what is called {@code name}. */
        Expression of(String name, Expression operand);

        /** Refuses {@code step} where it may take {@code operand} out of its cell. */
        void requireKept(Expression operand, UnaryOperator<Expression> step);
    }

    EnsembleNames(Derived derived, Section section, Optional<Cell> cell, UnaryOperator<Expression> average, Move move) {
        this.derived = derived;
        this.section = section;
        this.cell = cell;
        this.average = average;
        this.move = move;
    }

    /** {@code scalar} in entries, inside the cell where there is one. */
    private Expression inCell(Expression scalar) {
        // drawn gates are functions, which the theorem is written in vectors for; their sizes are stated, though
        Expression entry = Draws.occurIn(scalar) ? Draws.inEntries(Entries.scalar(scalar)) : derived.writing().with(scalar).scalar(scalar);
        return cell.map(inside -> inside.rewrite(entry)).orElse(entry);
    }

    @Override
    public Expression symbol(Symbol symbol) {
        if (symbol.kind() == Symbol.Kind.QUANTITY && symbol.name().equals("potential")) {
            return inCell(derived.theorem().system().potential());
        }
        if (symbol.kind() == Symbol.Kind.QUANTITY) {
            return steps().rewrite(symbol);
        }
        return symbol;
    }

    @Override
    public Expression applied(Applied applied) {
        Expression argument = rewrite(applied.argument());
        boolean kink = applied.function() == Function.ABS && cell.isPresent();
        return kink ? cell.get().rewrite(argument.apply(Function.ABS)) : argument.apply(applied.function());
    }

    /** A spin is its own inverse, so that nothing is taken for granted where one is divided by. */
    @Override
    public Expression power(Power power) {
        Expression base = rewrite(power.base());
        if (!power.exponent().isInteger() || !(base instanceof Product product)) {
            return base.power(power.exponent());
        }
        boolean odd = power.exponent().numerator().testBit(0);
        List<Expression> factors = new ArrayList<>();
        product.factors().forEach(factor -> factors.add(!isSpin(factor) ? factor.power(power.exponent())
                : odd ? factor : Expression.of(1)));
        return Product.of(factors);
    }

    private static boolean isSpin(Expression factor) {
        return factor instanceof Symbol symbol && symbol.kind() == Symbol.Kind.SPIN;
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        Expression operand = rewrite(gradient.operand());
        boolean kink = Symbols.occurs(operand, part -> part instanceof Applied applied && applied.function() == Function.ABS
                && Symbols.of(applied).contains(gradient.by()));
        if (kink) {
            throw new Underivable("it differentiates by " + gradient.by() + " what has kinks there; make the claim in cell, where gates are fixed");
        }
        boolean jump = Symbols.occurs(operand, part -> part instanceof Jet jet && Draws.isGate(jet) && Symbols.of(jet).contains(gradient.by()));
        if (jump) {
            throw new Underivable("a gate is drawn by what holds " + gradient.by() + " and jumps; differentiate the mean over gates: grad_weights (E[…])");
        }
        return derived.calculus().partial(operand, gradient.by());
    }

    @Override
    public Expression evolved(Evolved evolved) {
        Expression operand = rewrite(evolved.operand());
        move.requireKept(operand, argument -> steps().rewrite(Evolved.of(evolved.evolution(), argument)));
        return steps().rewrite(Evolved.of(evolved.evolution(), operand));
    }

    @Override
    public Expression jet(Jet jet) {
        if (Draws.isGate(jet)) {
            // the input of a gate in entries as all else is, so that its mean knows them
            return Jet.of(jet.function(), jet.arguments().stream().map(argument -> rewrite(Entries.scalar(argument))).toList());
        }
        if (!jet.function().isMoving()) {
            return super.jet(jet);
        }
        if (Symbols.occurs(jet.arguments().get(0), part -> !part.shape().names().isEmpty())) {
            return move.of(jet.function().name(), rewrite(jet.arguments().get(0)));
        }
        List<Expression> parts = Entries.of(jet.arguments().get(0)).stream()
                .map(part -> move.of(jet.function().name(), rewrite(part))).toList();
        return jet.shape().isScalar() ? parts.get(0) : Tuple.of(jet.shape(), parts);
    }

    @Override
    public Expression expectation(Expectation expectation) {
        return average.apply(rewrite(expectation.operand()));
    }

    /** One step of the section's rule, its loss inside the cell. */
    private AlongSteps steps() {
        if (steps.isEmpty()) {
            if (!(section instanceof Section.Update update)) {
                throw new Underivable("next and last have no update rule here; write it in an update section");
            }
            if (update.rule().sampling().isPresent() || !update.rule().noises().isEmpty()) {
                throw new Underivable("cells, maps and groups are decided for rules that draw nothing: E[…] would mean two averages");
            }
            MechanicalSystem stated = derived.theorem().system();
            if (Draws.occurIn(update.rule().loss().orElse(stated.potential()))) {
                throw new Underivable("gates of the loss are drawn by what the step moves and jump; nothing descends it");
            }
            MechanicalSystem system = stated.with(MechanicalSystem.Term.POTENTIAL, inCell(stated.potential()));
            UpdateRule rule = new UpdateRule(update.rule().name(), update.rule().loss().map(this::inCell), update.rule().sampling(),
                    update.rule().blocks(), update.rule().noises(), update.rule().place());
            Recurrence recurrence = Recurrence.of(rule, system, derived.calculus());
            steps = Optional.of(new AlongSteps(recurrence, AlongSteps.quantities(recurrence, system, derived.calculus()),
                    derived.calculus()));
        }
        return steps.get();
    }
}
