package nld.ensemble;

import java.util.List;
import nld.expression.Rational;

/**
 * Quantities as a straight line of exact operations on values whose signs the flips change.
 *
 * @param flips      how many flips there are
 * @param operations each writes the register of its number
 * @param outputs    for each quantity, its value
 */
record OrbitProgram(int flips, List<Operation> operations, List<Term> outputs) {
    private static final int SCALED_BITS = 9;
    private static final int SLOW_BITS = 4;

    /** A multiple of a register; with register −1, a constant. */
    record Term(Rational factor, int register) {
        boolean isConstant() {
            return register < 0;
        }
    }

    /** Whether something in it is no rational number, so that values are enclosed in intervals. */
    boolean isEnclosed() {
        return operations.stream().anyMatch(operation -> operation instanceof Operation.Elementary || operation instanceof Operation.Root);
    }

    /** Whether it divides by what a flip moves. */
    boolean divides() {
        return operations.stream().anyMatch(Operation.Reciprocal.class::isInstance);
    }

    /** Whether every register is an integer over a denominator of its own. */
    boolean isScaled() {
        return !divides() && !isEnclosed();
    }

    /** A block of patterns has 2 to that many: what fits a processor's cache in integers, few enough to be interrupted else. */
    int blockBits() {
        return Math.min(flips, isScaled() ? SCALED_BITS : SLOW_BITS);
    }
}
