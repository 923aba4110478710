package nld.kernel;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Memo;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * Rigorous evaluation at a rational point: exact as long as the value stays rational, enclosed in an interval
 * otherwise. Shares nothing with the normal form. Empty where the expression has no value there (a division by zero,
 * the logarithm of a negative number) or none that can be enclosed.
 */
final class Evaluation implements ScalarVisitor<Optional<Value>> {
    private static final int LARGEST_EXACT_BITS = 4_000;
    private static final int COST_OF_FUNCTION = 500;
    private static final int COST_OF_ROOT = 50;

    private final Map<Symbol, Rational> point;
    private final Limits limits;
    private final Memo<Optional<Value>> done = new Memo<>();
    private final Map<Expression, Map<Integer, Optional<Interval>>> roots = new IdentityHashMap<>();

    /** Evaluation at {@code point}; {@link Limits.Beyond} where that takes more than {@code limits}. */
    Evaluation(Map<Symbol, Rational> point, Limits limits) {
        this.point = point;
        this.limits = limits;
    }

    Optional<Value> at(Expression expression) {
        Optional<Value> known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    /** The value of {@code left} minus that of {@code right}, where both have one. */
    Optional<Value> difference(Expression left, Expression right) {
        return at(left).flatMap(one -> at(right).map(one::minus));
    }

    @Override
    public Optional<Value> literal(Literal literal) {
        return Optional.of(Value.of(literal.value()));
    }

    @Override
    public Optional<Value> symbol(Symbol symbol) {
        return Optional.ofNullable(point.get(symbol)).map(Value::of);
    }

    @Override
    public Optional<Value> sum(Sum sum) {
        return fold(sum, Value::plus);
    }

    @Override
    public Optional<Value> product(Product product) {
        return fold(product, Value::times);
    }

    private Optional<Value> fold(Expression expression, BinaryOperator<Value> operation) {
        Optional<Value> result = Optional.empty();
        for (Expression part : expression.children()) {
            Optional<Value> value = at(part);
            if (value.isEmpty()) {
                return value;
            }
            result = result.isEmpty() ? value : Optional.of(operation.apply(result.get(), value.get()));
            limits.spend(result.get().cost());
        }
        return result;
    }

    @Override
    public Optional<Value> power(Power power) {
        return at(power.base()).flatMap(base -> raised(power.base(), base, power.exponent()));
    }

    private Optional<Value> raised(Expression radicand, Value base, Rational exponent) {
        limits.spend(COST_OF_ROOT);
        if (base.exact().isPresent()) {
            Rational value = base.exact().get();
            if (value.isZero()) {
                return exponent.signum() > 0 ? Optional.of(base) : Optional.empty();
            }
            Optional<Rational> exact = exactPower(value, exponent);
            if (exact.isPresent()) {
                return exact.map(Value::of);
            }
        }
        int degree = exponent.denominator().intValueExact();
        int times = exponent.numerator().intValueExact();
        Optional<Interval> root = degree == 1 ? Optional.of(base.enclosure()) : roots
                .computeIfAbsent(radicand, fresh -> new HashMap<>()).computeIfAbsent(degree, fresh -> base.enclosure().root(degree));
        return root.flatMap(interval -> interval.power(times)).map(Value::of);
    }

    private static Optional<Rational> exactPower(Rational value, Rational exponent) {
        int times = exponent.numerator().intValueExact();
        Optional<Rational> root = value.root(exponent.denominator().intValueExact());
        return root.filter(found -> (long) found.bits() * Math.abs(times) <= LARGEST_EXACT_BITS)
                .map(found -> found.power(times));
    }

    @Override
    public Optional<Value> applied(Applied applied) {
        return at(applied.argument()).flatMap(argument -> {
            limits.spend(COST_OF_FUNCTION);
            Optional<Rational> exact = argument.exact().flatMap(value -> exactly(applied, value));
            return exact.isPresent() ? exact.map(Value::of) : enclosed(applied, argument.enclosure()).map(Value::of);
        });
    }

    private static Optional<Rational> exactly(Applied applied, Rational argument) {
        return switch (applied.function()) {
            case EXP, COS -> argument.isZero() ? Optional.of(Rational.ONE) : Optional.empty();
            case SIN, TANH, ATAN -> argument.isZero() ? Optional.of(Rational.ZERO) : Optional.empty();
            case LOG -> argument.isOne() ? Optional.of(Rational.ZERO) : Optional.empty();
            case ABS -> Optional.of(argument.abs());
        };
    }

    private static Optional<Interval> enclosed(Applied applied, Interval argument) {
        return switch (applied.function()) {
            case EXP -> argument.exp();
            case LOG -> argument.log();
            case SIN -> Optional.of(argument.sin());
            case COS -> Optional.of(argument.cos());
            case TANH -> Optional.of(argument.tanh());
            case ATAN -> Optional.of(argument.atan());
            case ABS -> Optional.of(argument.abs());
        };
    }

    @Override
    public Optional<Value> beyondScalars(Expression expression) {
        return Optional.empty();
    }
}
