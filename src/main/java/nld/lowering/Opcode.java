package nld.lowering;

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
     * stated errors: what passes through it, and its own rounding ({@link StrictMath}: 1 ulp, tanh 2.5 ulp).
     */
    static double error(int operation, double value, double left, double right, double leftError, double rightError) {
        double rounding = UNIT * Math.abs(value) + Double.MIN_VALUE;
        return switch (operation) {
            case ADD, SUBTRACT -> leftError + rightError + rounding;
            case MULTIPLY -> Math.abs(left) * rightError + Math.abs(right) * leftError + leftError * rightError + rounding;
            case DIVIDE -> ofQuotient(value, right, leftError, rightError) + rounding;
            case NEGATE, ABS -> leftError;
            case SQUARE_ROOT -> ofRoot(left, leftError) + rounding;
            case CUBE_ROOT -> ofPower(value, left, 1.0 / 3, leftError) + 2 * rounding;
            case POWER, EVEN_POWER, ODD_POWER -> ofPower(value, left, right, leftError) + 2 * rounding;
            case EXP -> Math.abs(value) * Math.expm1(leftError) + 2 * rounding;
            case LOG -> (leftError < left ? -Math.log1p(-leftError / left) : Double.POSITIVE_INFINITY) + 2 * rounding;
            case SIN, COS, ATAN -> leftError + 2 * rounding;
            case TANH -> leftError + 5 * rounding;
            default -> throw new IllegalStateException("found the operation " + operation + "; expected one of 0 to 16");
        };
    }

    private static double ofQuotient(double value, double divisor, double leftError, double rightError) {
        double nearest = Math.abs(divisor) - rightError;
        return nearest > 0 ? (leftError + Math.abs(value) * rightError) / nearest : Double.POSITIVE_INFINITY;
    }

    private static double ofRoot(double radicand, double error) {
        double least = Math.max(radicand - error, 0);
        double roots = Math.sqrt(radicand) + Math.sqrt(least);
        return roots == 0 ? Math.sqrt(error) : error / roots;
    }

    /** Of |base| to a positive exponent, itself rounded. */
    private static double ofPower(double value, double base, double exponent, double error) {
        if (base == 0) {
            return Math.pow(error, exponent);
        }
        double relative = error / Math.abs(base);
        if (relative >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        double ofExponent = UNIT * Math.abs(Math.log(Math.abs(base)));
        return Math.abs(value) * Math.expm1(exponent * (ofExponent - Math.log1p(-relative)));
    }
}
