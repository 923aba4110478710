package nld.discretization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Scaled;
import nld.expression.Substitution;
import nld.expression.Sum;
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

    /** The form of {@code rule}; empty where it is another recurrence, its rate depends on the step or not all coordinates move alike. */
    static Optional<MomentumForm> of(UpdateRule rule, Calculus calculus) {
        boolean steady = rule.rate().isPresent() && !Symbols.occurs(rule.rate().get(), part -> part == Symbol.STEP);
        if (!steady) {
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

    /** The coefficients of every line, {@code next X} by the name {@link #after}; empty where one is not linear and steady. */
    static Optional<Map<Symbol, Map<Symbol, Expression>>> lines(UpdateRule.Block block, Calculus calculus) {
        Map<Symbol, Map<Symbol, Expression>> lines = new LinkedHashMap<>();
        for (Map.Entry<Symbol, Expression> step : block.steps().entrySet()) {
            Optional<Map<Symbol, Expression>> line = linear(step.getValue(), calculus);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            lines.put(step.getKey(), line.get());
        }
        return Optional.of(lines);
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
                && at(moved, block.coordinate()).equals(ONE) && at(moved, after(state)).equals(block.rate().negated())
                && at(moved, state).isZero() && at(moved, block.gradient()).isZero()
                && at(remembered, after(block.coordinate())).isZero();
        return fits ? Optional.of(new MomentumForm(at(remembered, state), at(remembered, block.coordinate())))
                : Optional.empty();
    }

    static Expression at(Map<Symbol, Expression> line, Symbol symbol) {
        return line.getOrDefault(symbol, Expression.of(0));
    }

    /** A name for {@code next X}. */
    static Symbol after(Symbol symbol) {
        return Symbol.of("next " + symbol.name(), symbol.shape(), Symbol.Kind.STATE);
    }

    /** The coefficients of a value that is a sum of constant multiples of moving symbols; empty where it is not. */
    private static Optional<Map<Symbol, Expression>> linear(Expression value, Calculus calculus) {
        Expression named = new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return after((Symbol) evolved.operand());
            }
        }.rewrite(value);
        Map<Symbol, Expression> coefficients = new LinkedHashMap<>();
        Map<Symbol, Expression> zeros = new LinkedHashMap<>();
        for (Symbol symbol : Symbols.of(named)) {
            if (isMoving(symbol)) {
                Optional<Expression> coefficient = coefficient(named, symbol, calculus);
                if (coefficient.isEmpty()) {
                    return Optional.empty();
                }
                coefficients.put(symbol, coefficient.get());
                zeros.put(symbol, Expression.zero(symbol.shape()));
            }
        }
        boolean affine = new Substitution(zeros).rewrite(named).isZero();
        boolean steady = !Symbols.occurs(named, part -> part == Symbol.STEP || part == Symbol.TIME);
        return affine && steady ? Optional.of(coefficients) : Optional.empty();
    }

    private static boolean isMoving(Symbol symbol) {
        return symbol.kind() == Symbol.Kind.COORDINATE || symbol.kind() == Symbol.Kind.STATE;
    }

    private static Optional<Expression> coefficient(Expression value, Symbol symbol, Calculus calculus) {
        Expression direction = symbol.shape().isScalar() ? ONE
                : Symbol.of("direction", symbol.shape(), Symbol.Kind.PARAMETER);
        Expression change;
        try {
            change = calculus.along(value, Map.of(symbol, direction));
        } catch (Underivable unknown) {
            return Optional.empty();
        }
        Expression factor = symbol.shape().isScalar() ? change : factor(change, direction);
        return factor == null || Symbols.of(factor).stream().anyMatch(MomentumForm::isMoving) ? Optional.empty()
                : Optional.of(factor);
    }

    /** The c of a change that is c times the direction, null where it is none. */
    private static Expression factor(Expression change, Expression direction) {
        List<Expression> terms = change instanceof Sum sum ? sum.terms() : List.of(change);
        Expression total = Expression.of(0);
        for (Expression term : terms) {
            boolean scaled = term instanceof Scaled part && part.tensor() == direction;
            if (!scaled && term != direction) {
                return null;
            }
            total = total.plus(scaled ? ((Scaled) term).scalar() : ONE);
        }
        return total;
    }
}
