package nld.ensemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nld.ensemble.OrbitProgram.Term;

/**
 * Sums pattern by pattern: for programs that divide by what a flip moves, or hold what is no rational number. What few flips move is
 * computed once for each of their patterns: of a network, the first layers.
 */
final class RealSums implements PatternSums {
    /** Registers moved by more flips have no table: functions, which take long, and other operations. */
    private static final int FUNCTION_TABLE_BITS = 12;
    private static final int TABLE_BITS = 6;

    private final OrbitProgram program;
    private final List<Real> registers = new ArrayList<>();
    private final List<Total> totals;
    private final long[] moved;
    private final List<Map<Long, Optional<Real>>> known = new ArrayList<>();
    private final int bits;

    /** In blocks of 2 to {@code bits} patterns. */
    RealSums(OrbitProgram program, int bits) {
        this.program = program;
        this.totals = new ArrayList<>(Collections.nCopies(program.outputs().size(), Total.ZERO));
        this.bits = bits;
        this.moved = moved(program);
        for (int register = 0; register < moved.length; register++) {
            Operation operation = program.operations().get(register);
            boolean slow = operation instanceof Operation.Elementary || operation instanceof Operation.Root;
            known.add(Long.bitCount(moved[register]) <= (slow ? FUNCTION_TABLE_BITS : TABLE_BITS) ? new HashMap<>() : null);
        }
    }

    /** By which flips each register is moved, one bit each. */
    private static long[] moved(OrbitProgram program) {
        long[] moved = new long[program.operations().size()];
        for (int register = 0; register < moved.length; register++) {
            Operation operation = program.operations().get(register);
            if (operation instanceof Operation.Input input) {
                for (int flip : input.flips()) {
                    moved[register] |= 1L << flip;
                }
            }
            for (int read : operation.reads()) {
                moved[register] |= moved[read];
            }
        }
        return moved;
    }

    @Override
    public OptionalInt add(long block) {
        long first = block << bits;
        Signs signs = new Signs.Counted(first);
        for (int lane = 0; lane < 1 << bits; lane++) {
            if (!compute(signs, lane, first + lane)) {
                return OptionalInt.of(lane);
            }
            for (int index = 0; index < totals.size(); index++) {
                totals.set(index, totals.get(index).plus(value(program.outputs().get(index)).total()));
            }
        }
        return OptionalInt.empty();
    }

    /** Computes all registers; false where one has no value, or none that can be told. */
    private boolean compute(Signs signs, int lane, long pattern) {
        registers.clear();
        for (int register = 0; register < moved.length; register++) {
            Operation operation = program.operations().get(register);
            Map<Long, Optional<Real>> table = known.get(register);
            Optional<Real> value = table == null ? value(operation, signs, lane) : table.get(pattern & moved[register]);
            if (value == null) {
                value = value(operation, signs, lane);
                table.put(pattern & moved[register], value);
            }
            if (value.isEmpty()) {
                return false;
            }
            registers.add(value.get());
        }
        return true;
    }

    private Real value(Term output) {
        Real factor = Real.of(output.factor());
        return output.isConstant() ? factor : factor.times(registers.get(output.register()));
    }

    private Optional<Real> value(Operation operation, Signs signs, int lane) {
        if (operation instanceof Operation.Input input) {
            return Optional.of(Real.of(signs.isNegative(input.flips(), lane) ? input.value().negated() : input.value()));
        }
        if (operation instanceof Operation.Linear linear) {
            Real total = Real.of(linear.constant());
            for (int index = 0; index < linear.reads().size(); index++) {
                total = total.plus(Real.of(linear.factors().get(index)).times(registers.get(linear.reads().get(index))));
            }
            return Optional.of(total);
        }
        if (operation instanceof Operation.Times times) {
            return Optional.of(registers.get(times.left()).times(registers.get(times.right())));
        }
        Real of = registers.get(operation.reads().get(0));
        if (operation instanceof Operation.Reciprocal) {
            return of.inverse();
        }
        if (operation instanceof Operation.Elementary elementary) {
            return of.apply(elementary.function());
        }
        if (operation instanceof Operation.Root root) {
            return of.power(root.exponent());
        }
        return of.ofSign(((Operation.OfSign) operation).kind());
    }

    @Override
    public List<Total> totals() {
        return List.copyOf(totals);
    }
}
