package nld.discretization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Rewriter;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.MechanicalSystem;
import nld.model.Relation;

/**
 * Writes out what a claim about steps refers to: values after and before a step by the rule's recurrence, derived quantities
 * by their names, and expectations over what is random. Works on what is written as the recurrence is. Inside of {@code next}
 * an expression belongs to the step after: one that draws its loss and its noise afresh.
 */
public final class AlongSteps extends Rewriter {
    /** The recurrence of each step, from the first on; of all steps, where there is one only. */
    private final List<Recurrence> steps;
    private final int ahead;
    private final Map<Symbol, Expression> quantities;
    private final Calculus calculus;
    private final Chance chance;
    private final Recurrence recurrence;

    /** Along the steps of {@code recurrence}, with derived quantities by their names and means over {@code chance}. */
    public AlongSteps(Recurrence recurrence, Map<Symbol, Expression> quantities, Calculus calculus, Chance chance) {
        this(List.of(recurrence), 0, quantities, calculus, chance);
    }

    /** The same, where {@code recurrence} is the only one of its rule. */
    public AlongSteps(Recurrence recurrence, Map<Symbol, Expression> quantities, Calculus calculus) {
        this(recurrence, quantities, calculus, Chance.of(recurrence, calculus));
    }

    private AlongSteps(List<Recurrence> steps, int ahead, Map<Symbol, Expression> quantities, Calculus calculus, Chance chance) {
        this.steps = steps;
        this.ahead = ahead;
        this.quantities = Map.copyOf(quantities);
        this.calculus = calculus;
        this.chance = chance;
        this.recurrence = steps.get(Math.min(ahead, steps.size() - 1));
    }

    /**
     * What {@code relation} needs along the steps of {@code recurrence}. Where it names states before the last step that the state does
     * not determine, everything is written in terms of the state before that step: the relation is then about two steps.
     */
    public static Rewriter of(Relation relation, Recurrence recurrence, Map<Symbol, Expression> quantities, Calculus calculus,
            Chance chance) {
        AlongSteps steps = new AlongSteps(recurrence, quantities, calculus, chance);
        if (steps.isDetermined(relation.left()) && steps.isDetermined(relation.right())) {
            return steps;
        }
        if (chance.isRandom()) {
            throw new Underivable("found last of what the state does not determine: the claim is about two steps, each with noise or a loss of its own");
        }
        return steps.new Later();
    }

    /** Whether each {@code last X} is determined by the state. */
    private boolean isDetermined(Expression side) {
        return !Symbols.occurs(side, part -> part instanceof Evolved evolved && evolved.evolution() == Evolved.Evolution.LAST
                && !recurrence.writing().parts(evolved.operand()).stream()
                        .allMatch(operand -> recurrence.knowsLast(new AlongSteps(recurrence, quantities, calculus, chance).rewrite(operand))));
    }

    /** What claims about steps may name: {@code potential}, and {@code grad potential}, by its entries where these are written. */
    public static Map<Symbol, Expression> quantities(Recurrence recurrence, MechanicalSystem system, Calculus calculus) {
        Expression potential = recurrence.writing().scalar(system.potential());
        List<Symbol> coordinates = recurrence.coordinates();
        Map<Symbol, Expression> quantities = new HashMap<>();
        quantities.put(Symbol.of("potential", Shape.SCALAR, Symbol.Kind.QUANTITY), potential);
        List<Symbol> gradient = gradient(recurrence);
        for (int index = 0; index < gradient.size(); index++) {
            quantities.put(gradient.get(index), calculus.partial(potential, coordinates.get(index)));
        }
        return quantities;
    }

    /** The names of the parts of {@code grad potential}; none where several vectors would have to be one. */
    private static List<Symbol> gradient(Recurrence recurrence) {
        List<Symbol> coordinates = recurrence.coordinates();
        if (recurrence.writing() == Writing.IN_VECTORS) {
            return coordinates.size() > 1 ? List.of()
                    : List.of(Symbol.of("grad potential", coordinates.get(0).shape(), Symbol.Kind.QUANTITY));
        }
        return Entries.symbols(Symbol.of("grad potential", Shape.vector(coordinates.size()), Symbol.Kind.QUANTITY));
    }

    @Override
    public Expression symbol(Symbol symbol) {
        if (recurrence.gradientNamed(symbol).isPresent()) {
            requireDrawn(symbol);
            return recurrence.gradientNamed(symbol).get();
        }
        if (ahead > 0 && chance.isNoise(symbol)) {
            throw new Underivable("found next of " + symbol + ", which is the noise of one step; every step has its own");
        }
        boolean velocity = symbol.kind() == Symbol.Kind.COORDINATE && symbol.order() > 0;
        if (symbol.kind() != Symbol.Kind.QUANTITY && !velocity) {
            return symbol;
        }
        Expression value = quantities.get(symbol);
        if (value == null) {
            throw new Underivable(symbol + " has no meaning along " + recurrence.rule().name());
        }
        return value;
    }

    /** Refuses what holds a loss that a further step draws: every step draws its own. */
    private void requireDrawn(Expression part) {
        if (ahead >= steps.size() && chance.isDrawn()) {
            throw new Underivable("found " + part + " after " + ahead + (ahead == 1 ? " step" : " steps")
                    + ", and every step draws a loss of its own; take the mean of what is after several steps: E[next next …]");
        }
    }

    @Override
    public Expression evolved(Evolved evolved) {
        return switch (evolved.evolution()) {
            case NEXT -> {
                requireDrawn(evolved);
                yield chance.next(recurrence,
                    new AlongSteps(steps, ahead + 1, quantities, calculus, chance).rewrite(evolved.operand()), ahead);
            }
            case LAST -> recurrence.last(rewrite(evolved.operand()));
            default -> throw new Underivable(evolved + " has no meaning along " + recurrence.rule().name());
        };
    }

    @Override
    public Expression partialGradient(PartialGradient gradient) {
        if (Symbols.occurs(gradient.operand(), Evolved.class::isInstance)) {
            throw new Underivable("found " + gradient + "; the gradient is taken before the step: write next (grad_"
                    + gradient.by() + " (…))");
        }
        return calculus.partial(rewrite(gradient.operand()), gradient.by());
    }

    @Override
    public Expression expectation(Expectation expectation) {
        if (ahead > 0) {
            throw new Underivable("found next of " + expectation + "; write the expectation of what is after the step: E[next …]");
        }
        return chance.mean(expectation.operand(),
                way -> new AlongSteps(way, 0, quantities, calculus, chance).rewrite(expectation.operand()));
    }

    /** The same of a step that follows another, in terms of the state before both. */
    private final class Later extends Rewriter {
        @Override
        public Expression symbol(Symbol symbol) {
            return recurrence.next(AlongSteps.this.symbol(symbol));
        }

        @Override
        public Expression evolved(Evolved evolved) {
            Expression operand = AlongSteps.this.rewrite(evolved.operand());
            return switch (evolved.evolution()) {
                case NEXT -> recurrence.next(recurrence.next(operand));
                case LAST -> operand;
                default -> AlongSteps.this.evolved(evolved);
            };
        }

        @Override
        public Expression expectation(Expectation expectation) {
            throw new Underivable("found " + expectation + " in a claim about two steps; means are taken over one that is to come");
        }

        @Override
        public Expression partialGradient(PartialGradient gradient) {
            return recurrence.next(AlongSteps.this.partialGradient(gradient));
        }
    }
}
