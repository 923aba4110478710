package nld.ensemble;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The registers of a {@link ScaledProgram} for many patterns at once: an operation goes over all lanes before the next begins. */
final class Lanes {
    private static final long LOW_HALF = 0xffff_ffffL;

    private final List<ScaledProgram.Line> lines;
    private final long[][] longs;
    private final BigInteger[][] bigs;

    Lanes(ScaledProgram program, int width) {
        lines = program.lines();
        longs = new long[lines.size()][];
        bigs = new BigInteger[lines.size()][];
        for (int register = 0; register < longs.length; register++) {
            if (lines.get(register).isBig()) {
                bigs[register] = new BigInteger[width];
            } else {
                longs[register] = new long[width];
            }
        }
    }

    /** Computes {@code register} in the first {@code count} lanes from the registers it reads. */
    void compute(int register, Signs signs, int count) {
        ScaledProgram.Line line = lines.get(register);
        if (line.isBig()) {
            for (int lane = 0; lane < count; lane++) {
                bigs[register][lane] = big(line, signs, lane);
            }
            return;
        }
        long[] target = longs[register];
        if (line.operation() instanceof Operation.Input input) {
            long value = input.value().numerator().longValueExact();
            for (int lane = 0; lane < count; lane++) {
                target[lane] = signs.isNegative(input.flips(), lane) ? -value : value;
            }
        } else if (line.operation() instanceof Operation.Linear linear) {
            linear(line, linear, target, count);
        } else if (line.operation() instanceof Operation.Times times) {
            multiply(longs[times.left()], longs[times.right()], target, count);
        } else {
            ofSign((Operation.OfSign) line.operation(), target, count);
        }
    }

    private void linear(ScaledProgram.Line line, Operation.Linear linear, long[] target, int count) {
        Arrays.fill(target, 0, count, line.constant().longValueExact());
        for (int index = 0; index < linear.reads().size(); index++) {
            addMultiple(longs[linear.reads().get(index)], line.factors()[index].longValueExact(), target, count);
        }
    }

    private static void addMultiple(long[] from, long factor, long[] target, int count) {
        for (int lane = 0; lane < count; lane++) {
            target[lane] += factor * from[lane];
        }
    }

    private static void multiply(long[] left, long[] right, long[] target, int count) {
        for (int lane = 0; lane < count; lane++) {
            target[lane] = left[lane] * right[lane];
        }
    }

    private void ofSign(Operation.OfSign test, long[] target, int count) {
        for (int lane = 0; lane < count; lane++) {
            int sign = signum(test.of(), lane);
            target[lane] = switch (test.kind()) {
                case ABSOLUTE -> Math.abs(longs[test.of()][lane]);
                case RECTIFIED -> sign > 0 ? longs[test.of()][lane] : 0;
                case IS_ZERO -> sign == 0 ? 1 : 0;
                case IS_POSITIVE -> sign > 0 ? 1 : 0;
                case SIGN -> sign;
            };
        }
    }

    private int signum(int register, int lane) {
        return longs[register] == null ? bigs[register][lane].signum() : Long.signum(longs[register][lane]);
    }

    private BigInteger big(ScaledProgram.Line line, Signs signs, int lane) {
        if (line.operation() instanceof Operation.Input input) {
            BigInteger value = input.value().numerator();
            return signs.isNegative(input.flips(), lane) ? value.negate() : value;
        }
        if (line.operation() instanceof Operation.Linear linear) {
            BigInteger total = line.constant();
            for (int index = 0; index < linear.reads().size(); index++) {
                total = total.add(line.factors()[index].multiply(at(linear.reads().get(index), lane)));
            }
            return total;
        }
        if (line.operation() instanceof Operation.Times times) {
            return at(times.left(), lane).multiply(at(times.right(), lane));
        }
        Operation.OfSign test = (Operation.OfSign) line.operation();
        BigInteger value = at(test.of(), lane);
        return test.kind() == Operation.Kind.ABSOLUTE ? value.abs() : value.max(BigInteger.ZERO);
    }

    /** The first lane below {@code count} in which {@code register} is 0. */
    OptionalInt firstZero(int register, int count) {
        for (int lane = 0; lane < count; lane++) {
            if (signum(register, lane) == 0) {
                return OptionalInt.of(lane);
            }
        }
        return OptionalInt.empty();
    }

    /** The numerator that a register holds in a lane. */
    BigInteger at(int register, int lane) {
        return longs[register] == null ? bigs[register][lane] : BigInteger.valueOf(longs[register][lane]);
    }

    /** Copies the first lane of a register to the first {@code count}. */
    void spread(int register, int count) {
        if (longs[register] == null) {
            Arrays.fill(bigs[register], 0, count, bigs[register][0]);
        } else {
            Arrays.fill(longs[register], 0, count, longs[register][0]);
        }
    }

    /** The sum of the squares of a register over the first {@code count} lanes. */
    BigInteger sumOfSquares(int register, int count) {
        BigInteger total = BigInteger.ZERO;
        for (int lane = 0; lane < count; lane++) {
            BigInteger value = at(register, lane);
            total = total.add(value.multiply(value));
        }
        return total;
    }

    /** The sum of a register over the first {@code count} lanes. */
    BigInteger sum(int register, int count) {
        if (longs[register] == null) {
            BigInteger total = BigInteger.ZERO;
            for (int lane = 0; lane < count; lane++) {
                total = total.add(bigs[register][lane]);
            }
            return total;
        }
        long high = 0;
        long low = 0;
        for (int lane = 0; lane < count; lane++) {
            high += longs[register][lane] >> Integer.SIZE;
            low += longs[register][lane] & LOW_HALF;
        }
        return BigInteger.valueOf(high).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(low));
    }
}
