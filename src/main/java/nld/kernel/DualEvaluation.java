package nld.kernel;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Memo;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;

/**
 * The value of scalars, and their derivative along a direction, modulo the prime of {@link PrimeField}: arithmetic with numbers a + b ε,
 * ε² = 0, at a random point. A symbol has a random value; so has each root (of one index and radicand) and each function (of one
 * argument): no relation between them is used but that by which each is differentiated. What agrees here therefore agrees with any relation, too;
 * what differs may yet be equal by a relation. A point at which something is divided by 0 gives an {@link ArithmeticException}.
 */
final class DualEvaluation implements ScalarVisitor<DualEvaluation.Dual> {
    private static final Dual ZERO = new Dual(0, 0);
    private static final Dual ONE = new Dual(1, 0);

    private final SplittableRandom random;
    private final Map<Symbol, ? extends Expression> direction;
    private final Limits limits;
    private final Memo<Dual> done = new Memo<>();
    private final Map<Expression, Map<Integer, Long>> roots = new IdentityHashMap<>();
    private final Map<Expression, Map<Function, Long>> functions = new IdentityHashMap<>();

    /**
     * A value and its derivative.
     *
     * @param value the value
     * @param slope the derivative along the direction
     */
    record Dual(long value, long slope) {
        Dual plus(Dual other) {
            return new Dual(PrimeField.plus(value, other.value), PrimeField.plus(slope, other.slope));
        }

        Dual times(Dual other) {
            return new Dual(PrimeField.times(value, other.value),
                    PrimeField.plus(PrimeField.times(slope, other.value), PrimeField.times(value, other.slope)));
        }
    }

    /** At a point from {@code seed}, along {@code direction}: symbols that are not in it are held fixed. */
    DualEvaluation(Map<Symbol, ? extends Expression> direction, long seed, Limits limits) {
        this.direction = direction;
        this.random = new SplittableRandom(seed);
        this.limits = limits;
    }

    /** The value and derivative of {@code scalar}. */
    Dual at(Expression scalar) {
        Dual known = done.get(scalar);
        if (known == null) {
            limits.spend(1);
            known = scalar.accept(this);
            done.put(scalar, known);
        }
        return known;
    }

    private long drawn() {
        return random.nextLong(1, PrimeField.P);
    }

    private static long inverse(long value) {
        if (value == 0) {
            throw new ArithmeticException("found a division by 0 at a random point; expected none");
        }
        return PrimeField.inverse(value);
    }

    @Override
    public Dual literal(Literal literal) {
        return new Dual(PrimeField.of(literal.value()), 0);
    }

    /** The direction may hold the symbol itself: its value comes first. */
    @Override
    public Dual symbol(Symbol symbol) {
        Dual value = new Dual(drawn(), 0);
        Expression change = direction.get(symbol);
        if (change == null) {
            return value;
        }
        done.put(symbol, value);
        return new Dual(value.value, at(change).value);
    }

    @Override
    public Dual sum(Sum sum) {
        Dual result = ZERO;
        for (Expression term : sum.terms()) {
            result = result.plus(at(term));
        }
        return result;
    }

    @Override
    public Dual product(Product product) {
        Dual result = ONE;
        for (Expression factor : product.factors()) {
            result = result.times(at(factor));
        }
        return result;
    }

    /** With r^k the base: r^n has the derivative n r^(n−k) / k times that of the base. */
    @Override
    public Dual power(Power power) {
        Dual base = at(power.base());
        int index = power.exponent().denominator().intValueExact();
        int exponent = power.exponent().numerator().intValueExact();
        long root = index == 1 ? base.value
                : roots.computeIfAbsent(power.base(), fresh -> new HashMap<>()).computeIfAbsent(index, fresh -> drawn());
        long factor = PrimeField.of(power.exponent());
        return new Dual(raised(root, exponent), base.slope == 0 ? 0
                : PrimeField.times(PrimeField.times(factor, raised(root, exponent - index)), base.slope));
    }

    private static long raised(long base, int exponent) {
        return exponent >= 0 ? PrimeField.power(base, exponent) : PrimeField.power(inverse(base), -(long) exponent);
    }

    @Override
    public Dual applied(Applied applied) {
        Dual argument = at(applied.argument());
        long value = of(applied.function(), applied.argument());
        return new Dual(value, argument.slope == 0 ? 0 : PrimeField.times(argument.slope, slope(applied, argument.value, value)));
    }

    private long of(Function function, Expression argument) {
        return functions.computeIfAbsent(argument, fresh -> new EnumMap<>(Function.class))
                .computeIfAbsent(function, fresh -> drawn());
    }

    private long slope(Applied applied, long argument, long value) {
        return switch (applied.function()) {
            case EXP -> value;
            case LOG -> inverse(argument);
            case SIN -> of(Function.COS, applied.argument());
            case COS -> PrimeField.negated(of(Function.SIN, applied.argument()));
            case TANH -> PrimeField.minus(1, PrimeField.times(value, value));
            case ATAN -> inverse(PrimeField.plus(1, PrimeField.times(argument, argument)));
            case ABS -> PrimeField.times(argument, inverse(value));
        };
    }

    @Override
    public Dual beyondScalars(Expression expression) {
        throw new ArithmeticException("found a " + expression.shape() + "; expected a scalar written in entries");
    }
}
