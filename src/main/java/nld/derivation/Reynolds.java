package nld.derivation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Power;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Verdict;
import nld.model.FiniteGroup;

/**
 * The mean of scalars over all elements of finite groups (the Reynolds operator), exact and for all values of the symbols: one
 * independent flip after the other, F ↦ (F + F∘g)/2, and for an exchange of units the mean over one set of representatives after
 * the other. After each the mean is brought to normal form, and the kernel proves that this changed nothing. Of a polynomial it
 * keeps the monomials of even degree in what is flipped; flipping all weights into a unit makes of max(z, 0)² the half of z².
 */
public final class Reynolds {
    private static final int MOST_PARTS = 20_000;

    private final List<FiniteGroup> groups;
    private final Judge judge;
    private final UnaryOperator<Map<Symbol, Expression>> completion;
    private final List<Verdict> steps = new ArrayList<>();

    /**
     * Over {@code groups}, with what {@code judge} proves.
     *
     * @param completion what else an element moves besides the symbols of its group, such as spins of a cell
     */
    public Reynolds(List<FiniteGroup> groups, Judge judge, UnaryOperator<Map<Symbol, Expression>> completion) {
        this.groups = List.copyOf(groups);
        this.judge = judge;
        this.completion = completion;
    }

    /** What was proved on the way: that each mean is what it was simplified to. */
    public List<Verdict> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** How many elements the groups have together. */
    public BigInteger order() {
        BigInteger order = BigInteger.ONE;
        for (FiniteGroup group : groups) {
            order = order.shiftLeft(group.flips().size());
            for (List<List<Symbol>> units : group.exchanges()) {
                for (int unit = 2; unit <= units.size(); unit++) {
                    order = order.multiply(BigInteger.valueOf(unit));
                }
            }
        }
        return order;
    }

    /** The mean of {@code scalar}, written in entries; {@link Underivable} where it grows too large on the way. */
    public Expression mean(Expression scalar) {
        Expression mean = scalar;
        for (FiniteGroup group : groups) {
            for (Set<Symbol> flip : group.flips()) {
                mean = over(mean, List.of(flip(flip)));
            }
            for (List<List<Symbol>> units : group.exchanges()) {
                for (int last = 1; last < units.size(); last++) {
                    mean = over(mean, exchanges(units, last));
                }
            }
        }
        return mean;
    }

    /** What puts −s for each symbol. */
    public static Map<Symbol, Expression> flip(Set<Symbol> symbols) {
        Map<Symbol, Expression> flipped = new HashMap<>();
        symbols.forEach(symbol -> flipped.put(symbol, symbol.negated()));
        return flipped;
    }

    /** The exchanges of the unit {@code last} with each before it: with the identity, representatives of the permutations of one unit more. */
    private static List<Map<Symbol, Expression>> exchanges(List<List<Symbol>> units, int last) {
        List<Map<Symbol, Expression>> exchanges = new ArrayList<>();
        for (int unit = 0; unit < last; unit++) {
            exchanges.add(exchange(units.get(unit), units.get(last)));
        }
        return exchanges;
    }

    /** What puts each of two units in the place of the other. */
    public static Map<Symbol, Expression> exchange(List<Symbol> one, List<Symbol> other) {
        Map<Symbol, Expression> exchanged = new HashMap<>();
        for (int index = 0; index < one.size(); index++) {
            exchanged.put(one.get(index), other.get(index));
            exchanged.put(other.get(index), one.get(index));
        }
        return exchanged;
    }

    /** {@code simplified} with |u| for each root of u² that stands for an absolute value of {@code original}. */
    private Expression withKinks(Expression simplified, Expression original) {
        Map<Expression, Expression> kinks = new HashMap<>();
        Symbols.occurs(original, part -> {
            if (part instanceof Applied applied && applied.function() == Function.ABS) {
                kinks.putIfAbsent(judge.simplified(applied.argument().power(2)), applied);
            }
            return false;
        });
        return kinks.isEmpty() ? simplified : new Rewriter() {
            @Override
            public Expression power(Power power) {
                Expression kink = power.exponent().equals(Rational.HALF) ? kinks.get(power.base()) : null;
                return kink == null ? super.power(power) : kink;
            }
        }.rewrite(simplified);
    }

    /** The mean over the identity and {@code elements}. */
    private Expression over(Expression scalar, List<Map<Symbol, Expression>> elements) {
        Set<Symbol> present = Symbols.of(scalar);
        if (elements.stream().allMatch(element -> Collections.disjoint(present, element.keySet()))) {
            return scalar;
        }
        List<Expression> terms = new ArrayList<>(List.of(scalar));
        elements.forEach(element -> terms.add(new Substitution(completion.apply(element)).rewrite(scalar)));
        Expression mean = Expression.of(1, terms.size()).times(Sum.of(terms));
        if (Symbols.size(mean) > MOST_PARTS) {
            throw new Underivable("the average over " + order() + " elements grows too large on the way");
        }
        Expression simplified = withKinks(judge.simplified(mean), mean);
        if (simplified == mean) {
            return mean;
        }
        Verdict same = judge.equal(mean, simplified);
        if (!(same instanceof Proved)) {
            return mean;
        }
        steps.add(same);
        return simplified;
    }
}
