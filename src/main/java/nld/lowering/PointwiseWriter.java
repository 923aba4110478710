package nld.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Writes one loop over all entries of a node: everything that {@link Fusion} put into it is computed there, entry by entry, and
 * only the node itself is stored.
 */
final class PointwiseWriter {
    /** What a vector along the inner loop costs an entry, as it keeps the JIT from vector instructions. */
    private static final double UNEVEN = 0.2;

    private final ClassBody body;
    private final Storage storage;
    private final Fusion fusion;

    PointwiseWriter(ClassBody body, Storage storage, Fusion fusion) {
        this.body = body;
        this.storage = storage;
        this.fusion = fusion;
    }

    /**
     * Writes the loop for {@code root}.
     *
     * @param out where it must go in the end, row by row; {@code null} where that is free. Where that is cheaper the loop goes column
     *            by column to a place of its own
     */
    void write(Node root, Place out) {
        List<Ref> leaves = new ArrayList<>();
        Map<Ref, Integer> uses = new HashMap<>();
        gather(root, new Ref(root, false), leaves, uses);
        boolean turns = turns(root, leaves, out != null);
        Place target = out == null || turns ? storage.newPlace(root.size()) : out;
        storage.put(root, turns, target);
        new Loop(root, turns, target, uses).write(leaves);
    }

    /** The operands that are not computed in the loop, as they lie to its node. */
    private void gather(Node root, Ref part, List<Ref> leaves, Map<Ref, Integer> uses) {
        if (uses.merge(part, 1, Integer::sum) > 1) {
            return;
        }
        if (part.node() != root && !fusion.isIn(part.node(), root) || !part.node().isPointwise()) {
            leaves.add(part);
            return;
        }
        for (Ref operand : part.node().operation().operands()) {
            gather(root, part.flipped() ? operand.transposed() : operand, leaves, uses);
        }
    }

    /** Whether the loop goes column by column: where that transposes less, or else where its inner loop is longer. */
    private boolean turns(Node root, List<Ref> leaves, boolean fixed) {
        double upright = 0;
        double turned = fixed ? Storage.TURNING * root.size() + 5 : 0;
        boolean spreads = false;
        for (Ref leaf : leaves) {
            if (leaf.node().isVirtual()) {
                boolean vector = leaf.node().operation() instanceof Operation.Spread spread && !spread.of().node().isScalar();
                spreads |= vector;
                upright += vector && leaf.flipped() ? UNEVEN * root.size() : 0;
                turned += vector && !leaf.flipped() ? UNEVEN * root.size() : 0;
            } else {
                upright += storage.cost(leaf.node(), leaf.flipped());
                turned += storage.cost(leaf.node(), !leaf.flipped());
            }
        }
        return turned < upright || turned == upright && spreads && !fixed && root.rows() > root.columns();
    }

    /** The loop as it is being written. */
    private final class Loop {
        private final Node root;
        private final boolean turns;
        private final Place target;
        private final int outer;
        private final int inner;
        private final Map<Ref, Integer> uses;
        private final Map<Ref, Place> places = new HashMap<>();
        private final Map<Ref, Integer> held = new HashMap<>();
        private Step step;
        private int row;
        private int column;

        Loop(Node root, boolean turns, Place target, Map<Ref, Integer> uses) {
            this.root = root;
            this.turns = turns;
            this.target = target;
            this.uses = uses;
            this.outer = turns ? root.columns() : root.rows();
            this.inner = turns ? root.rows() : root.columns();
        }

        void write(List<Ref> leaves) {
            for (Ref leaf : leaves) {
                if (leaf.node().operation() instanceof Operation.Spread spread) {
                    places.put(leaf, storage.find(spread.of().node(), false));
                } else if (!leaf.node().isVirtual()) {
                    places.put(leaf, storage.require(leaf.node(), leaf.flipped() != turns));
                }
            }
            body.step(one -> {
                step = one;
                step.use(target);
                places.values().forEach(place -> step.use(place));
                leaves.stream().filter(leaf -> isScalar(leaf)).forEach(leaf -> hold(leaf, -1));
                loops(leaves);
            });
        }

