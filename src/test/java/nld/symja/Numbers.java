package nld.symja;

import nld.expression.Function;
import nld.expression.Rational;

/** The arithmetic of one kind of number, as far as values and slopes need it. */
interface Numbers<N> {
    Numbers<Double> REAL = new Real();
    Numbers<Rational> EXACT = new Exact();

    N of(Rational value);

    N plus(N left, N right);

    N times(N left, N right);

    N power(N base, Rational exponent);

    N value(Function function, N argument);

    N slope(Function function, N argument);

    /** Doubles, with real odd roots of negative numbers. */
    final class Real implements Numbers<Double> {
        @Override
        public Double of(Rational value) {
            return value.toDouble();
        }

        @Override
        public Double plus(Double left, Double right) {
            return left + right;
        }

        @Override
        public Double times(Double left, Double right) {
            return left * right;
        }

        @Override
        public Double power(Double base, Rational exponent) {
            boolean realRoot = base < 0 && !exponent.isInteger() && exponent.denominator().testBit(0);
            if (!realRoot) {
                return Math.pow(base, exponent.toDouble());
            }
            double size = Math.pow(-base, exponent.toDouble());
            return exponent.numerator().testBit(0) ? -size : size;
        }

        @Override
        public Double value(Function function, Double x) {
            return switch (function) {
                case EXP -> Math.exp(x);
                case LOG -> Math.log(x);
                case SIN -> Math.sin(x);
                case COS -> Math.cos(x);
                case TANH -> Math.tanh(x);
                case ATAN -> Math.atan(x);
                case ABS -> Math.abs(x);
            };
        }

        @Override
        public Double slope(Function function, Double x) {
            return switch (function) {
                case EXP -> Math.exp(x);
                case LOG -> 1 / x;
                case SIN -> Math.cos(x);
                case COS -> -Math.sin(x);
                case TANH -> 1 / (Math.cosh(x) * Math.cosh(x));
                case ATAN -> 1 / (1 + x * x);
                case ABS -> Math.signum(x);
            };
        }
    }

    /** Fractions; functions are not theirs. */
    final class Exact implements Numbers<Rational> {
        @Override
        public Rational of(Rational value) {
            return value;
        }

        @Override
        public Rational plus(Rational left, Rational right) {
            return left.plus(right);
        }

        @Override
        public Rational times(Rational left, Rational right) {
            return left.times(right);
        }

        @Override
        public Rational power(Rational base, Rational exponent) {
            return base.power(exponent.intValueExact());
        }

        @Override
        public Rational value(Function function, Rational argument) {
            throw new AssertionError(function + " of a fraction");
        }

        @Override
        public Rational slope(Function function, Rational argument) {
            throw new AssertionError(function + " of a fraction");
        }
    }
}
