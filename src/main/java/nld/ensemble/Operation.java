package nld.ensemble;

import java.util.List;
import nld.expression.Function;
import nld.expression.Rational;

/** One line of an {@link OrbitProgram}; it writes the register of its own number and reads earlier ones. */
sealed interface Operation {
    /** The registers it reads. */
    List<Integer> reads();

    /** Whether it has no value for some values of what it reads. */
    default boolean isPartial() {
        return this instanceof Reciprocal || this instanceof Root || this instanceof OfSign test && test.kind() == Kind.SIGN
                || this instanceof Elementary elementary && elementary.function() == Function.LOG;
    }

    /** A value whose sign changes with each of the flips. */
    record Input(Rational value, List<Integer> flips) implements Operation {
        @Override
        public List<Integer> reads() {
            return List.of();
        }
    }

    /** A constant plus multiples of registers. */
    record Linear(Rational constant, List<Rational> factors, List<Integer> reads) implements Operation {
    }

    /** The product of two registers. */
    record Times(int left, int right) implements Operation {
        @Override
        public List<Integer> reads() {
            return List.of(left, right);
        }
    }

    /** One over a register. */
    record Reciprocal(int of) implements Operation {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }
    }

    /** A function of the sign of a register and its size. */
    record OfSign(Kind kind, int of) implements Operation {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }
    }

    /** An elementary function of a register: no rational number any more. */
    record Elementary(Function function, int of) implements Operation {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }
    }

    /** A register to a power that is no integer. */
    record Root(Rational exponent, int of) implements Operation {
        @Override
        public List<Integer> reads() {
            return List.of(of);
        }
    }

    /** The functions of {@link OfSign}. */
    enum Kind {
        /** The absolute value. */
        ABSOLUTE,
        /** The register where it is above 0, else 0. */
        RECTIFIED,
        /** 1 where the register is 0, else 0. */
        IS_ZERO,
        /** 1 where the register is above 0, else 0. */
        IS_POSITIVE,
        /** 1 or −1; a register that is 0 has none. */
        SIGN
    }
}
