package nld.lowering;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One method of a compiled function, as it is being written: its arrays, its local variables, its loops. */
final class Step {
    private static final String KERNELS = Type.getInternalName(Kernels.class);

    private final MethodVisitor code;
    private final Map<Integer, Integer> arrays = new HashMap<>();
    private final Map<Integer, Integer> scratch = new HashMap<>();
    private int locals = 3;

    /** The method takes the inputs, the work arrays and the outputs as its first three arguments. */
    Step(MethodVisitor code) {
        this.code = code;
        code.visitCode();
    }

    MethodVisitor code() {
        return code;
    }

    void end() {
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** A new local variable for a double. */
    int newDouble() {
        locals += 2;
        return locals - 2;
    }

    /** One of a few local variables for doubles that every loop body may use for its own. */
    int scratch(int number) {
        return scratch.computeIfAbsent(number, fresh -> newDouble());
    }

    int newInt() {
        return locals++;
    }

    /** Loads the arrays that the method uses into local variables, before any loop. */
    void use(Place... places) {
        for (Place place : places) {
            if (place.array() >= 0 && !arrays.containsKey(place.array())) {
                code.visitVarInsn(Opcodes.ALOAD, 1);
                number(place.array());
                code.visitInsn(Opcodes.AALOAD);
                arrays.put(place.array(), locals);
                code.visitVarInsn(Opcodes.ASTORE, locals++);
            }
        }
    }

    void array(Place place) {
        code.visitVarInsn(Opcodes.ALOAD, place.array() == Place.IN ? 0 : place.array() == Place.OUT ? 2 : arrays.get(place.array()));
    }

    /** Pushes an int. */
    void number(int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            code.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }

    void number(double value) {
        if (Double.doubleToRawLongBits(value) == 0 || value == 1) {
            code.visitInsn(value == 1 ? Opcodes.DCONST_1 : Opcodes.DCONST_0);
        } else {
            code.visitLdcInsn(value);
        }
    }

    /** Pushes {@code variable·factor + constant}; without a variable (−1) the constant. */
    void index(int variable, int factor, int constant) {
        if (variable < 0 || factor == 0) {
            number(constant);
            return;
        }
        code.visitVarInsn(Opcodes.ILOAD, variable);
        if (factor != 1) {
            number(factor);
            code.visitInsn(Opcodes.IMUL);
        }
        if (constant != 0) {
            number(constant);
            code.visitInsn(Opcodes.IADD);
        }
    }

    /** {@code for (variable = from; variable < until; variable += by) body}. */
    void loop(int variable, int from, int until, int by, Runnable body) {
        loop(variable, () -> number(from), () -> number(until), by, body);
    }

    /** The same by one, from and until the values of local variables. */
    void loop(int variable, int from, int until, Runnable body) {
        loop(variable, () -> code.visitVarInsn(Opcodes.ILOAD, from), () -> code.visitVarInsn(Opcodes.ILOAD, until), 1, body);
    }

    private void loop(int variable, Runnable from, Runnable until, int by, Runnable body) {
        from.run();
        code.visitVarInsn(Opcodes.ISTORE, variable);
        Label test = new Label();
        Label end = new Label();
        code.visitLabel(test);
        code.visitVarInsn(Opcodes.ILOAD, variable);
        until.run();
        code.visitJumpInsn(Opcodes.IF_ICMPGE, end);
        body.run();
        code.visitIincInsn(variable, by);
        code.visitJumpInsn(Opcodes.GOTO, test);
        code.visitLabel(end);
    }

    /** Calls one of the {@link Kernels}. */
    void call(String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, KERNELS, name, descriptor, false);
    }

    void fusedMultiplyAdd() {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "fma", "(DDD)D", false);
    }
}
