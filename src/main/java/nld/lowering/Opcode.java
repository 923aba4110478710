package nld.lowering;

import java.math.BigDecimal;
import nld.expression.Rational;

/** The operations of a {@link Program}: what each computes, and how rounding errors pass through it. */
final class Opcode {
    static final int ADD = 0;
    static final int SUBTRACT = 1;
    static final int MULTIPLY = 2;
    static final int DIVIDE = 3;
    static final int NEGATE = 4;
    static final int SQUARE_ROOT = 5;
    static final int CUBE_ROOT = 6;
    /** A power whose exponent has an even denominator: of a negative number, NaN. */
    static final int POWER = 7;
    /** A power whose exponent has an even numerator and an odd denominator: the same of a and −a. */
    static final int EVEN_POWER = 8;
    /** A power whose exponent is a quotient of odd numbers: it keeps the sign. */
    static final int ODD_POWER = 9;
    static final int EXP = 10;
    static final int LOG = 11;
    static final int SIN = 12;
    static final int COS = 13;
    static final int TANH = 14;
    static final int ATAN = 15;
    static final int ABS = 16;

    /** The largest relative error of one correctly rounded operation. */
    private static final double UNIT = 0x1p-53;
    /** What numbers near 0 may lose besides, in the value and in each part of its bound. */
    private static final double LEAST = 4 * Double.MIN_VALUE;
    /** More than a bound itself can have lost to rounding. */
    private static final double OUTWARD = 1 + 0x1p-48;
    /** The same for the largest value of a function over an interval. */
    private static final double FARTHER = 1 + 0x1p-20;

    private Opcode() {
    }

    /** The value of the operation; {@code right} is not looked at by those that take one operand. */
    static double apply(int operation, double left, double right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case NEGATE -> -left;
            case SQUARE_ROOT -> Math.sqrt(left);
            case CUBE_ROOT -> StrictMath.cbrt(left);
            case POWER -> StrictMath.pow(left, right);
            case EVEN_POWER -> evenPower(left, right);
            case ODD_POWER -> oddPower(left, right);
            case EXP -> StrictMath.exp(left);
            case LOG -> StrictMath.log(left);
            case SIN -> StrictMath.sin(left);
            case COS -> StrictMath.cos(left);
            case TANH -> StrictMath.tanh(left);
            case ATAN -> StrictMath.atan(left);
            case ABS -> Math.abs(left);
            default -> throw new IllegalStateException("found the operation " + operation + "; expected one of 0 to 16");
        };
    }

    static double evenPower(double base, double exponent) {
        return StrictMath.pow(Math.abs(base), exponent);
    }

    static double oddPower(double base, double exponent) {
        return Math.copySign(StrictMath.pow(Math.abs(base), exponent), base);
    }

    /**
     * A bound on the error of {@code value}, the result of the operation, when its operands are wrong by at most the
     * stated errors: what passes through it, and its own rounding ({@link StrictMath}: 1 ulp, tanh 2.5 ulp). It is made larger by
     * more than its own computation can have rounded away.
     */
    static double error(int operation, double value, double left, double right, double leftError, double rightError) {
        double rounding = UNIT * Math.abs(value) + LEAST;
        return OUTWARD * switch (operation) {
            case ADD, SUBTRACT -> leftError + rightError + rounding;
            case MULTIPLY -> Math.abs(left) * rightError + Math.abs(right) * leftError + leftError * rightError + rounding;
            case DIVIDE -> ofQuotient(Math.abs(value) + rounding, right, leftError, rightError) + rounding;
            case NEGATE, ABS -> leftError;
            case SQUARE_ROOT -> ofRoot(left, leftError) + rounding;
            case CUBE_ROOT -> ofPower(value, left, 1.0 / 3, leftError) + 2 * rounding;
            case POWER, EVEN_POWER, ODD_POWER -> ofPower(value, left, right, leftError) + 2 * rounding;
            case EXP -> ofExponential(value, left, leftError) + 2 * rounding;
            case LOG -> (leftError < left ? -Math.log1p(-leftError / left) : Double.POSITIVE_INFINITY) + 2 * rounding;
            case SIN, COS, ATAN -> leftError + 2 * rounding;
            case TANH -> leftError + 5 * rounding;
            default -> throw new IllegalStateException("found the operation " + operation + "; expected one of 0 to 16");
        };
    }

    /** How far an input may be from what is meant, when it is said to be wrong by at most {@code error}: an infinite one means no number. */
    static double ofInput(double value, double error) {
        return Double.isFinite(value) ? error : Double.POSITIVE_INFINITY;
    }

    /** How far the double nearest to a number may be from it; 0 where it is the number. */
    static double ofNumber(Rational number) {
        double value = number.toDouble();
        boolean exact = Double.isFinite(value) && new BigDecimal(value).multiply(new BigDecimal(number.denominator()))
                .compareTo(new BigDecimal(number.numerator())) == 0;
        return exact ? 0 : ofRounding(value);
    }

    /** How far {@code value} may be from the number that was rounded to it. */
    static double ofRounding(double value) {
        return OUTWARD * Math.max(Math.ulp(value) / 2, Double.MIN_VALUE);
    }

    private static double ofQuotient(double size, double divisor, double leftError, double rightError) {
        double nearest = Math.abs(divisor) - rightError;
        return nearest > 0 ? (leftError + size * rightError) / nearest : Double.POSITIVE_INFINITY;
    }

    private static double ofRoot(double radicand, double error) {
        double least = Math.max(radicand - error, 0);
        double roots = Math.sqrt(radicand) + Math.sqrt(least);
        return roots == 0 ? Math.sqrt(error) : error / roots;
    }

    /** Of exp, relative to the value unless that is too small to be told from 0. */
    private static double ofExponential(double value, double exponent, double error) {
        return value >= Double.MIN_NORMAL ? value * Math.expm1(error) : error == 0 ? 0 : FARTHER * StrictMath.exp(exponent + error);
    }

    /** Of |base| to a positive exponent, itself rounded; relative to the value unless base or value may be 0. */
    private static double ofPower(double value, double base, double exponent, double error) {
        double size = Math.abs(base);
        boolean vanishes = error >= size || error > 0 && Math.abs(value) < Double.MIN_NORMAL;
        if (vanishes) {
            return error == 0 ? 0 : Math.abs(value) + FARTHER * StrictMath.pow(size + error, exponent);
        }
        double ofExponent = UNIT * Math.abs(Math.log(size));
        return Math.abs(value) * Math.expm1(exponent * (ofExponent - Math.log1p(-error / size)));
    }
}
