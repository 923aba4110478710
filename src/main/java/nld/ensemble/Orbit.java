package nld.ensemble;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * A finite group that acts on the values of symbols: independent flips, each of which changes the signs of a set of symbols,
 * and exchanges of units, each of which permutes equal tuples of symbols in every way. An average over the orbit of a point is
 * the average over all elements of the group, each counted once whether or not it moves the point.
 *
 * <p>Flips of single entries, rows, layers, and whole outputs with their labels are flips; permutations of the hidden units of
 * a layer are an exchange whose units hold the weights into and out of each.
 *
 * @param flips     the sets of symbols whose signs change together; a symbol may stand in several
 * @param exchanges for each, its units: tuples of symbols of one length, no symbol twice
 */
public record Orbit(List<Set<Symbol>> flips, List<List<List<Symbol>>> exchanges) {
    /** Refuses an exchange that is not made of disjoint tuples of one length with an {@link IllegalArgumentException}. */
    public Orbit {
        flips = flips.stream().map(Set::copyOf).toList();
        exchanges = exchanges.stream().map(units -> units.stream().map(List::copyOf).toList()).toList();
        exchanges.forEach(Orbit::requireUnits);
    }

    private static void requireUnits(List<List<Symbol>> units) {
        Set<Symbol> seen = new HashSet<>();
        for (List<Symbol> unit : units) {
            if (unit.size() != units.get(0).size() || !unit.stream().allMatch(seen::add)) {
                throw new IllegalArgumentException("found the units " + units + "; expected tuples of one length without a symbol twice");
            }
        }
    }

    /** The group with the identity only. */
    public static Orbit trivial() {
        return new Orbit(List.of(), List.of());
    }

    /** All signs of {@code symbols}, each by itself: {±1}^P. */
    public static Orbit ofSigns(Collection<Symbol> symbols) {
        return new Orbit(symbols.stream().map(Set::of).toList(), List.of());
    }

    /** This group times the flip of all of {@code symbols} together. */
    public Orbit withFlip(Collection<Symbol> symbols) {
        List<Set<Symbol>> more = new ArrayList<>(flips);
        more.add(Set.copyOf(symbols));
        return new Orbit(more, exchanges);
    }

    /** This group times all permutations of {@code units}. */
    public Orbit withExchange(List<List<Symbol>> units) {
        List<List<List<Symbol>>> more = new ArrayList<>(exchanges);
        more.add(units);
        return new Orbit(flips, more);
    }

    /** The number of elements: 2 to the number of flips, times the factorials of the numbers of units. */
    public BigInteger size() {
        return arrangements().shiftLeft(flips.size());
    }

    /** The number of permutations. */
    BigInteger arrangements() {
        BigInteger count = BigInteger.ONE;
        for (List<List<Symbol>> units : exchanges) {
            for (int factor = 2; factor <= units.size(); factor++) {
                count = count.multiply(BigInteger.valueOf(factor));
            }
        }
        return count;
    }

    /** The point {@code at} with its units exchanged by the permutations of that number, from 0 (none) on. */
    Map<Symbol, Rational> arranged(Map<Symbol, Rational> at, long number) {
        Map<Symbol, Rational> moved = new LinkedHashMap<>(at);
        long left = number;
        for (List<List<Symbol>> units : exchanges) {
            List<List<Symbol>> rest = new ArrayList<>(units);
            for (List<Symbol> unit : units) {
                List<Symbol> from = rest.remove((int) (left % rest.size()));
                left /= rest.size() + 1;
                for (int index = 0; index < unit.size(); index++) {
                    moved.put(unit.get(index), at.get(from.get(index)));
                }
            }
        }
        return moved;
    }

    /** The numbers of the flips that change the sign of {@code symbol}. */
    List<Integer> flipsOf(Symbol symbol) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < flips.size(); number++) {
            if (flips.get(number).contains(symbol)) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
