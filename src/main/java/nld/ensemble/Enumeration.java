package nld.ensemble;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Interval;

/** Visits every element of an orbit: permutation by permutation, each with all signs in blocks. */
final class Enumeration {
    private final Orbit orbit;
    private final Map<Symbol, Rational> at;
    private final List<Quantity> quantities;
    private final OrbitProgram first;
    private final Effort effort;
    private final int bits;
    private final long blocks;
    private final List<Counter> counters = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong undefined = new AtomicLong(Long.MAX_VALUE);
    private final AtomicReference<String> unfit = new AtomicReference<>();

    Enumeration(Orbit orbit, Map<Symbol, Rational> at, List<Quantity> quantities, OrbitProgram first, Effort effort) {
        this.orbit = orbit;
        this.at = at;
        this.quantities = quantities;
        this.first = first;
        this.effort = effort;
        this.bits = first.blockBits();
        this.blocks = 1L << first.flips() - bits;
    }

    AverageOutcome run() {
        long pieces = Math.multiplyExact(orbit.arrangements().longValueExact(), blocks);
        long done = Parallel.run(pieces, effort.threads(), () -> {
            Counter counter = new Counter();
            counters.add(counter);
            return counter;
        }, count -> effort.progress().accept(count << bits));
        if (done < pieces) {
            return new AverageOutcome.Interrupted(done << bits);
        }
        if (unfit.get() != null) {
            return new AverageOutcome.Refused(unfit.get());
        }
        return undefined.get() < Long.MAX_VALUE ? new AverageOutcome.Undefined(point(undefined.get())) : averages();
    }

    private AverageOutcome averages() {
        counters.forEach(Counter::end);
        List<PatternSums.Total> totals = new ArrayList<>(Collections.nCopies(quantities.size(), PatternSums.Total.ZERO));
        for (Counter counter : counters) {
            for (int index = 0; index < totals.size(); index++) {
                totals.set(index, totals.get(index).plus(counter.totals.get(index)));
            }
        }
        if (!totals.stream().allMatch(PatternSums.Total::isExact)) {
            return new AverageOutcome.Enclosed(totals.stream().map(this::enclosure).toList(), orbit.size());
        }
        Rational share = Rational.of(BigInteger.ONE, orbit.size());
        return new AverageOutcome.Enumerated(totals.stream().map(total -> total.exact().times(share)).toList(), orbit.size());
    }

    private Interval enclosure(PatternSums.Total total) {
        Interval rational = Interval.of(total.exact().numerator(), total.exact().denominator(), Interval.DEFAULT_DIGITS);
        return rational.plus(new Interval(total.lower(), total.upper(), Interval.DEFAULT_DIGITS))
                .times(Interval.of(BigInteger.ONE, orbit.size(), Interval.DEFAULT_DIGITS));
    }

    private Map<Symbol, Rational> point(long pattern) {
        Map<Symbol, Rational> moved = new HashMap<>(orbit.arranged(at, pattern >>> first.flips()));
        Signs signs = new Signs.Counted(pattern);
        moved.replaceAll((symbol, value) -> signs.isNegative(orbit.flipsOf(symbol), 0) ? value.negated() : value);
        return moved;
    }

    /** The share of one thread: pieces come in rising order, so each permutation is compiled once. */
    private final class Counter implements LongConsumer {
        private final List<PatternSums.Total> totals =
                new ArrayList<>(Collections.nCopies(quantities.size(), PatternSums.Total.ZERO));
        private long arrangement = -1;
        private PatternSums sums;

        @Override
        public void accept(long piece) {
            try {
                begin(piece / blocks);
            } catch (OrbitCompiler.Unfit reason) {
                unfit.compareAndSet(null, reason.getMessage());
                return;
            }
            OptionalInt without = sums.add(piece % blocks);
            if (without.isPresent()) {
                undefined.accumulateAndGet((piece << bits) + without.getAsInt(), Math::min);
            }
        }

        private void begin(long number) throws OrbitCompiler.Unfit {
            if (number != arrangement) {
                end();
                OrbitProgram program = number == 0 ? first : OrbitCompiler.compile(orbit, orbit.arranged(at, number), quantities);
                sums = program.isScaled() ? new ScaledSums(ScaledProgram.of(program), bits) : new RealSums(program, bits);
                arrangement = number;
            }
        }

        /** Adds the sums of the permutation at hand to those of the ones before. */
        void end() {
            if (sums != null) {
                List<PatternSums.Total> more = sums.totals();
                for (int index = 0; index < more.size(); index++) {
                    totals.set(index, totals.get(index).plus(more.get(index)));
                }
                sums = null;
            }
        }
    }
}
