package nld.ensemble;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * Averages over the orbit of a point under a finite group (the Reynolds operator at a point), in exact arithmetic: every
 * element is visited up to a limit, beyond it elements are drawn at random.
 *
 * <p>Nothing is rounded on the way. The result does not depend on the number of threads, and for a given seed is the same to
 * the bit.
 */
public final class OrbitAverage {
    private OrbitAverage() {
    }

    /**
     * The averages of {@code quantities} over the group's elements, applied to the point {@code at}. What is at fault is an
     * outcome: a quantity that is not rational, one that has no value somewhere, an interrupted thread.
     *
     * @param orbit      the group
     * @param at         a value for each symbol that occurs, moved by the group or not
     * @param quantities what is averaged
     * @param effort     limits, seed and threads
     */
    public static AverageOutcome of(Orbit orbit, Map<Symbol, Rational> at, List<Quantity> quantities, Effort effort) {
        for (List<List<Symbol>> units : orbit.exchanges()) {
            units.stream().flatMap(List::stream).filter(symbol -> !at.containsKey(symbol)).findFirst().ifPresent(symbol -> {
                throw new IllegalArgumentException("found no value of " + symbol + "; expected one for each symbol that is exchanged");
            });
        }
        try {
            OrbitProgram program = OrbitCompiler.compile(orbit, at, quantities);
            if (orbit.size().compareTo(BigInteger.valueOf(effort.largest())) <= 0) {
                return new Enumeration(orbit, at, quantities, program, effort).run();
            }
            if (!orbit.exchanges().isEmpty()) {
                return new AverageOutcome.Refused("found an orbit of " + orbit.size() + " elements with permutations; orbits up to "
                        + effort.largest() + " are enumerated, larger ones are drawn from where only signs change");
            }
            if (program.divides()) {
                return new AverageOutcome.Refused("found a quantity that divides by what a flip moves, over an orbit of " + orbit.size()
                        + " elements; without a bound on its values a sample would say nothing");
            }
            return new Drawing(ScaledProgram.of(program), effort).run();
        } catch (OrbitCompiler.Unfit unfit) {
            return new AverageOutcome.Refused(unfit.getMessage());
        }
    }
}
