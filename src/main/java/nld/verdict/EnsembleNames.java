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

/** Writes out what a claim about states refers to, from the inside out: the potential, steps, cells, derivatives, maps, averages. */
final class EnsembleNames extends Rewriter {
    private final Derived derived;
    private final Section section;
    private final Optional<Cell> cell;
    private final UnaryOperator<Expression> average;
    private final Move move;
    private Optional<AlongSteps> steps = Optional.empty();

    /** What a map or a group does to an expression. */
    interface Move {
        /** {@code operand} moved by what is called {@code name}. */
        Expression of(String name, Expression operand);
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
        Expression entry = derived.writing().with(scalar).scalar(scalar);
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
        return derived.calculus().partial(operand, gradient.by());
    }

    @Override
    public Expression evolved(Evolved evolved) {
        return steps().rewrite(Evolved.of(evolved.evolution(), rewrite(evolved.operand())));
    }

    @Override
    public Expression jet(Jet jet) {
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
