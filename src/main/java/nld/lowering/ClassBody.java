package nld.lowering;

import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The class of a compiled function as it is being written: one method a step, each small enough for the JIT (HotSpot does not compile a
 * method of more than 8000 bytes), and one that calls them in order. It is loaded as a hidden class and goes with its
 * last instance.
 */
final class ClassBody {
    private static final String NAME = Type.getInternalName(ClassBody.class).replace("ClassBody", "Compiled");
    private static final String STEP = "([D[[D[D)V";
    /** How many calls one method makes. */
    private static final int CALLS = 500;

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
    private int steps;

    ClassBody(Class<?> implemented) {
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, NAME, null, "java/lang/Object",
                new String[] {Type.getInternalName(implemented)});
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
    }

    /** Adds a step that runs after those before. */
    void step(Consumer<Step> content) {
        Step step = new Step(writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "step" + steps++, STEP, null, null));
        content.accept(step);
        step.end();
    }

    /** The class, loaded, and an instance of it. */
    Object instance() {
        int groups = (steps + CALLS - 1) / CALLS;
        for (int group = 0; group < groups; group++) {
            calls("group" + group, Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, 0, "step", group * CALLS, Math.min(steps, (group + 1) * CALLS));
        }
        calls("run", Opcodes.ACC_PUBLIC, 1, "group", 0, groups);
        writer.visitEnd();
        try {
            return MethodHandles.lookup().defineHiddenClass(writer.toByteArray(), true).lookupClass()
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("found a class of our own that cannot be loaded; expected that it can", impossible);
        }
    }

    private void calls(String name, int access, int first, String called, int from, int until) {
        MethodVisitor code = writer.visitMethod(access, name, STEP, null, null);
        code.visitCode();
        for (int number = from; number < until; number++) {
            for (int argument = 0; argument < 3; argument++) {
                code.visitVarInsn(Opcodes.ALOAD, first + argument);
            }
            code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, called + number, STEP, false);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
