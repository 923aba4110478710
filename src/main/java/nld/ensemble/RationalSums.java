package nld.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import nld.ensemble.OrbitProgram.Term;
import nld.expression.Rational;

/** Sums in rational numbers, pattern by pattern: for programs that divide by what a flip moves. */
final class RationalSums implements PatternSums {
    private final OrbitProgram program;
    private final Rational[] registers;
    private final Rational[] totals;
    private final int width;

    RationalSums(OrbitProgram program) {
        this.program = program;
        this.registers = new Rational[program.operations().size()];
        this.totals = new Rational[program.outputs().size()];
        this.width = 1 << PatternSums.blockBits(program.flips());
        Arrays.fill(totals, Rational.ZERO);
    }

    @Override
    public OptionalInt add(long block) {
        Signs signs = new Signs.Counted(block * width);
        for (int lane = 0; lane < width; lane++) {
            if (!compute(signs, lane)) {
                return OptionalInt.of(lane);
            }
            for (int index = 0; index < totals.length; index++) {
                totals[index] = totals[index].plus(value(program.outputs().get(index)));
            }
        }
        return OptionalInt.empty();
    }

    /** Computes all registers; false where a divisor is 0. */
    boolean compute(Signs signs, int lane) {
        for (int register = 0; register < registers.length; register++) {
            Operation operation = program.operations().get(register);
            if (operation instanceof Operation.Reciprocal reciprocal && registers[reciprocal.of()].isZero()) {
                return false;
            }
            registers[register] = value(operation, signs, lane);
        }
        return true;
    }

    Rational value(Term output) {
        return output.isConstant() ? output.factor() : output.factor().times(registers[output.register()]);
    }

    private Rational value(Operation operation, Signs signs, int lane) {
        if (operation instanceof Operation.Input input) {
            return signs.isNegative(input.flips(), lane) ? input.value().negated() : input.value();
        }
        if (operation instanceof Operation.Linear linear) {
            Rational total = linear.constant();
            for (int index = 0; index < linear.reads().size(); index++) {
                total = total.plus(linear.factors().get(index).times(registers[linear.reads().get(index)]));
            }
            return total;
        }
        if (operation instanceof Operation.Times times) {
            return registers[times.left()].times(registers[times.right()]);
        }
        if (operation instanceof Operation.Reciprocal reciprocal) {
            return registers[reciprocal.of()].inverse();
        }
        Operation.OfSign test = (Operation.OfSign) operation;
        return OrbitCompiler.ofSign(test.kind(), registers[test.of()]);
    }

    @Override
    public List<Rational> totals() {
        return List.of(totals);
    }
}
