package nld.ensemble;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongConsumer;
import nld.ensemble.OrbitProgram.Term;
import nld.expression.Rational;

/** Draws elements of an orbit at random. Each block has a generator of its own, so that threads do not matter. */
final class Drawing {
    private static final int WIDTH = 512;

    private final ScaledProgram program;
    private final Effort effort;
    private final AtomicReferenceArray<Sums> sums;
    private final AtomicBoolean undefined = new AtomicBoolean();

    /** Of one block: for each quantity the sum of its numerators and the sum of their squares. */
    private record Sums(BigInteger[] ofValues, BigInteger[] ofSquares) {
    }

    Drawing(ScaledProgram program, Effort effort) {
        this.program = program;
        this.effort = effort;
        this.sums = new AtomicReferenceArray<>(Math.toIntExact((effort.samples() + WIDTH - 1) / WIDTH));
    }

    AverageOutcome run() {
        long done = Parallel.run(sums.length(), effort.threads(), Worker::new, count -> effort.progress().accept(count * WIDTH));
        if (done < sums.length()) {
            return new AverageOutcome.Interrupted(done * WIDTH);
        }
        if (undefined.get()) {
            return new AverageOutcome.Refused("found a draw, seed " + effort.seed() + ", at which a quantity divides 0 by 0");
        }
        List<AverageOutcome.Estimate> estimates = new ArrayList<>();
        for (int index = 0; index < program.outputs().size(); index++) {
            estimates.add(estimate(index));
        }
        return new AverageOutcome.Sampled(estimates, effort.samples(), effort.seed(), effort.confidence());
    }

    private AverageOutcome.Estimate estimate(int index) {
        Term output = program.outputs().get(index);
        if (output.isConstant()) {
            return new AverageOutcome.Estimate(output.factor(), 0, 0);
        }
        BigInteger values = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int block = 0; block < sums.length(); block++) {
            values = values.add(sums.get(block).ofValues()[index]);
            squares = squares.add(sums.get(block).ofSquares()[index]);
        }
        BigInteger count = BigInteger.valueOf(effort.samples());
        ScaledProgram.Line line = program.lines().get(output.register());
        Rational unit = output.factor().over(Rational.of(line.denominator(), BigInteger.ONE));
        BigInteger spread = squares.multiply(count).subtract(values.multiply(values));
        Rational variance = Rational.of(spread, count.multiply(count.subtract(BigInteger.ONE))).times(unit.times(unit));
        double range = 2 * Math.abs(Rational.of(line.bound(), BigInteger.ONE).times(unit).toDouble());
        return new AverageOutcome.Estimate(unit.times(Rational.of(values, count)), Math.sqrt(variance.toDouble()),
                halfWidth(variance.toDouble(), range));
    }

    /** Maurer and Pontil 2009, theorem 4, for values in an interval of length {@code range}, at half the risk on each side. */
    private double halfWidth(double variance, double range) {
        double logarithm = Math.log(4 / (1 - effort.confidence()));
        return Math.sqrt(2 * variance * logarithm / effort.samples()) + 7 * range * logarithm / (3 * (effort.samples() - 1.0));
    }

    /** The draws of one thread. */
    private final class Worker implements LongConsumer {
        private final Lanes lanes = new Lanes(program, WIDTH);

        @Override
        public void accept(long block) {
            int count = (int) Math.min(WIDTH, effort.samples() - block * WIDTH);
            Signs signs = new Signs.Drawn(program.flips(), count, new SplittableRandom(mixed(effort.seed(), block)));
            for (int register = 0; register < program.lines().size(); register++) {
                lanes.compute(register, signs, count);
            }
            if (program.signs().stream().anyMatch(register -> lanes.firstZero(register, count).isPresent())) {
                undefined.set(true);
            }
            BigInteger[] values = new BigInteger[program.outputs().size()];
            BigInteger[] squares = new BigInteger[values.length];
            for (int index = 0; index < values.length; index++) {
                Term output = program.outputs().get(index);
                if (!output.isConstant()) {
                    values[index] = lanes.sum(output.register(), count);
                    squares[index] = lanes.sumOfSquares(output.register(), count);
                }
            }
            sums.set((int) block, new Sums(values, squares));
        }
    }

    /** Far apart for neighbouring seeds and blocks. */
    private static long mixed(long seed, long block) {
        return new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~block).nextLong();
    }
}
