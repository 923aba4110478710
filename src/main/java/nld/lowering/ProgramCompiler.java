package nld.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.objectweb.asm.Opcodes;

/**
 * Compiles a {@link Program} into straight lines of bytecode with the very operations that {@link Interpreter} carries out: the
 * same results to the bit. Registers are local variables; those that more than one method needs are kept in an array.
 */
final class ProgramCompiler {
    /** So many operations fit into one method below HotSpot's 8000 bytes: each takes up to 51, with results stored and operands fetched. */
    private static final int PER_METHOD = 150;
    /** So many copies of outputs do, of up to 12 bytes. */
    private static final int COPIES = 600;
    /** Beyond so many operations compiling takes seconds. */
    private static final int LARGEST = 20_000;
    private static final Place KEPT = new Place(0, 0);
    private static final Place OUT = new Place(Place.OUT, 0);

    private final Program program;
    private final int[] code;
    /** The method that computes each register; −1 for inputs, −2 for constants. */
    private final int[] home;
    private final boolean[] kept;
    /** The first output that each register is. */
    private final Map<Integer, Integer> outputs = new HashMap<>();
    /** The outputs that are the same as an earlier one. */
    private final List<Integer> repeated = new ArrayList<>();

    private ProgramCompiler(Program program) {
        this.program = program;
        this.code = program.code();
        this.home = new int[program.registers().length];
        this.kept = new boolean[home.length];
        java.util.Arrays.fill(home, -2);
        java.util.Arrays.fill(home, 0, program.inputs(), -1);
        for (int number = 0; number < program.operations(); number++) {
            int at = number * Program.STRIDE;
            int method = number / PER_METHOD;
            home[code[at + 1]] = method;
            keep(code[at + 2], method);
            keep(code[at + 3], method);
        }
        for (int index = 0; index < program.outputs().length; index++) {
            if (outputs.putIfAbsent(program.outputs()[index], index) != null) {
                repeated.add(index);
            }
        }
    }

    private void keep(int register, int method) {
        kept[register] |= home[register] >= 0 && home[register] != method;
    }

    /** The compiled function, whose only work array is as long as there are registers; nothing for one that is too large. */
    static Optional<TensorKernel> compile(Program program) {
        return program.operations() > LARGEST || program.registers().length - program.operations() > LARGEST
                ? Optional.empty() : Optional.of(ClassBody.kernel(classes(program)));
    }

    /** The classes of the compiled function, not loaded. */
    static List<byte[]> classes(Program program) {
        return new ProgramCompiler(program).classes();
    }

    private List<byte[]> classes() {
        ClassBody body = new ClassBody();
        for (int first = 0; first < program.operations(); first += PER_METHOD) {
            int from = first;
            body.step(step -> new Method(step).write(from, Math.min(program.operations(), from + PER_METHOD)));
        }
        List<Integer> given = outputs.keySet().stream().filter(register -> home[register] < 0).sorted().toList();
        inParts(body, given, PER_METHOD, Method::give);
        inParts(body, repeated, COPIES, Method::repeat);
        return body.classes();
    }

    private void inParts(ClassBody body, List<Integer> all, int most, BiConsumer<Method, Integer> content) {
        for (int first = 0; first < all.size(); first += most) {
            List<Integer> part = all.subList(first, Math.min(all.size(), first + most));
            body.step(step -> {
                Method method = new Method(step);
                part.forEach(one -> content.accept(method, one));
            });
        }
    }

    /** One method as it is being written. */
    private final class Method {
        private final Step step;
        private final Map<Integer, Integer> locals = new HashMap<>();

        Method(Step step) {
            this.step = step;
            step.use(KEPT);
        }

        void write(int from, int until) {
            for (int number = from; number < until; number++) {
                int at = number * Program.STRIDE;
                push(code[at + 2]);
                if (Arithmetic.isBinary(code[at])) {
                    push(code[at + 3]);
                }
                Arithmetic.write(step.code(), code[at]);
                hold(code[at + 1]);
                if (kept[code[at + 1]]) {
                    store(KEPT, code[at + 1], code[at + 1]);
                }
                if (outputs.containsKey(code[at + 1])) {
                    give(code[at + 1]);
                }
            }
        }

        /** Writes a register to the first output that it is. */
        void give(int register) {
            store(OUT, outputs.get(register), register);
        }

        /** Copies an output from the earlier one that it repeats. */
        void repeat(int index) {
            step.array(OUT);
            step.number(index);
            step.array(OUT);
            step.number(outputs.get(program.outputs()[index]));
            step.code().visitInsn(Opcodes.DALOAD);
            step.code().visitInsn(Opcodes.DASTORE);
        }

        private void store(Place place, int index, int register) {
            step.array(place);
            step.number(index);
            push(register);
            step.code().visitInsn(Opcodes.DASTORE);
        }

        private void hold(int register) {
            int local = step.newDouble();
            step.code().visitVarInsn(Opcodes.DSTORE, local);
            locals.put(register, local);
        }

        private void push(int register) {
            if (home[register] == -2) {
                step.number(program.registers()[register]);
                return;
            }
            if (!locals.containsKey(register)) {
                step.array(home[register] == -1 ? new Place(Place.IN, 0) : KEPT);
                step.number(register);
                step.code().visitInsn(Opcodes.DALOAD);
                hold(register);
            }
            step.code().visitVarInsn(Opcodes.DLOAD, locals.get(register));
        }
    }
}
