package nld.ensemble;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nld.expression.Rational;

/**
 * An {@link OrbitProgram} without divisions in integers: each register holds a numerator over a denominator of its own that is
 * the same for every pattern. Flips change signs only, so a bound on each numerator is known beforehand: a register whose
 * bound fits a {@code long} is computed in longs and cannot overflow, any other in big integers.
 *
 * @param flips   how many flips there are
 * @param lines   one for each register
 * @param outputs as in the program
 */
record ScaledProgram(int flips, List<Line> lines, List<OrbitProgram.Term> outputs) {
    /** Sums over a block of lanes stay in a long when each of its values has at most that many bits. */
    private static final int LONG_BITS = 62;

    /**
     * What a register holds.
     *
     * @param operation   the operation in rational numbers
     * @param denominator of every value of the register
     * @param bound       on the size of its numerator
     * @param constant    of a linear operation, as a numerator
     * @param factors     of a linear operation: integers by which numerators are multiplied
     * @param moved       by which flips the register is moved, one bit each; of more flips than a long has bits, unused
     */
    record Line(Operation operation, BigInteger denominator, BigInteger bound, BigInteger constant, BigInteger[] factors, long moved) {
        boolean isBig() {
            return bound.bitLength() > LONG_BITS;
        }
    }

    /** The registers of signs: where one is 0, quantities have no value. */
    List<Integer> signs() {
        return IntStream.range(0, lines.size()).filter(register -> lines.get(register).operation() instanceof Operation.OfSign test
                && test.kind() == Operation.Kind.SIGN).boxed().toList();
    }

    static ScaledProgram of(OrbitProgram program) {
        List<Line> lines = new ArrayList<>();
        for (Operation operation : program.operations()) {
            lines.add(line(operation, lines));
        }
        return new ScaledProgram(program.flips(), List.copyOf(lines), program.outputs());
    }

    private static Line line(Operation operation, List<Line> lines) {
        if (operation instanceof Operation.Input input) {
            long moved = input.flips().stream().mapToLong(flip -> 1L << flip).reduce(0, (one, other) -> one | other);
            return new Line(input, input.value().denominator(), input.value().numerator().abs(), BigInteger.ZERO, null, moved);
        }
        long moved = operation.reads().stream().mapToLong(read -> lines.get(read).moved()).reduce(0, (one, other) -> one | other);
        Line first = lines.get(operation.reads().get(0));
        if (operation instanceof Operation.Linear linear) {
            return linear(linear, lines, moved);
        }
        if (operation instanceof Operation.Times times) {
            Line right = lines.get(times.right());
            return new Line(times, first.denominator().multiply(right.denominator()), first.bound().multiply(right.bound()),
                    BigInteger.ZERO, null, moved);
        }
        Operation.Kind kind = ((Operation.OfSign) operation).kind();
        boolean sized = kind == Operation.Kind.ABSOLUTE || kind == Operation.Kind.RECTIFIED;
        return new Line(operation, sized ? first.denominator() : BigInteger.ONE, sized ? first.bound() : BigInteger.ONE,
                BigInteger.ZERO, null, moved);
    }

    private static Line linear(Operation.Linear linear, List<Line> lines, long moved) {
        int count = linear.reads().size();
        Rational[] scaled = new Rational[count];
        BigInteger denominator = linear.constant().denominator();
        for (int index = 0; index < count; index++) {
            Line read = lines.get(linear.reads().get(index));
            scaled[index] = linear.factors().get(index).over(Rational.of(read.denominator(), BigInteger.ONE));
            denominator = leastCommonMultiple(denominator, scaled[index].denominator());
        }
        BigInteger constant = integer(linear.constant(), denominator);
        BigInteger common = constant.gcd(denominator);
        BigInteger[] factors = new BigInteger[count];
        for (int index = 0; index < count; index++) {
            factors[index] = integer(scaled[index], denominator);
            common = common.gcd(factors[index]);
        }
        BigInteger bound = constant.divide(common).abs();
        for (int index = 0; index < count; index++) {
            factors[index] = factors[index].divide(common);
            BigInteger largest = lines.get(linear.reads().get(index)).bound().max(BigInteger.ONE);
            bound = bound.add(factors[index].abs().multiply(largest));
        }
        return new Line(linear, denominator.divide(common), bound, constant.divide(common), factors, moved);
    }

    private static BigInteger integer(Rational value, BigInteger denominator) {
        return value.numerator().multiply(denominator.divide(value.denominator()));
    }

    private static BigInteger leastCommonMultiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }
}
