package nld.lowering;

import java.util.List;

/** How a {@link Node} is computed. */
sealed interface Operation {
    /** The nodes it is computed from. */
    default List<Ref> operands() {
        return List.of();
    }

    /**
     * A part of the inputs, row by row.
     *
     * @param offset where it begins
     */
    record Given(int offset) implements Operation {
    }

    /**
     * Numbers that do not change, row by row.
     *
     * @param key    under which equal ones are held once
     * @param values the numbers
     * @param errors how far each may be from what is meant
     */
    record Fixed(Object key, double[] values, double[] errors) implements Operation {
        @Override
        public boolean equals(Object other) {
            return other instanceof Fixed fixed && key.equals(fixed.key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    /**
     * One number, in every entry.
     *
     * @param value the number
     * @param exact whether it is the number meant, not only the nearest double
     */
    record Number(double value, boolean exact) implements Operation {
    }

    /**
     * A scalar in every entry, or a vector in every column.
     *
     * @param of what is spread
     */
    record Spread(Ref of) implements Operation {
        @Override
        public List<Ref> operands() {
            return List.of(of);
        }
    }

    /**
     * An operation on each entry of one operand.
     *
     * @param opcode  one of {@link Opcode}
     * @param operand its operand, of the same shape
     */
    record Unary(int opcode, Ref operand) implements Operation {
        @Override
        public List<Ref> operands() {
            return List.of(operand);
        }
    }

    /**
     * An operation on the entries of two operands in pairs.
     *
     * @param opcode one of {@link Opcode}
     * @param left   its left operand, of the same shape
     * @param right  its right operand, of the same shape
     */
    record Binary(int opcode, Ref left, Ref right) implements Operation {
        @Override
        public List<Ref> operands() {
            return List.of(left, right);
        }
    }

    /**
     * A product of matrices.
     *
     * @param left  m×k
     * @param right k×n
     */
    record Multiply(Ref left, Ref right) implements Operation {
        @Override
        public List<Ref> operands() {
            return List.of(left, right);
        }
    }

    /**
     * A sum of the entries of a matrix: of all, or of each row.
     *
     * @param of   the matrix
     * @param rows whether each row is summed by itself
     */
    record Total(Ref of, boolean rows) implements Operation {
        @Override
        public List<Ref> operands() {
            return List.of(of);
        }
    }

    /**
     * Entries of other nodes, one for each entry of this one.
     *
     * @param from  the nodes
     * @param which for each entry, the number of its node in {@code from}; −1 for a zero
     * @param entry for each entry, the index in that node, row by row
     */
    record Gather(List<Ref> from, List<Integer> which, List<Integer> entry) implements Operation {
        @Override
        public List<Ref> operands() {
            return from;
        }
    }
}
