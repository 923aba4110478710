package nld.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes beside each operation of a {@link Program} its derivatives by the first inputs: forward accumulation, with a register for
 * each derivative that can differ from 0. What an operation does not depend on costs nothing.
 */
final class Tangents {
    /** A longer program is not written: some hundred megabytes. */
    private static final int LARGEST = 4_000_000;

    private final Program program;
    private final List<Map<Integer, Integer>> tangents = new ArrayList<>();
    private final int one;
    private double[] registers;
    private int used;
    private int[] code;
    private int length;

    private Tangents(Program program, int by) {
        this.program = program;
        this.registers = program.registers().clone();
        this.used = registers.length;
        this.code = new int[4 * program.code().length + Program.STRIDE];
        this.one = constant(1);
        for (int register = 0; register < program.registers().length; register++) {
            tangents.add(register < by ? Map.of(register, one) : Map.of());
        }
    }

    /** The derivatives of all outputs by the first {@code by} inputs; nothing where they would take too many operations. */
    static Optional<Jacobian> of(Program program, int by) {
        Tangents tangents = new Tangents(program, by);
        int[] code = program.code();
        for (int at = 0; at < code.length; at += Program.STRIDE) {
            tangents.copy(code, at);
            tangents.differentiate(code[at], code[at + 1], code[at + 2], code[at + 3]);
            if (tangents.length > LARGEST * Program.STRIDE) {
                return Optional.empty();
            }
        }
        return Optional.of(tangents.jacobian());
    }

    private Jacobian jacobian() {
        List<int[]> entries = new ArrayList<>();
        for (int row = 0; row < program.outputs().length; row++) {
            for (Map.Entry<Integer, Integer> entry : tangents.get(program.outputs()[row]).entrySet()) {
                entries.add(new int[] {row, entry.getKey(), entry.getValue()});
            }
        }
        int[] outputs = entries.stream().mapToInt(entry -> entry[2]).toArray();
        Program whole = new Program(program.inputs(), Arrays.copyOf(registers, used), Arrays.copyOf(program.errors(), used),
                Arrays.copyOf(code, length), outputs);
        return new Jacobian(new Interpreter(whole), entries.stream().mapToInt(entry -> entry[0]).toArray(),
                entries.stream().mapToInt(entry -> entry[1]).toArray());
    }

    private void differentiate(int operation, int target, int left, int right) {
        Map<Integer, Integer> ofLeft = tangents.get(left);
        Map<Integer, Integer> ofRight = Arithmetic.isBinary(operation) ? tangents.get(right) : Map.of();
        if (ofLeft.isEmpty() && ofRight.isEmpty()) {
            return;
        }
        tangents.set(target, switch (operation) {
            case Opcode.ADD -> combined(ofLeft, ofRight, Opcode.ADD);
            case Opcode.SUBTRACT -> combined(ofLeft, ofRight, Opcode.SUBTRACT);
            case Opcode.MULTIPLY -> combined(scaled(ofLeft, right), scaled(ofRight, left), Opcode.ADD);
            case Opcode.DIVIDE -> divided(combined(ofLeft, scaled(ofRight, target), Opcode.SUBTRACT), right);
            case Opcode.SQUARE_ROOT -> divided(ofLeft, write(Opcode.ADD, target, target));
            case Opcode.LOG -> divided(ofLeft, left);
            case Opcode.ATAN -> divided(ofLeft, write(Opcode.ADD, one, write(Opcode.MULTIPLY, left, left)));
            case Opcode.CUBE_ROOT -> divided(ofLeft, write(Opcode.MULTIPLY, constant(3), write(Opcode.MULTIPLY, target, target)));
            default -> scaled(ofLeft, slope(operation, target, left, right));
        });
    }

    /** The register of the derivative of an operation by its left operand. */
    private int slope(int operation, int target, int left, int right) {
        return switch (operation) {
            case Opcode.NEGATE -> constant(-1);
            case Opcode.EXP -> target;
            case Opcode.SIN -> write(Opcode.COS, left, left);
            case Opcode.COS -> write(Opcode.NEGATE, write(Opcode.SIN, left, left), left);
            case Opcode.TANH -> write(Opcode.SUBTRACT, one, write(Opcode.MULTIPLY, target, target));
            case Opcode.POWER -> power(Opcode.POWER, left, right);
            case Opcode.EVEN_POWER -> power(Opcode.ODD_POWER, left, right);
            case Opcode.ODD_POWER -> power(Opcode.EVEN_POWER, left, right);
            case Opcode.ABS -> write(Opcode.ODD_POWER, left, constant(0));
            default -> throw new IllegalStateException("found the operation " + operation + "; expected one of 0 to 16");
        };
    }

    /** exponent · base^(exponent − 1), the exponent being a constant. */
    private int power(int operation, int base, int exponent) {
        int lowered = write(operation, base, constant(program.registers()[exponent] - 1));
        return write(Opcode.MULTIPLY, exponent, lowered);
    }

    private Map<Integer, Integer> scaled(Map<Integer, Integer> of, int factor) {
        Map<Integer, Integer> products = new TreeMap<>();
        of.forEach((input, register) -> products.put(input, register == one ? factor : write(Opcode.MULTIPLY, register, factor)));
        return products;
    }

    private Map<Integer, Integer> divided(Map<Integer, Integer> of, int divisor) {
        Map<Integer, Integer> quotients = new TreeMap<>();
        of.forEach((input, register) -> quotients.put(input, write(Opcode.DIVIDE, register, divisor)));
        return quotients;
    }

    private Map<Integer, Integer> combined(Map<Integer, Integer> left, Map<Integer, Integer> right, int operation) {
        Map<Integer, Integer> sums = new TreeMap<>(left);
        right.forEach((input, register) -> {
            Integer other = left.get(input);
            int alone = operation == Opcode.ADD || other != null ? register : write(Opcode.NEGATE, register, register);
            sums.put(input, other == null ? alone : write(operation, other, register));
        });
        return sums;
    }

    private int constant(double value) {
        int register = register();
        registers[register] = value;
        return register;
    }

    private int register() {
        registers = used == registers.length ? Arrays.copyOf(registers, 2 * used + 1) : registers;
        return used++;
    }

    private void copy(int[] from, int at) {
        append(from[at], from[at + 1], from[at + 2], from[at + 3]);
    }

    private int write(int operation, int left, int right) {
        int target = register();
        append(operation, target, left, right);
        return target;
    }

    private void append(int... operation) {
        code = length + Program.STRIDE > code.length ? Arrays.copyOf(code, 2 * code.length) : code;
        System.arraycopy(operation, 0, code, length, Program.STRIDE);
        length += Program.STRIDE;
    }
}
