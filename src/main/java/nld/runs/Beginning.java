package nld.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.model.RunLog;
import nld.model.UpdateRule;

/**
 * What a log would have held one row before its first step. A rule whose buffers start at 0, and which moves only by what they are
 * after a step, has stood still before: {@code last q} is the start itself, and the buffer is 0.
 */
final class Beginning {
    /** In the place of a column, that the quantity is 0. */
    static final int ZERO = -1;

    private final List<RunLog.Column> columns;
    private final Map<Symbol, Expression> starts;
    private final boolean still;

    Beginning(RunLog log) {
        this.columns = log.columns();
        UpdateRule rule = log.update().rule();
        this.starts = rule.blocks().stream().flatMap(block -> block.states().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        this.still = !rule.isRandom() && rule.blocks().stream().allMatch(this::standsStill);
    }

    private boolean standsStill(UpdateRule.Block block) {
        Expression moved = block.steps().get(block.coordinate()).minus(block.coordinate());
        return new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return evolved.operand() instanceof Symbol state && starts.containsKey(state) && starts.get(state).isZero()
                        ? Expression.zero(state.shape()) : evolved;
            }
        }.rewrite(moved).isZero();
    }

    /** Which column of the first row, or {@link #ZERO}, gives what {@code column} would have held a row before; empty where none does. */
    Optional<Integer> before(int column) {
        if (!still) {
            return Optional.empty();
        }
        Expression value = new Rewriter() {
            @Override
            public Expression symbol(Symbol symbol) {
                return starts.containsKey(symbol) && starts.get(symbol).isZero() ? Expression.zero(symbol.shape()) : symbol;
            }

            @Override
            public Expression evolved(Evolved evolved) {
                boolean place = evolved.evolution() == Evolved.Evolution.LAST && evolved.operand() instanceof Symbol symbol
                        && symbol.kind() == Symbol.Kind.COORDINATE;
                return place ? evolved.operand() : evolved;
            }
        }.rewrite(Shifted.by(-1, columns.get(column).quantity()));
        if (value.isZero()) {
            return Optional.of(ZERO);
        }
        for (int same = 0; same < columns.size(); same++) {
            if (Shifted.by(0, columns.get(same).quantity()) == value) {
                return Optional.of(same);
            }
        }
        return Optional.empty();
    }
}
