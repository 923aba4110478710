package nld.ensemble;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import nld.ensemble.OrbitProgram.Term;
import nld.expression.Rational;

/**
 * Sums in integers. What only flips within a block move is computed once for all blocks, what they do not move once for a
 * block: of a network whose first weights come first, the first layer is computed once.
 */
final class ScaledSums implements PatternSums {
    private final ScaledProgram program;
    private final Lanes lanes;
    private final int width;
    private final List<Integer> oncePerBlock = new ArrayList<>();
    private final List<Integer> spread = new ArrayList<>();
    private final List<Integer> everyLane = new ArrayList<>();
    private final List<Integer> partial;
    private final BigInteger[] totals;
    private long patterns;

    /** In blocks of 2 to {@code bits} patterns. */
    ScaledSums(ScaledProgram program, int bits) {
        this.program = program;
        this.width = 1 << bits;
        this.lanes = new Lanes(program, width);
        this.partial = program.signs();
        this.totals = new BigInteger[program.outputs().size()];
        Arrays.fill(totals, BigInteger.ZERO);
        long within = width - 1;
        TreeSet<Integer> wanted = new TreeSet<>();
        program.outputs().stream().filter(output -> !output.isConstant()).forEach(output -> wanted.add(output.register()));
        wanted.addAll(partial);
        for (int register = 0; register < program.lines().size(); register++) {
            long moved = program.lines().get(register).moved();
            if ((moved & ~within) == 0) {
                lanes.compute(register, new Signs.Counted(0), width);
            } else if ((moved & within) == 0) {
                oncePerBlock.add(register);
            } else {
                everyLane.add(register);
                wanted.addAll(program.lines().get(register).operation().reads());
            }
        }
        oncePerBlock.stream().filter(wanted::contains).forEach(spread::add);
    }

    @Override
    public OptionalInt add(long block) {
        Signs signs = new Signs.Counted(block * width);
        oncePerBlock.forEach(register -> lanes.compute(register, signs, 1));
        spread.forEach(register -> lanes.spread(register, width));
        everyLane.forEach(register -> lanes.compute(register, signs, width));
        for (int index = 0; index < totals.length; index++) {
            Term output = program.outputs().get(index);
            if (!output.isConstant()) {
                totals[index] = totals[index].add(lanes.sum(output.register(), width));
            }
        }
        patterns += width;
        return partial.stream().map(register -> lanes.firstZero(register, width)).filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt).min();
    }

    @Override
    public List<Total> totals() {
        List<Total> values = new ArrayList<>();
        for (int index = 0; index < totals.length; index++) {
            Term output = program.outputs().get(index);
            values.add(Total.of(output.factor().times(output.isConstant() ? Rational.of(patterns)
                    : Rational.of(totals[index], program.lines().get(output.register()).denominator()))));
        }
        return values;
    }
}
