package nld.discretization;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
 * The lines of one block of a rule that are linear in its coordinate, its buffers and its gradient: of each the factors, which
 * are numbers that may depend on the step and on the numbers that the rule counts by. Lines that are not linear are left out.
 */
final class LinearLines {
    private static final Expression ONE = Expression.of(1);

    private final UpdateRule.Block block;
    private final Set<Symbol> numbers;
    /** The factors as a line says them, with {@code next X} of earlier lines by the name {@link #after}. */
    private final Map<Symbol, Map<Symbol, Expression>> stated = new LinkedHashMap<>();
    /** The factors of the state before the step and of the gradient. */
    private final Map<Symbol, Map<Symbol, Expression>> whole = new LinkedHashMap<>();
    /** The numbers after the step. */
    private final Map<Symbol, Expression> counted = new LinkedHashMap<>();

    private LinearLines(UpdateRule.Block block, Calculus calculus) {
        this.block = block;
        this.numbers = numbers(block);
        block.steps().forEach((symbol, value) -> {
            Expression named = named(value);
            if (numbers.contains(symbol)) {
                counted.put(symbol, named);
            } else {
                linear(named, this::isVector, calculus).ifPresent(line -> keep(symbol, line));
            }
        });
    }

    /** The linear lines of {@code block}. */
    static LinearLines of(UpdateRule.Block block, Calculus calculus) {
        return new LinearLines(block, calculus);
    }

    /** The states that depend on nothing but numbers, such as whether a step is the first. */
    private static Set<Symbol> numbers(UpdateRule.Block block) {
        Set<Symbol> numbers = new LinkedHashSet<>();
        block.states().keySet().stream().filter(state -> state.shape().isScalar()).forEach(numbers::add);
        boolean shrinks = true;
        while (shrinks) {
            shrinks = numbers.removeIf(state -> Symbols.of(block.steps().get(state)).stream()
                    .anyMatch(part -> isMoving(part) && !numbers.contains(part)));
        }
        return numbers;
    }

    private static boolean isMoving(Symbol symbol) {
        return symbol.kind() == Symbol.Kind.COORDINATE || symbol.kind() == Symbol.Kind.STATE;
    }

    private boolean isVector(Symbol symbol) {
        return isMoving(symbol) && !numbers.contains(symbol);
    }

    private Expression named(Expression value) {
        return new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                Symbol operand = (Symbol) evolved.operand();
                return numbers.contains(operand) ? counted.get(operand) : after(operand);
            }
        }.rewrite(value);
    }

    private void keep(Symbol symbol, Map<Symbol, Expression> line) {
        stated.put(symbol, line);
        Map<Symbol, Expression> unfolded = new LinkedHashMap<>();
        for (Map.Entry<Symbol, Expression> term : line.entrySet()) {
            Optional<Symbol> later = block.steps().keySet().stream().filter(one -> after(one) == term.getKey()).findFirst();
            if (later.isEmpty()) {
                unfolded.merge(term.getKey(), term.getValue(), Expression::plus);
            } else if (whole.containsKey(later.get())) {
                whole.get(later.get()).forEach((part, factor) -> unfolded.merge(part, factor.times(term.getValue()), Expression::plus));
            } else {
                return;
            }
        }
        whole.put(symbol, unfolded);
    }

    /** A name for {@code next X}. */
    static Symbol after(Symbol symbol) {
        return Symbol.of("next " + symbol.name(), symbol.shape(), Symbol.Kind.STATE);
    }

    /** The states that are no numbers, in the order of the rule. */
    List<Symbol> buffers() {
        return block.states().keySet().stream().filter(state -> !numbers.contains(state)).toList();
    }

    /** The factors of the line of {@code symbol}, in terms of the state before the step; empty where it is not linear. */
    Optional<Map<Symbol, Expression>> line(Symbol symbol) {
        return Optional.ofNullable(whole.get(symbol));
    }

    /** The factors of the line of {@code symbol} as it is said, {@code next X} by the name {@link #after}. */
    Optional<Map<Symbol, Expression>> stated(Symbol symbol) {
        return Optional.ofNullable(stated.get(symbol));
    }

    /** Whether {@code factor} is determined by the step's number alone. */
    boolean isCountedBySteps(Expression factor) {
        return Symbols.of(factor).stream().noneMatch(numbers::contains);
    }

    /** The factors of a value that is a sum of multiples of what moves; empty where it is not. */
    static Optional<Map<Symbol, Expression>> linear(Expression value, Predicate<Symbol> moving, Calculus calculus) {
        Map<Symbol, Expression> factors = new LinkedHashMap<>();
        Map<Symbol, Expression> zeros = new LinkedHashMap<>();
        for (Symbol symbol : Symbols.of(value)) {
            if (moving.test(symbol)) {
                Optional<Expression> factor = factor(value, symbol, moving, calculus);
                if (factor.isEmpty()) {
                    return Optional.empty();
                }
                factors.put(symbol, factor.get());
                zeros.put(symbol, Expression.zero(symbol.shape()));
            }
        }
        return new Substitution(zeros).rewrite(value).isZero() ? Optional.of(factors) : Optional.empty();
    }

    private static Optional<Expression> factor(Expression value, Symbol symbol, Predicate<Symbol> moving, Calculus calculus) {
        Expression direction = symbol.shape().isScalar() ? ONE
                : Symbol.of("direction", symbol.shape(), Symbol.Kind.PARAMETER);
        Expression change;
        try {
            change = calculus.along(value, Map.of(symbol, direction));
        } catch (Underivable unknown) {
            return Optional.empty();
        }
        return (symbol.shape().isScalar() ? Optional.of(change) : multiple(change, direction))
                .filter(factor -> Symbols.of(factor).stream().noneMatch(moving));
    }

    /** The c of a change that is c times the direction. */
    private static Optional<Expression> multiple(Expression change, Expression direction) {
        List<Expression> terms = change instanceof Sum sum ? sum.terms() : List.of(change);
        Expression total = Expression.of(0);
        for (Expression term : terms) {
            boolean scaled = term instanceof Scaled part && part.tensor() == direction;
            if (!scaled && term != direction) {
                return Optional.empty();
            }
            total = total.plus(scaled ? ((Scaled) term).scalar() : ONE);
        }
        return Optional.of(total);
    }
}
