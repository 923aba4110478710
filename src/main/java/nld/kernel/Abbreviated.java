package nld.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * Puts symbols in the place of long sums that stand in products and powers, of what stands below or under roots, and of functions. What was
 * large when multiplied out, or over a common denominator, is a short polynomial then. It is not forgotten what the symbols stand for: each
 * sum equals its symbol, and the k-th root r of 1/b has rᵏ b = 1 ({@link #equations}). A polynomial that these equations reduce to 0 vanishes for
 * all values of the formula's own symbols at which the formula has a value; one that is left may vanish all the same.
 */
final class Abbreviated extends Rewriter {
    /** Shorter sums are multiplied out: that decides more, and is quick. */
    private static final int LONG = 4;

    private final Map<Expression, Symbol> names = new LinkedHashMap<>();
    private final List<Expression> equations = new ArrayList<>();
    private final Map<Symbol, Integer> levels = new HashMap<>();
    private final TreeMap<Integer, Map<Symbol, Expression>> sums = new TreeMap<>();
    private final List<Expression> restricted = new ArrayList<>();

    /** What vanishes by what the symbols stand for; those of inner parts come before those of outer ones. */
    List<Expression> equations() {
        return equations;
    }

    /** The symbols, those of inner parts before those of outer ones. */
    List<Symbol> symbols() {
        return List.copyOf(names.values());
    }

    /** The parts of the formula that have no value everywhere: powers with exponents that are no positive integers, and logarithms. */
    List<Expression> restricted() {
        return restricted;
    }

    private Symbol symbol(Expression part) {
        Symbol known = names.get(part);
        if (known == null) {
            Expression inner = part instanceof Sum sum ? super.sum(sum) : rewrite(part);
            known = Symbol.parameter("part " + names.size());
            names.put(part, known);
            equations.add(inner.minus(known));
            int level = 1 + Symbols.of(inner).stream().mapToInt(symbol -> levels.getOrDefault(symbol, 0)).max().orElse(0);
            levels.put(known, level);
            sums.computeIfAbsent(level, fresh -> new HashMap<>()).put(known, inner);
        }
        return known;
    }

    /** What symbols stand for sums, and for which: first those that occur in no other, then those that occur in these alone, and so on. */
    Collection<Map<Symbol, Expression>> outermostFirst() {
        return sums.descendingMap().values();
    }

    private Expression factor(Expression part) {
        return part instanceof Sum sum && sum.terms().size() >= LONG ? symbol(part) : rewrite(part);
    }

    @Override
    public Expression product(Product product) {
        return Product.of(product.factors().stream().map(this::factor).toList());
    }

    /** With s the k-th root of 1/b: b^(−n/k) is sⁿ, and b^(n/k) is bᵐ s^(km − n) with the least m ≥ n/k. */
    @Override
    public Expression power(Power power) {
        Rational exponent = power.exponent();
        if (exponent.isInteger() && exponent.signum() > 0) {
            return factor(power.base()).power(exponent);
        }
        restricted.add(power);
        if (power.base() instanceof Symbol || power.base() instanceof Literal) {
            return power;
        }
        int index = exponent.denominator().intValueExact();
        int size = exponent.numerator().intValueExact();
        int whole = size < 0 ? 0 : (size + index - 1) / index;
        Symbol base = symbol(power.base());
        return base.power(whole).times(root(base, index).power(index * whole - size));
    }

    private Symbol root(Symbol base, int index) {
        return names.computeIfAbsent(base.power(Rational.of(-1, index)), fresh -> {
            Symbol root = Symbol.parameter("part " + names.size());
            equations.add(root.power(index).times(base).minus(Expression.of(1)));
            levels.put(root, levels.getOrDefault(base, 0));
            return root;
        });
    }

    @Override
    public Expression applied(Applied applied) {
        Symbol known = names.get(applied);
        if (known == null) {
            // what is restricted inside is met
            rewrite(applied.argument());
            if (applied.function() == Function.LOG) {
                restricted.add(applied);
            }
            known = Symbol.parameter("part " + names.size());
            names.put(applied, known);
            circle(applied, known);
        }
        return known;
    }

    /** sin² + cos² = 1, once both occur. */
    private void circle(Applied applied, Symbol name) {
        Function other = applied.function() == Function.SIN ? Function.COS : Function.SIN;
        boolean round = applied.function() == Function.SIN || applied.function() == Function.COS;
        Symbol partner = round ? names.get(applied.argument().apply(other)) : null;
        if (partner != null) {
            equations.add(name.power(2).plus(partner.power(2)).minus(Expression.of(1)));
        }
    }
}
