package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nld.derivation.Writing;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.UpdateRule;

/**
 * The noise of an update's steps as it is written, in entries or in vectors: its symbols, each of mean 0, and the covariances
 * of two of them, E z_i z_j or E z zᵀ. Symbols without a covariance are independent.
 */
public final class StepNoise {
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<Symbol, Map<Symbol, Expression>> covariances = new HashMap<>();

    private StepNoise() {
    }

    /** The noise of {@code rule}. */
    public static StepNoise of(UpdateRule rule, Writing writing) {
        StepNoise noise = new StepNoise();
        for (UpdateRule.Noise stated : rule.noises()) {
            Expression covariance = symmetric(stated.covariance());
            List<Symbol> parts = writing.symbols(stated.symbol());
            noise.symbols.addAll(parts);
            List<Expression> entries = writing == Writing.IN_VECTORS || stated.symbol().shape().isScalar()
                    ? List.of(writing.parts(covariance).get(0)) : Entries.of(covariance);
            for (int row = 0; row < parts.size(); row++) {
                for (int column = 0; column < parts.size(); column++) {
                    noise.put(parts.get(row), parts.get(column), entries.get(row * parts.size() + column));
                }
            }
        }
        return noise;
    }

    private static Expression symmetric(Expression covariance) {
        if (covariance.shape().isScalar()) {
            return covariance;
        }
        Expression transposed = covariance.transposed();
        return transposed == covariance ? covariance : Expression.of(1, 2).times(covariance.plus(transposed));
    }

    private void put(Symbol left, Symbol right, Expression covariance) {
        covariances.computeIfAbsent(left, key -> new HashMap<>()).put(right, covariance);
    }

    /** The symbols, in the order of the coordinates. */
    public List<Symbol> symbols() {
        return List.copyOf(symbols);
    }

    /** E of the product of two: of numbers a number, of a vector with itself a matrix; none where they are independent. */
    public Optional<Expression> covariance(Symbol left, Symbol right) {
        return Optional.ofNullable(covariances.getOrDefault(left, Map.of()).get(right));
    }

    /** The covariance matrix of all symbols, written in entries, row by row. */
    public List<Expression> matrix() {
        List<Expression> entries = new ArrayList<>();
        for (Symbol row : symbols) {
            for (Symbol column : symbols) {
                entries.add(covariance(row, column).orElse(Expression.of(0)));
            }
        }
        return entries;
    }

    /** This noise under other names and at another state: that of a later step. */
    StepNoise renamed(Map<Symbol, Symbol> names, UnaryOperator<Expression> state) {
        StepNoise renamed = new StepNoise();
        symbols.forEach(symbol -> renamed.symbols.add(names.get(symbol)));
        covariances.forEach((left, row) -> row.forEach((right, covariance) ->
                renamed.put(names.get(left), names.get(right), state.apply(covariance))));
        return renamed;
    }
}
