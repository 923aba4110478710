package nld.lowering;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the operations of {@link Opcode} as bytecode, each with the very result that {@link Opcode#apply} gives. */
final class Arithmetic {
    private static final String OPCODE = Type.getInternalName(Opcode.class);

    private Arithmetic() {
    }

    /** Takes one operand from the stack, or two (left below right) where the operation has two; leaves the result. */
    static void write(MethodVisitor code, int opcode) {
        switch (opcode) {
            case Opcode.ADD -> code.visitInsn(Opcodes.DADD);
            case Opcode.SUBTRACT -> code.visitInsn(Opcodes.DSUB);
            case Opcode.MULTIPLY -> code.visitInsn(Opcodes.DMUL);
            case Opcode.DIVIDE -> code.visitInsn(Opcodes.DDIV);
            case Opcode.NEGATE -> code.visitInsn(Opcodes.DNEG);
            case Opcode.SQUARE_ROOT -> call(code, Math.class, "sqrt", 1);
            case Opcode.ABS -> call(code, Math.class, "abs", 1);
            case Opcode.CUBE_ROOT -> call(code, StrictMath.class, "cbrt", 1);
            case Opcode.EXP -> call(code, StrictMath.class, "exp", 1);
            case Opcode.LOG -> call(code, StrictMath.class, "log", 1);
            case Opcode.SIN -> call(code, StrictMath.class, "sin", 1);
            case Opcode.COS -> call(code, StrictMath.class, "cos", 1);
            case Opcode.TANH -> call(code, StrictMath.class, "tanh", 1);
            case Opcode.ATAN -> call(code, StrictMath.class, "atan", 1);
            case Opcode.POWER -> call(code, StrictMath.class, "pow", 2);
            case Opcode.EVEN_POWER -> code.visitMethodInsn(Opcodes.INVOKESTATIC, OPCODE, "evenPower", "(DD)D", false);
            case Opcode.ODD_POWER -> code.visitMethodInsn(Opcodes.INVOKESTATIC, OPCODE, "oddPower", "(DD)D", false);
            default -> throw new IllegalStateException("found the operation " + opcode + "; expected one of 0 to 16");
        }
    }

    /** Whether the operation takes two operands. */
    static boolean isBinary(int opcode) {
        return opcode <= Opcode.DIVIDE || opcode >= Opcode.POWER && opcode <= Opcode.ODD_POWER;
    }

    private static void call(MethodVisitor code, Class<?> owner, String name, int arguments) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(owner), name, "(" + "D".repeat(arguments) + ")D", false);
    }
}
