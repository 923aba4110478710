package nld.discretization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.UpdateRule;

/**
 * A rule seen as momentum with coupled decay, v ← βv + (g + kq) and q ← q − ηv, or as plain descent q ← q − η(g + kq): found by
 * what the lines of the rule are, not by its name.
 *
 * @param momentum β; 0 for plain descent
 * @param decay    k
 */
public record MomentumForm(Expression momentum, Expression decay) {
    private static final Expression ONE = Expression.of(1);

    /** The form of {@code rule}; empty where it is another recurrence, its steps are moved by noise, its rate depends on the step or not all coordinates move alike. */
    static Optional<MomentumForm> of(UpdateRule rule, Calculus calculus) {
        boolean steady = rule.rate().isPresent() && !Symbols.occurs(rule.rate().get(), part -> part == Symbol.STEP);
        if (!steady || !rule.noises().isEmpty()) {
            return Optional.empty();
        }
        List<Optional<MomentumForm>> forms = rule.blocks().stream().map(block -> of(block, calculus)).distinct().toList();
        return forms.size() == 1 ? forms.get(0) : Optional.empty();
    }

    private static Optional<MomentumForm> of(UpdateRule.Block block, Calculus calculus) {
        if (block.states().size() > 1) {
            return Optional.empty();
        }
        return lines(block, calculus).flatMap(lines -> block.states().isEmpty() ? plain(block, lines) : momentum(block, lines));
    }

    /** The factors of every line, {@code next X} by the name {@link LinearLines#after}; empty where one is not linear and steady. */
    static Optional<Map<Symbol, Map<Symbol, Expression>>> lines(UpdateRule.Block block, Calculus calculus) {
        boolean steady = block.steps().values().stream().noneMatch(
                line -> Symbols.occurs(line, part -> part == Symbol.STEP || part == Symbol.TIME));
        LinearLines linear = LinearLines.of(block, calculus);
        Map<Symbol, Map<Symbol, Expression>> lines = new LinkedHashMap<>();
        block.steps().keySet().forEach(symbol -> linear.stated(symbol).ifPresent(line -> lines.put(symbol, line)));
        return steady && lines.size() == block.steps().size() ? Optional.of(lines) : Optional.empty();
    }

    private static Optional<MomentumForm> plain(UpdateRule.Block block, Map<Symbol, Map<Symbol, Expression>> lines) {
        Map<Symbol, Expression> line = lines.get(block.coordinate());
        boolean fits = at(line, block.gradient()).equals(block.rate().negated());
        Expression decay = at(line, block.coordinate()).minus(ONE).over(block.rate()).negated();
        return fits ? Optional.of(new MomentumForm(Expression.of(0), decay)) : Optional.empty();
    }

    private static Optional<MomentumForm> momentum(UpdateRule.Block block, Map<Symbol, Map<Symbol, Expression>> lines) {
        Symbol state = block.states().keySet().iterator().next();
        Map<Symbol, Expression> remembered = lines.get(state);
        Map<Symbol, Expression> moved = lines.get(block.coordinate());
        boolean fits = at(remembered, block.gradient()).equals(ONE)
                && at(moved, block.coordinate()).equals(ONE) && at(moved, LinearLines.after(state)).equals(block.rate().negated())
                && at(moved, state).isZero() && at(moved, block.gradient()).isZero()
                && at(remembered, LinearLines.after(block.coordinate())).isZero();
        return fits ? Optional.of(new MomentumForm(at(remembered, state), at(remembered, block.coordinate())))
                : Optional.empty();
    }

    static Expression at(Map<Symbol, Expression> line, Symbol symbol) {
        return line.getOrDefault(symbol, Expression.of(0));
    }
}
