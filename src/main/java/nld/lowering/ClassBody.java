package nld.lowering;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A compiled function as it is being written: one method a step, each small enough for the JIT (HotSpot does not compile a
 * method of more than 8000 bytes), and one that calls them in order. It is loaded as a hidden class and goes with its
 * last instance. Where one class has no room for all constants there are several, which run one after the other.
 */
final class ClassBody {
    private static final String NAME = Type.getInternalName(ClassBody.class).replace("ClassBody", "Compiled");
    private static final String STEP = "([D[[D[D)V";
    /** How many calls one method makes. */
    private static final int CALLS = 500;
    /** How many constants the call of a step needs. */
    private static final int PER_CALL = 2;
    /** Beyond so many constants a class takes no further step: 65,535 are all that it holds, and a method cannot name as many as are left. */
    private static final int CONSTANTS = 50_000;

    private final List<byte[]> written = new ArrayList<>();
    private ClassWriter writer;
    private int steps;

    ClassBody() {
        begin();
    }

    private void begin() {
        steps = 0;
        writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, NAME, null, "java/lang/Object",
                new String[] {Type.getInternalName(TensorKernel.class)});
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
        if (writer.newUTF8("step" + steps) + PER_CALL * steps > CONSTANTS) {
            end();
            begin();
        }
        Step step = new Step(writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, "step" + steps++, STEP, null, null));
        content.accept(step);
        step.end();
    }

    private void end() {
        int groups = (steps + CALLS - 1) / CALLS;
        for (int group = 0; group < groups; group++) {
            calls("group" + group, Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, 0, "step", group * CALLS, Math.min(steps, (group + 1) * CALLS));
        }
        calls("run", Opcodes.ACC_PUBLIC, 1, "group", 0, groups);
        writer.visitEnd();
        written.add(writer.toByteArray());
    }

    /** The classes in the order in which they run; no step is added afterwards. */
    List<byte[]> classes() {
        end();
        return List.copyOf(written);
    }

    /** The function of {@code classes}, loaded. */
    static TensorKernel kernel(List<byte[]> classes) {
        List<TensorKernel> kernels = classes.stream().map(ClassBody::loaded).toList();
        return kernels.size() == 1 ? kernels.get(0) : (in, work, out) -> {
            for (TensorKernel kernel : kernels) {
                kernel.run(in, work, out);
            }
        };
    }

    private static TensorKernel loaded(byte[] bytes) {
        try {
            return (TensorKernel) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass()
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