        private boolean isScalar(Ref leaf) {
            return leaf.node().operation() instanceof Operation.Spread spread && spread.of().node().isScalar();
        }

        /** Whether the leaf is a vector whose entries belong to the outer index, or to the inner one. */
        private boolean isVector(Ref leaf, boolean ofOuter) {
            return leaf.node().operation() instanceof Operation.Spread && !isScalar(leaf)
                    && (leaf.flipped() == turns) == ofOuter;
        }

        private void hold(Ref leaf, int variable) {
            load(places.get(leaf), variable);
            int local = step.newDouble();
            step.code().visitVarInsn(Opcodes.DSTORE, local);
            held.put(leaf, local);
        }

        private void loops(List<Ref> leaves) {
            if (root.isScalar()) {
                store(-1);
                return;
            }
            boolean flat = leaves.stream().noneMatch(leaf -> isVector(leaf, true) || isVector(leaf, false));
            column = step.newInt();
            if (flat) {
                row = -1;
                step.loop(column, 0, root.size(), 1, () -> store(column));
                return;
            }
            int number = step.newInt();
            row = step.newInt();
            int end = step.newInt();
            step.loop(number, 0, outer, 1, () -> {
                step.index(number, inner, 0);
                step.code().visitVarInsn(Opcodes.ISTORE, row);
                step.index(number, inner, inner);
                step.code().visitVarInsn(Opcodes.ISTORE, end);
                leaves.stream().filter(leaf -> isVector(leaf, true)).forEach(leaf -> hold(leaf, number));
                step.loop(column, row, end, () -> store(column));
            });
        }

        private void store(int variable) {
            step.array(target);
            step.index(variable, 1, target.offset());
            value(new Ref(root, false));
            step.code().visitInsn(Opcodes.DASTORE);
        }

        private void load(Place place, int variable) {
            step.array(place);
            step.index(variable, 1, place.offset());
            step.code().visitInsn(Opcodes.DALOAD);
        }

        /** Pushes the entry of a vector along the inner loop, whose index runs on from row to row. */
        private void along(Place place) {
            step.array(place);
            step.index(column, 1, place.offset());
            step.code().visitVarInsn(Opcodes.ILOAD, row);
            step.code().visitInsn(Opcodes.ISUB);
            step.code().visitInsn(Opcodes.DALOAD);
        }

        /** Pushes the value of a part at the entry at hand; one that is needed again is held in a local variable. */
        private void value(Ref part) {
            Integer known = held.get(part);
            if (known != null) {
                step.code().visitVarInsn(Opcodes.DLOAD, known);
                return;
            }
            compute(part);
            if (uses.get(part) > 1 && !(part.node().operation() instanceof Operation.Number)) {
                int local = step.newDouble();
                step.code().visitInsn(Opcodes.DUP2);
                step.code().visitVarInsn(Opcodes.DSTORE, local);
                held.put(part, local);
            }
        }

        private void compute(Ref part) {
            Operation operation = part.node().operation();
            if (operation instanceof Operation.Number number) {
                step.number(number.value());
            } else if (operation instanceof Operation.Spread) {
                along(places.get(part));
            } else if (places.containsKey(part)) {
                step.array(places.get(part));
                step.index(root.isScalar() ? -1 : column, 1, places.get(part).offset());
                step.code().visitInsn(Opcodes.DALOAD);
            } else if (operation instanceof Operation.Unary unary) {
                value(turned(part, unary.operand()));
                Arithmetic.write(step.code(), unary.opcode());
            } else if (operation instanceof Operation.Binary binary) {
                value(turned(part, binary.left()));
                value(turned(part, binary.right()));
                Arithmetic.write(step.code(), binary.opcode());
            }
        }

        private static Ref turned(Ref part, Ref operand) {
            return part.flipped() ? operand.transposed() : operand;
        }
    }
}
