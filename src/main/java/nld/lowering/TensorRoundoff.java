package nld.lowering;

import java.util.List;

/**
 * Evaluates a {@link TensorGraph} node by node as the nodes say, and bounds the rounding of each entry: the reference for what is
 * compiled from the same graph. Products add their terms in the same order; the bound of other sums is one for any order.
 */
final class TensorRoundoff implements Roundoff {
    private static final double UNIT = 0x1p-53;

    private final List<Node> nodes;
    private final List<Ref> results;
    private final int inputs;
    private final int outputs;
    private final double[][] values;
    private final double[][] errors;

    TensorRoundoff(TensorGraph graph, int inputs, List<Ref> results) {
        Fusion live = new Fusion(graph, results);
        this.nodes = graph.nodes().stream().filter(live::isLive).toList();
        this.results = results;
        this.inputs = inputs;
        this.outputs = results.stream().mapToInt(Ref::size).sum();
        int count = graph.nodes().size();
        values = new double[count][];
        errors = new double[count][];
        for (Node node : nodes) {
            values[node.number()] = new double[node.size()];
            errors[node.number()] = new double[node.size()];
        }
    }

    @Override
    public void evaluate(double[] given, double[] givenErrors, double[] found, double[] foundErrors) {
        Program.requireLength(given, inputs, "inputs");
        Program.requireLength(givenErrors, inputs, "input errors");
        Program.requireLength(found, outputs, "outputs");
        Program.requireLength(foundErrors, outputs, "output errors");
        for (Node node : nodes) {
            if (node.operation() instanceof Operation.Given input) {
                System.arraycopy(given, input.offset(), values[node.number()], 0, node.size());
                for (int index = 0; index < node.size(); index++) {
                    int at = input.offset() + index;
                    errors[node.number()][index] = Opcode.ofInput(given[at], givenErrors[at]);
                }
            } else {
                compute(node);
            }
        }
        int next = 0;
        for (Ref result : results) {
            for (int index = 0; index < result.size(); index++) {
                int row = index / result.columns();
                int column = index % result.columns();
                found[next] = value(result, row, column);
                foundErrors[next++] = error(result, row, column);
            }
        }
    }

    private double value(Ref ref, int row, int column) {
        return values[ref.node().number()][index(ref, row, column)];
    }

    private double error(Ref ref, int row, int column) {
        return errors[ref.node().number()][index(ref, row, column)];
    }

    private static int index(Ref ref, int row, int column) {
        return ref.flipped() ? column * ref.node().columns() + row : row * ref.node().columns() + column;
    }

    private void compute(Node node) {
        if (node.operation() instanceof Operation.Fixed fixed) {
            System.arraycopy(fixed.values(), 0, values[node.number()], 0, node.size());
            System.arraycopy(fixed.errors(), 0, errors[node.number()], 0, node.size());
            return;
        }
        for (int index = 0; index < node.size(); index++) {
            entry(node.operation(), values[node.number()], errors[node.number()], index, index / node.columns(), index % node.columns());
        }
    }

    private void entry(Operation operation, double[] value, double[] error, int index, int row, int column) {
        if (operation instanceof Operation.Number number) {
            value[index] = number.value();
            error[index] = number.exact() ? 0 : Opcode.ofRounding(number.value());
        } else if (operation instanceof Operation.Spread spread) {
            int from = spread.of().node().isScalar() ? 0 : row;
            value[index] = values[spread.of().node().number()][from];
            error[index] = errors[spread.of().node().number()][from];
        } else if (operation instanceof Operation.Unary unary) {
            apply(value, error, index, unary.opcode(), unary.operand(), unary.operand(), row, column);
        } else if (operation instanceof Operation.Binary binary) {
            apply(value, error, index, binary.opcode(), binary.left(), binary.right(), row, column);
        } else if (operation instanceof Operation.Multiply product) {
            multiply(value, error, index, product, row, column);
        } else if (operation instanceof Operation.Total total) {
            total(value, error, index, total);
        } else if (operation instanceof Operation.Gather gather) {
            gather(value, error, index, gather);
        }
    }

    private void apply(double[] value, double[] error, int index, int opcode, Ref left, Ref right, int row, int column) {
        double first = value(left, row, column);
        double second = value(right, row, column);
        value[index] = Opcode.apply(opcode, first, second);
        error[index] = Opcode.error(opcode, value[index], first, second, error(left, row, column), error(right, row, column));
    }

    /** Each partial sum is rounded once. */
    private void multiply(double[] value, double[] error, int index, Operation.Multiply product, int row, int column) {
        double sum = 0;
        double bound = 0;
        for (int inner = 0; inner < product.left().columns(); inner++) {
            double left = value(product.left(), row, inner);
            double right = value(product.right(), inner, column);
            double leftError = error(product.left(), row, inner);
            double rightError = error(product.right(), inner, column);
            sum = Math.fma(left, right, sum);
            bound += Math.abs(left) * rightError + Math.abs(right) * leftError + leftError * rightError
                    + UNIT * Math.abs(sum) + Double.MIN_VALUE;
        }
        value[index] = sum;
        error[index] = bound;
    }

    /** Of n terms, in any order: n − 1 roundings of what is at most the sum of the sizes, and of a product's n more. */
    private void total(double[] value, double[] error, int index, Operation.Total total) {
        int count = total.rows() ? total.of().columns() : total.of().size();
        double sum = 0;
        double sizes = 0;
        double bound = 0;
        for (int term = 0; term < count; term++) {
            int row = total.rows() ? index : term / total.of().columns();
            int column = total.rows() ? term : term % total.of().columns();
            sum += value(total.of(), row, column);
            sizes += Math.abs(value(total.of(), row, column));
            bound += error(total.of(), row, column);
        }
        value[index] = sum;
        error[index] = bound + count * UNIT * (sizes + bound) * (1 + 2 * count * UNIT);
    }

    private void gather(double[] value, double[] error, int index, Operation.Gather gather) {
        int which = gather.which().get(index);
        value[index] = which < 0 ? 0 : values[gather.from().get(which).node().number()][gather.entry().get(index)];
        error[index] = which < 0 ? 0 : errors[gather.from().get(which).node().number()][gather.entry().get(index)];
    }
}
