package nld.ensemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nld.ensemble.OrbitProgram.Term;
import nld.expression.Rational;

/** Sums pattern by pattern: for programs that divide by what a flip moves, or hold what is no rational number. */
final class RealSums implements PatternSums {
    private final OrbitProgram program;
    private final List<Real> registers = new ArrayList<>();
    private final List<Total> totals;
    private final int width;

    RealSums(OrbitProgram program) {
        this.program = program;
        this.totals = new ArrayList<>(Collections.nCopies(program.outputs().size(), Total.ZERO));
        this.width = 1 << PatternSums.blockBits(program.flips());
    }

    @Override
    public OptionalInt add(long block) {
        Signs signs = new Signs.Counted(block * width);
        for (int lane = 0; lane < width; lane++) {
            if (!compute(signs, lane)) {
                return OptionalInt.of(lane);
            }
            for (int index = 0; index < totals.size(); index++) {
                totals.set(index, totals.get(index).plus(value(program.outputs().get(index)).total()));
            }
        }
        return OptionalInt.empty();
    }

    /** Computes all registers; false where one has no value, or none that can be told. */
    private boolean compute(Signs signs, int lane) {
        registers.clear();
        for (Operation operation : program.operations()) {
            Optional<Real> value = value(operation, signs, lane);
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
