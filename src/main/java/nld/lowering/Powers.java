package nld.lowering;

import nld.expression.Rational;

/** Rational powers in a {@link TensorGraph}, as {@link Assembler} writes them: repeated multiplication, roots, then the rest. */
final class Powers {
    private final TensorGraph graph;

    Powers(TensorGraph graph) {
        this.graph = graph;
    }

    /** {@code base} to an exponent of at least 0, entry by entry. */
    Ref of(Ref base, Rational exponent) {
        int above = exponent.numerator().intValueExact();
        switch (exponent.denominator().intValueExact()) {
            case 1:
                return repeated(base, above);
            case 2:
                Ref root = graph.unary(Opcode.SQUARE_ROOT, base);
                return above == 1 ? root : graph.binary(Opcode.MULTIPLY, repeated(base, above / 2), root);
            case 3:
                return repeated(graph.unary(Opcode.CUBE_ROOT, base), above);
            default:
                return graph.binary(Assembler.opcode(exponent), base,
                        graph.number(base.rows(), base.columns(), exponent.toDouble(), true));
        }
    }

    private Ref repeated(Ref base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        Ref half = repeated(base, exponent / 2);
        Ref square = graph.binary(Opcode.MULTIPLY, half, half);
        return exponent % 2 == 0 ? square : graph.binary(Opcode.MULTIPLY, square, base);
    }
}
