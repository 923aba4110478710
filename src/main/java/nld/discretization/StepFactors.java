package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.UpdateRule;

/** The factors with which a rule moves its coordinates, block by block, where their lines are linear. */
final class StepFactors {
    private final List<LinearLines> lines;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * next q = kept q + Σ fed b + pull g; of the first buffer, next v = held q + carried v + driven g; and where the line of the
     * coordinates says so, next q = stays q + follows next v.
     *
     * @param fed     before each buffer
     * @param stays   0 where the line says something else
     * @param follows 0 where the line says something else
     */
    record Block(Expression kept, List<Expression> fed, Expression pull, Expression held, Expression carried, Expression driven,
            Expression stays, Expression follows) {
        Expression fed(int buffer) {
            return fed.get(buffer);
        }

        /** Before the only buffer. */
        Expression single() {
            return fed.get(0);
        }
    }

    private StepFactors(List<LinearLines> lines) {
        this.lines = lines;
    }

    /** The factors; empty where a coordinate's line is not linear, or that of its only buffer. */
    static Optional<StepFactors> of(List<LinearLines> lines, Recurrence recurrence, Judge judge) {
        StepFactors factors = new StepFactors(lines);
        for (int index = 0; index < lines.size(); index++) {
            Optional<Block> block = block(lines.get(index), recurrence.rule().blocks().get(index), judge);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            factors.blocks.add(block.get());
        }
        return Optional.of(factors);
    }

    private static Optional<Block> block(LinearLines lines, UpdateRule.Block block, Judge judge) {
        Symbol place = block.coordinate();
        Optional<Map<Symbol, Expression>> moved = lines.line(place);
        boolean single = lines.buffers().size() == 1;
        Optional<Map<Symbol, Expression>> remembered = single ? lines.line(lines.buffers().get(0)) : Optional.of(Map.of());
        if (moved.isEmpty() || remembered.isEmpty()) {
            return Optional.empty();
        }
        Function<Map<Symbol, Expression>, Function<Symbol, Expression>> at =
                line -> symbol -> judge.simplified(line.getOrDefault(symbol, Expression.of(0)));
        Function<Symbol, Expression> ofPlace = at.apply(moved.get());
        Function<Symbol, Expression> ofBuffer = at.apply(remembered.get());
        Expression stays = Expression.of(0);
        Expression follows = Expression.of(0);
        Expression carried = Expression.of(0);
        if (single) {
            Symbol buffer = lines.buffers().get(0);
            Map<Symbol, Expression> stated = lines.stated(place).orElseThrow();
            carried = ofBuffer.apply(buffer);
            if (Set.of(place, LinearLines.after(buffer)).containsAll(stated.keySet())) {
                stays = at.apply(stated).apply(place);
                follows = at.apply(stated).apply(LinearLines.after(buffer));
            }
        }
        return Optional.of(new Block(ofPlace.apply(place), lines.buffers().stream().map(ofPlace).toList(),
                ofPlace.apply(block.gradient()), ofBuffer.apply(place), carried, ofBuffer.apply(block.gradient()), stays, follows));
    }

    /** One of the factors of each block. */
    List<Expression> map(Function<Block, Expression> factor) {
        return blocks.stream().map(factor).toList();
    }

    /** The same in the step before; empty where a factor depends on numbers that are not known then. */
    List<Expression> last(Function<Block, Expression> factor) {
        List<Expression> now = map(factor);
        for (int index = 0; index < now.size(); index++) {
            if (!lines.get(index).isCountedBySteps(now.get(index))) {
                return List.of();
            }
        }
        Substitution before = new Substitution(Map.of(Symbol.STEP, Symbol.STEP.minus(Expression.of(1))));
        return now.stream().map(before::rewrite).toList();
    }

    /** Whether a step moves the coordinates by what the buffer is after it: next q = a q + s next v. */
    boolean isFollowed() {
        return blocks.stream().noneMatch(block -> block.follows().isZero());
    }
}
