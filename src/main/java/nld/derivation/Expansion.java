package nld.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Dot;
import nld.expression.EntryPower;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.MatrixProduct;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Scaled;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * Taylor coefficients at 0 in one symbol, all others held fixed, of scalars, vectors and matrices: by differentiation,
 * where every divisor, radicand and argument of a logarithm or an absolute value is not 0 at 0. A pole is multiplied away first.
 */
public final class Expansion {
    private final Symbol small;
    private final Calculus calculus;
    private final Judge judge;
    private final Substitution atZero;
    private final List<Expression> divisors = new ArrayList<>();

    /** Expansions in powers of the scalar {@code small}. */
    public Expansion(Symbol small, Calculus calculus, Judge judge) {
        this.small = small;
        this.calculus = calculus;
        this.judge = judge;
        this.atZero = new Substitution(Map.of(small, Expression.of(0)));
    }

    /** What was taken not to be 0 where {@code small} is 0. */
    public List<Expression> divisors() {
        return List.copyOf(divisors);
    }

    private boolean holds(Expression expression) {
        return Symbols.occurs(expression, part -> part == small);
    }

    /** {@code expression} times the {@code power} of the symbol, with poles cancelled where they stand. */
    public Expression times(Expression expression, int power) {
        if (power == 0) {
            return expression;
        }
        if (expression instanceof Sum sum) {
            return sum.terms().isEmpty() ? sum : Sum.of(sum.terms().stream().map(term -> times(term, power)).toList());
        }
        Expression multiplied = small.power(power);
        if (expression instanceof Product product) {
            return times(product, power);
        }
        if (expression instanceof Scaled scaled && !isRegular(scaled.tensor())) {
            return scaled.scalar().times(times(scaled.tensor(), power));
        }
        if (expression instanceof Dot dot) {
            return !isRegular(dot.left()) ? times(dot.left(), power).dot(dot.right()) : !isRegular(dot.right())
                    ? dot.left().dot(times(dot.right(), power)) : multiplied.times(dot);
        }
        if (expression instanceof MatrixProduct product) {
            List<Expression> factors = new ArrayList<>(product.factors());
            for (int index = 0; index < factors.size(); index++) {
                if (!isRegular(factors.get(index))) {
                    factors.set(index, times(factors.get(index), power));
                    return factors.stream().reduce(MatrixProduct::of).orElseThrow();
                }
            }
        }
        return multiplied.times(expression);
    }

    private Expression times(Product product, int power) {
        List<Expression> factors = new ArrayList<>(product.factors());
        boolean own = factors.stream().anyMatch(factor -> factor == small || factor instanceof Power raised && raised.base() == small);
        for (int index = 0; !own && index < factors.size(); index++) {
            if (factors.get(index) instanceof Sum && !isRegular(factors.get(index))) {
                factors.set(index, times(factors.get(index), power));
                return Product.of(factors);
            }
        }
        factors.add(small.power(power));
        return Product.of(factors);
    }

    /** Whether {@code expression} shows to be smooth in the symbol around 0, or on its right side. */
    public boolean isRegular(Expression expression) {
        return !Symbols.occurs(expression, part -> singular(part) != null && !isNotZeroAtZero(singular(part)));
    }

    /** What must not be 0 for {@code part} to be smooth; null where nothing is asked. */
    private Expression singular(Expression part) {
        Expression inner = null;
        if (part instanceof Power power && !(power.exponent().isInteger() && power.exponent().signum() > 0)) {
            inner = power.base();
        } else if (part instanceof EntryPower power && !(power.exponent().isInteger() && power.exponent().signum() > 0)) {
            inner = power.base();
        } else if (part instanceof Applied applied && (applied.function() == Function.LOG || applied.function() == Function.ABS)) {
            inner = applied.argument();
        }
        return inner != null && holds(inner) ? inner : null;
    }

    private boolean isNotZeroAtZero(Expression inner) {
        try {
            Expression value = atZero.rewrite(inner);
            return value.shape().isScalar() && !value.isZero() && !judge.isZero(value) && judge.isSomewhereNotZero(value);
        } catch (ArithmeticException undefined) {
            return false;
        }
    }

    /** The coefficients of the powers from 0 up to, without, {@code order} of what is {@linkplain #isRegular regular}. */
    public List<Expression> coefficients(Expression expression, int order) {
        Symbols.occurs(expression, part -> {
            Expression inner = singular(part);
            if (inner != null) {
                divisors.add(atZero.rewrite(inner));
            }
            return false;
        });
        List<Expression> coefficients = new ArrayList<>();
        Expression current = expression;
        long factorial = 1;
        for (int power = 0; power < order; power++) {
            coefficients.add(Expression.of(1, factorial).times(atZero.rewrite(current)));
            if (power + 1 < order) {
                current = Calculus.isInVectors(current) ? calculus.along(current, Map.of(small, Expression.of(1)))
                        : calculus.partial(current, small);
                factorial *= power + 1;
            }
        }
        return coefficients;
    }
}
