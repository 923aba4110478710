package nld.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Partial derivatives, and the derivative by time along any motion. Scalars written in entries are differentiated by the
 * {@link Differentiator}; what holds vectors, matrices or abstract functions, by reverse and forward mode in vectors.
 */
public final class Calculus {
    /** As many parts as Symja differentiates in about a millisecond. */
    private static final int LARGE = 30;
    private static final Predicate<Symbol> MOVES = Symbol::moves;

    private final Differentiator differentiator;
    private final UnaryOperator<Expression> known;

    private final Map<Expression, Map<Symbol, Expression>> gradients = new ConcurrentHashMap<>();
    private final Map<Expression, Expression> rates = new ConcurrentHashMap<>();

    /** A calculus over {@code differentiator}. */
    public Calculus(Differentiator differentiator) {
        this(differentiator, UnaryOperator.identity());
    }

    private Calculus(Differentiator differentiator, UnaryOperator<Expression> known) {
        this.differentiator = differentiator;
        this.known = known;
    }

    /** This calculus where {@code known} gives the rates of functions of time that are defined by them: γ' as exp(α). */
    Calculus knowing(UnaryOperator<Expression> rates) {
        return new Calculus(differentiator, rates);
    }

    /** This calculus by our own rules alone, for what is itself a second opinion. */
    public Calculus unconfirmed() {
        return new Calculus(new SymbolicDifferentiator(), known);
    }

    /** The derivative by time of a coordinate or a function of time, put in where it is known. */
    Expression rateOf(Symbol symbol) {
        return symbol.kind() == Symbol.Kind.TIME_FUNCTION ? known.apply(symbol.rate()) : symbol.rate();
    }

    /**
     * ∂{@code expression}/∂{@code symbol} of a scalar, of the symbol's shape; {@link Underivable} where no rule applies.
     */
    public Expression partial(Expression expression, Symbol symbol) {
        Map<Symbol, Expression> known = gradients.get(expression);
        if (known != null && known.containsKey(symbol)) {
            return known.get(symbol);
        }
        if (!Symbols.occurs(expression, part -> part == symbol)) {
            return Expression.zero(symbol.shape());
        }
        if (symbol.moves() && isLarge(expression)) {
            // whoever asks for the highest derivatives solves for them, and the other slopes are larger
            int least = symbol.order() == expression.motionOrder() ? symbol.order() : 0;
            gradient(expression, Symbols.of(expression).stream().filter(other -> other.moves() && other.order() >= least).toList());
            return partial(expression, symbol);
        }
        if (isInVectors(expression)) {
            return Gradient.of(expression, symbol);
        }
        return differentiator.derivative(expression, symbol).orElseThrow(() -> new Underivable(
                "no rule differentiates " + expression + " by " + symbol));
    }

    /**
     * Whether {@code expression} is a scalar written in entries so large that its derivatives are found all at once, in reverse and
     * forward mode, and confirmed by dual numbers: symbol by symbol they would cost its size once for each symbol.
     */
    static boolean isLarge(Expression expression) {
        return !isInVectors(expression) && Symbols.hasMoreThan(LARGE, expression);
    }

    /** The partial derivatives of a {@linkplain #isLarge large} scalar by each of {@code symbols}, in their order: together as large as it is. */
    List<Expression> gradient(Expression scalar, List<Symbol> symbols) {
        List<Expression> gradient = Gradient.of(scalar, symbols);
        Map<Symbol, Expression> direction = new LinkedHashMap<>();
        List<Expression> change = new ArrayList<>();
        for (int index = 0; index < symbols.size(); index++) {
            Expression weight = weight(index);
            direction.put(symbols.get(index), weight);
            change.add(weight.times(gradient.get(index)));
        }
        differentiator.confirm(scalar, direction, Sum.of(change));
        return known(scalar, symbols, gradient);
    }

    /** The same of {@code difference}, which is {@code first} minus {@code second}: the differences of their derivatives. */
    List<Expression> gradient(Expression difference, Expression first, Expression second, List<Symbol> symbols) {
        List<Expression> firsts = gradient(first, symbols);
        List<Expression> seconds = gradient(second, symbols);
        List<Expression> gradient = new ArrayList<>();
        for (int index = 0; index < symbols.size(); index++) {
            gradient.add(firsts.get(index).minus(seconds.get(index)));
        }
        return known(difference, symbols, gradient);
    }

    private List<Expression> known(Expression scalar, List<Symbol> symbols, List<Expression> gradient) {
        Map<Symbol, Expression> known = gradients.computeIfAbsent(scalar, fresh -> new ConcurrentHashMap<>());
        for (int index = 0; index < symbols.size(); index++) {
            known.put(symbols.get(index), gradient.get(index));
        }
        return gradient;
    }

    /** The derivatives by time along any motion of scalars written in entries, with what they share derived once. */
    List<Expression> rates(List<Expression> scalars) {
        List<Expression> weighted = new ArrayList<>();
        for (int index = 0; index < scalars.size(); index++) {
            weighted.add(weight(index).times(scalars.get(index)));
        }
        Expression whole = Sum.of(weighted);
        Map<Symbol, Expression> motion = motion(whole, Symbol::moves);
        Tangent tangent = new Tangent(motion);
        List<Expression> rates = scalars.stream().map(tangent::of).toList();
        List<Expression> change = new ArrayList<>();
        for (int index = 0; index < rates.size(); index++) {
            change.add(weight(index).times(rates.get(index)));
        }
        differentiator.confirm(whole, motion, Sum.of(change));
        for (int index = 0; index < scalars.size(); index++) {
            this.rates.put(scalars.get(index), rates.get(index));
        }
        return rates;
    }

    /** A symbol that no theorem can declare: what is true for all its values is true of each term. */
    private static Symbol weight(int index) {
        return Symbol.parameter("weight " + index);
    }

    /**
     * The derivative by time along any motion: Σ ∂/∂s · s' over every coordinate, velocity and time function s that
     * occurs, plus ∂/∂t. Accelerations appear where velocities occur.
     */
    public Expression rate(Expression expression) {
        return rate(expression, MOVES);
    }

    /** The derivative by time with the coordinates and their rates held fixed: ∂/∂t, through time functions too. */
    public Expression explicitRate(Expression expression) {
        return rate(expression, symbol -> symbol.kind() == Symbol.Kind.TIME_FUNCTION);
    }

    private Expression rate(Expression expression, Predicate<Symbol> moves) {
        Expression known = rates.get(expression);
        if (known != null && moves == MOVES) {
            return known;
        }
        if (isInVectors(expression)) {
            return along(expression, motion(expression, moves));
        }
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        motion(expression, moves).forEach((symbol, change) -> terms.add(partial(expression, symbol).times(change)));
        Expression rate = Sum.of(terms);
        if (moves == MOVES) {
            rates.put(expression, rate);
        }
        return rate;
    }

    private Map<Symbol, Expression> motion(Expression expression, Predicate<Symbol> moves) {
        Map<Symbol, Expression> changes = new LinkedHashMap<>();
        changes.put(Symbol.TIME, Expression.of(1));
        Symbols.of(expression).stream().filter(moves).forEach(symbol -> changes.put(symbol, rateOf(symbol)));
        return changes;
    }

    /** The derivative of {@code expression}, of any shape, along stated changes of its symbols; the others are held fixed. */
    public Expression along(Expression expression, Map<Symbol, Expression> changes) {
        return new Tangent(changes).of(expression);
    }

    /** Whether vectors, matrices or abstract functions occur. */
    static boolean isInVectors(Expression expression) {
        return !expression.isInScalars();
    }
}
