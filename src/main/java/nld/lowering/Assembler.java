package nld.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Coefficient;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/** Writes a {@link Program}: one register for each distinct expression and for each distinct operation. */
final class Assembler {
    private final List<Symbol> inputs;
    private final Map<Expression, Integer> places = new IdentityHashMap<>();
    private final Map<Operation, Integer> written = new HashMap<>();
    private final List<Double> registers = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();
    private final List<Integer> code = new ArrayList<>();

    /** An operation on registers: the key under which its result is shared. */
    private record Operation(int opcode, int left, int right) {
    }

    Assembler(List<Symbol> inputs) {
        this.inputs = List.copyOf(inputs);
        for (Symbol input : inputs) {
            places.put(input, register(0, 0));
        }
    }

    Program program(int[] outputs) {
        return new Program(inputs.size(), numbers(registers), numbers(errors),
                code.stream().mapToInt(Integer::intValue).toArray(), outputs);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The register of {@code expression}, written now if need be: operands first, on a stack of our own, however deep. */
    int compile(Expression expression) {
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Expression part = open.peek();
            int before = open.size();
            if (!places.containsKey(part)) {
                operands(part).stream().filter(operand -> !places.containsKey(operand)).forEach(open::push);
            }
            if (open.size() == before) {
                place(part);
                open.pop();
            }
        }
        return places.get(expression);
    }

    /** The register of an expression whose operands stand in registers. */
    private int place(Expression expression) {
        Integer known = places.get(expression);
        if (known == null) {
            known = write(expression);
            places.put(expression, known);
        }
        return known;
    }

    /** What must stand in registers before {@code expression} can be written. */
    private List<Expression> operands(Expression expression) {
        if (expression instanceof Sum sum) {
            return sum.terms().stream().map(Assembler::withoutSign).toList();
        }
        if (expression instanceof Product product) {
            return product.factors().stream().filter(factor -> !isMinusOne(factor)).map(Assembler::upright).toList();
        }
        if (expression instanceof Power power) {
            return List.of(isDivisor(power) ? upright(power) : power.base());
        }
        return expression instanceof Applied ? expression.children() : List.of();
    }

    private int write(Expression expression) {
        if (expression instanceof Literal literal) {
            return register(literal.value().toDouble(), Opcode.ofNumber(literal.value()));
        }
        if (expression instanceof Sum sum) {
            return writeSum(sum);
        }
        if (expression instanceof Product product) {
            return writeProduct(product);
        }
        if (expression instanceof Power power) {
            return writePower(power);
        }
        if (expression instanceof Applied applied) {
            return emit(opcode(applied), places.get(applied.argument()));
        }
        if (expression instanceof Symbol symbol) {
            throw Lowering.unknown(symbol, inputs);
        }
        throw Lowering.unfit(expression);
    }

    private int writeSum(Sum sum) {
        int total = -1;
        for (Expression term : sum.terms()) {
            int place = places.get(withoutSign(term));
            if (total < 0) {
                total = isNegative(term) ? emit(Opcode.NEGATE, place) : place;
            } else {
                total = emit(isNegative(term) ? Opcode.SUBTRACT : Opcode.ADD, total, place);
            }
        }
        return total;
    }

    private int writeProduct(Product product) {
        boolean negated = false;
        int above = -1;
        int below = -1;
        for (Expression factor : product.factors()) {
            if (isMinusOne(factor)) {
                negated = true;
                continue;
            }
            int place = places.get(upright(factor));
            if (isDivisor(factor)) {
                below = below < 0 ? place : emit(Opcode.MULTIPLY, below, place);
            } else {
                above = above < 0 ? place : emit(Opcode.MULTIPLY, above, place);
            }
        }
        int value = below < 0 ? above : emit(Opcode.DIVIDE, above < 0 ? one() : above, below);
        return negated ? emit(Opcode.NEGATE, value) : value;
    }

    private int writePower(Power power) {
        if (isDivisor(power)) {
            return emit(Opcode.DIVIDE, one(), places.get(upright(power)));
        }
        int base = places.get(power.base());
        Rational exponent = power.exponent();
        int above = exponent.numerator().intValueExact();
        switch (exponent.denominator().intValueExact()) {
            case 1:
                return repeated(base, above);
            case 2:
                int root = emit(Opcode.SQUARE_ROOT, base);
                return above == 1 ? root : emit(Opcode.MULTIPLY, repeated(base, above / 2), root);
            case 3:
                return repeated(emit(Opcode.CUBE_ROOT, base), above);
            default:
                return emit(opcode(exponent), base, place(Literal.of(exponent)));
        }
    }

    /** The register to an integer power of at least 1, by squaring. */
    private int repeated(int base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        int half = repeated(base, exponent / 2);
        int square = emit(Opcode.MULTIPLY, half, half);
        return exponent % 2 == 0 ? square : emit(Opcode.MULTIPLY, square, base);
    }

    static int opcode(Rational exponent) {
        if (!exponent.denominator().testBit(0)) {
            return Opcode.POWER;
        }
        return exponent.numerator().testBit(0) ? Opcode.ODD_POWER : Opcode.EVEN_POWER;
    }

    static int opcode(Applied applied) {
        return switch (applied.function()) {
            case EXP -> Opcode.EXP;
            case LOG -> Opcode.LOG;
            case SIN -> Opcode.SIN;
            case COS -> Opcode.COS;
            case TANH -> Opcode.TANH;
            case ATAN -> Opcode.ATAN;
            case ABS -> Opcode.ABS;
        };
    }

    private int emit(int opcode, int operand) {
        return emit(opcode, operand, operand);
    }

    private int emit(int opcode, int left, int right) {
        Operation operation = new Operation(opcode, left, right);
        Integer known = written.get(operation);
        if (known == null) {
            known = register(0, 0);
            code.addAll(List.of(opcode, known, left, right));
            written.put(operation, known);
        }
        return known;
    }

    private int one() {
        return place(Expression.of(1));
    }

    private int register(double content, double error) {
        registers.add(content);
        errors.add(error);
        return registers.size() - 1;
    }

    private static boolean isMinusOne(Expression factor) {
        return factor instanceof Literal literal && literal.value().equals(Rational.MINUS_ONE);
    }

    private static boolean isNegative(Expression term) {
        return Coefficient.of(term).value().signum() < 0;
    }

    private static Expression withoutSign(Expression term) {
        return isNegative(term) ? term.negated() : term;
    }

    private static boolean isDivisor(Expression factor) {
        return factor instanceof Power power && power.exponent().signum() < 0;
    }

    /** A divisor as what it divides by; anything else as it is. */
    private static Expression upright(Expression factor) {
        return isDivisor(factor) && factor instanceof Power power
                ? Power.of(power.base(), power.exponent().negated()) : factor;
    }
}
