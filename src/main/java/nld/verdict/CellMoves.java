package nld.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.model.Claim;
import nld.network.Cell;

/**
 * What becomes of the spins of a cell when the state is moved: a spin is the sign of something, and what moves that to plus or
 * minus the same of another spin moves the spin with it. Anything else leaves the cell, and is refused; frozen gates stay.
 */
record CellMoves(Optional<Cell> cell, Judge judge) {
    /** {@code element} with what it does to the spins. */
    Map<Symbol, Expression> completed(Map<Symbol, Expression> element) {
        if (element.keySet().stream().allMatch(symbol -> symbol.kind() == Symbol.Kind.SPIN)) {
            // gates that are flipped by themselves are constants
            return element;
        }
        Map<Symbol, Expression> completed = new HashMap<>(element);
        cell.ifPresent(inside -> inside.spins().forEach((spin, argument) -> {
            boolean frozen = inside.kind().gates() == Claim.Cell.Gates.FROZEN && !inside.isOfExamples(argument);
            if (!frozen && !element.containsKey(spin)) {
                completed.put(spin, moved(inside, argument, completed));
            }
        }));
        return completed;
    }

    /** The flip of each gate that the cell has met, a spin that is no example's. */
    List<Set<Symbol>> gates() {
        List<Set<Symbol>> flips = new ArrayList<>();
        cell.ifPresent(inside -> inside.spins().forEach((spin, argument) -> {
            if (!inside.isOfExamples(argument)) {
                flips.add(Set.of(spin));
            }
        }));
        return flips;
    }

    /**
     * Refuses a step that may leave the cell: where {@code operand}, which is to be taken after it, holds a spin of something that the
     * step moves. Frozen gates stay; and so does everything where the claim is made as what the step is proportional to goes to 0.
     *
     * @param step  what becomes of an expression in one step
     * @param small what goes to 0, if anything
     */
    void requireKept(Expression operand, UnaryOperator<Expression> step, Optional<Symbol> small) {
        if (cell.isEmpty()) {
            return;
        }
        Substitution rest = new Substitution(small.map(symbol -> Map.of(symbol, Expression.of(0))).orElse(Map.of()));
        Set<Symbol> concerned = new HashSet<>(Symbols.of(operand));
        List<Map.Entry<Symbol, Expression>> spins = new ArrayList<>(cell.get().spins().entrySet());
        Collections.reverse(spins);
        for (Map.Entry<Symbol, Expression> spin : spins) {
            Expression argument = spin.getValue();
            boolean frozen = cell.get().kind().gates() == Claim.Cell.Gates.FROZEN && !cell.get().isOfExamples(argument);
            if (frozen || !concerned.contains(spin.getKey())) {
                continue;
            }
            concerned.addAll(Symbols.of(argument));
            if (!judge.isZero(rest.rewrite(step.apply(argument)).minus(argument))) {
                throw new Underivable("a step may take it out of its cell, as it changes " + argument
                        + "; say what holds there: gates frozen, all examples active, or claim it to an order: + O(eta^2)");
            }
        }
    }

    private Expression moved(Cell inside, Expression argument, Map<Symbol, Expression> moves) {
        Expression moved = new Substitution(moves).rewrite(argument);
        for (Map.Entry<Symbol, Expression> spin : inside.spins().entrySet()) {
            if (moved == spin.getValue() || judge.isZero(moved.minus(spin.getValue()))) {
                return spin.getKey();
            }
            if (judge.isZero(moved.plus(spin.getValue()))) {
                return spin.getKey().negated();
            }
        }
        throw new Underivable("it is moved out of its cell: " + argument + " becomes " + moved
                + "; say what holds there: gates frozen, all examples active");
    }
}
