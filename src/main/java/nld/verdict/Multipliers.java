package nld.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * Looks for multipliers c with D = Σ cⱼ hⱼ, by dividing D by one h after the other as polynomials in a symbol, an inner product
 * or a jet that h holds. What is found is to be decided by the judge as an identity.
 */
final class Multipliers {
    private static final int MOST_DIVISIONS = 120;

    private final Judge judge;
    private final Coefficients coefficients;
    private final Atoms atoms = new Atoms();
    private int divisions;

    Multipliers(Judge judge) {
        this.judge = judge;
        this.coefficients = new Coefficients(judge);
    }

    /**
     * Multipliers of the hypotheses, in order, and what they leave of the difference.
     *
     * @param factors   the multipliers
     * @param remainder what is left
     */
    record Found(List<Expression> factors, Expression remainder) {
    }

    /** The multipliers that leave nothing of {@code difference}; empty where none are found. */
    Optional<List<Expression>> of(Expression difference, List<Expression> hypotheses) {
        return reduced(named(difference), hypotheses.stream().map(this::named).toList())
                .map(found -> found.factors().stream().map(atoms::restored).toList());
    }

    private Expression named(Expression scalar) {
        return atoms.rewrite(judge.simplified(scalar));
    }

    private Optional<Found> reduced(Expression difference, List<Expression> hypotheses) {
        if (judge.isZero(difference)) {
            return Optional.of(new Found(hypotheses.stream().map(unused -> Expression.of(0)).toList(), Expression.of(0)));
        }
        if (hypotheses.isEmpty()) {
            return Optional.empty();
        }
        Expression first = hypotheses.get(0);
        List<Expression> others = hypotheses.subList(1, hypotheses.size());
        for (Symbol symbol : candidates(first)) {
            if (++divisions > MOST_DIVISIONS) {
                return Optional.empty();
            }
            Optional<Found> found = dividedBy(first, others, difference, symbol);
            if (found.isPresent()) {
                return found;
            }
        }
        return reduced(difference, others).map(found -> new Found(with(Expression.of(0), found.factors()), found.remainder()));
    }

    /** Divides the difference and the other hypotheses by the first, and goes on with what is left of them. */
    private Optional<Found> dividedBy(Expression first, List<Expression> others, Expression difference, Symbol symbol) {
        Optional<Coefficients.Division> own = coefficients.divided(difference, first, symbol);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> quotients = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression other : others) {
            Optional<Coefficients.Division> division = coefficients.divided(other, first, symbol);
            quotients.add(division.map(Coefficients.Division::quotient).orElse(Expression.of(0)));
            rest.add(division.map(Coefficients.Division::remainder).orElse(other));
        }
        return reduced(own.get().remainder(), rest).map(found -> {
            Expression factor = own.get().quotient();
            for (int index = 0; index < others.size(); index++) {
                factor = factor.minus(found.factors().get(index).times(quotients.get(index)));
            }
            return new Found(with(factor, found.factors()), found.remainder());
        });
    }

    private static List<Expression> with(Expression first, List<Expression> others) {
        List<Expression> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** The symbols that a hypothesis may be divided in: named parts first, then what moves, parameters last. */
    static List<Symbol> candidates(Expression hypothesis) {
        return Symbols.of(hypothesis).stream().filter(symbol -> symbol != Symbol.TIME)
                .sorted(Comparator.<Symbol, Integer>comparing(symbol -> switch (symbol.kind()) {
                    case STATE, QUANTITY -> 0;
                    case COORDINATE -> 1;
                    case TIME_FUNCTION -> 2;
                    default -> 3;
                }).thenComparing(symbol -> -symbol.order())).toList();
    }
}
