package nld.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * Compiles a {@link Program} into straight lines of bytecode with the very operations that {@link Interpreter} carries out: the
 * same results to the bit. Registers are local variables; those that more than one method needs are kept in an array.
 */
final class ProgramCompiler {
    /** So many operations fit into one method below HotSpot's 8000 bytes. */
    private static final int PER_METHOD = 200;
    /** Beyond so many operations a class would run out of room for its constants. */
    private static final int LARGEST = 20_000;
    private static final Place KEPT = new Place(0, 0);

    private final Program program;
    private final int[] code;
    /** The method that computes each register; −1 for inputs, −2 for constants. */
    private final int[] home;
    private final boolean[] kept;
    private final Map<Integer, List<Integer>> outputs = new HashMap<>();

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
            outputs.computeIfAbsent(program.outputs()[index], fresh -> new ArrayList<>()).add(index);
        }
    }

    private void keep(int register, int method) {
        kept[register] |= home[register] >= 0 && home[register] != method;
    }

    /** The compiled function, whose only work array is as long as there are registers; nothing for one that is too large. */
    static Optional<TensorKernel> compile(Program program) {
        return program.operations() > LARGEST || program.registers().length - program.operations() > LARGEST
                ? Optional.empty() : Optional.of(new ProgramCompiler(program).kernel());
    }

    private TensorKernel kernel() {
        ClassBody body = new ClassBody(TensorKernel.class);
        for (int first = 0; first < program.operations(); first += PER_METHOD) {
            int from = first;
            body.step(step -> new Method(step).write(from, Math.min(program.operations(), from + PER_METHOD)));
        }
        List<Integer> given = outputs.keySet().stream().filter(register -> home[register] < 0).sorted().toList();
        for (int first = 0; first < given.size(); first += PER_METHOD) {
            List<Integer> part = given.subList(first, Math.min(given.size(), first + PER_METHOD));
            body.step(step -> {
                Method method = new Method(step);
                part.forEach(method::give);
            });
        }
        return (TensorKernel) body.instance();
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

        /** Writes a register to the outputs that it is. */
        void give(int register) {
            outputs.get(register).forEach(index -> store(new Place(Place.OUT, 0), index, register));
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
