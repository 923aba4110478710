package nld.ensemble;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * Averages over the orbit of a point under a finite group (the Reynolds operator at a point), in exact arithmetic: every
 * element is visited up to a limit, beyond it elements are drawn at random. What is no rational number is enclosed in intervals.
 *
 * <p>Nothing else is rounded on the way. The result does not depend on the number of threads, and for a given seed is the same to
 * the bit.
 */
public final class OrbitAverage {
    /** The largest orbit that is enumerated in intervals, each of whose elements takes a thousand times as long. */
    public static final long LARGEST_ENCLOSED = 1L << 14;

    private OrbitAverage() {
    }

    /**
     * The averages of {@code quantities} over the group's elements, applied to the point {@code at}. What is at fault is an
     * outcome: a quantity that has no value somewhere, an orbit that is too large, an interrupted thread.
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
            long largest = program.isEnclosed() ? Math.min(LARGEST_ENCLOSED, effort.largest()) : effort.largest();
            if (orbit.size().compareTo(BigInteger.valueOf(largest)) <= 0) {
                return new Enumeration(orbit, at, quantities, program, effort).run();
            }
            if (!orbit.exchanges().isEmpty() || program.isEnclosed() || program.divides()) {
                return new AverageOutcome.Refused("found an orbit of " + orbit.size() + " elements; up to " + largest
                        + " are enumerated, and larger ones drawn from only where just signs change and quantities are polynomials"
                        + " and absolute values: of others a sample would not bound the average");
            }
            return new Drawing(ScaledProgram.of(program), effort).run();
        } catch (OrbitCompiler.Unfit unfit) {
            return new AverageOutcome.Refused(unfit.getMessage());
        }
    }
}
