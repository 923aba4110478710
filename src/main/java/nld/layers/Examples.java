package nld.layers;

/**
 * Inputs with their labels; the arrays are the caller's and not copied.
 *
 * @param inputs one row for each example
 * @param labels one for each example
 */
public record Examples(double[][] inputs, double[] labels) {
    /** Refuses numbers of inputs and labels that differ, or none, with an {@link IllegalArgumentException}. */
    public Examples {
        if (inputs.length != labels.length || inputs.length == 0) {
            throw new IllegalArgumentException("found " + inputs.length + " inputs and " + labels.length
                    + " labels; expected one label for each of at least one input");
        }
    }

    /** How many examples. */
    public int size() {
        return labels.length;
    }

    /** The same inputs with every label negated. */
    public Examples mirrored() {
        double[] opposite = new double[labels.length];
        for (int index = 0; index < opposite.length; index++) {
            opposite[index] = -labels[index];
        }
        return new Examples(inputs, opposite);
    }

    /** The examples of those numbers. */
    public Examples subset(int... numbers) {
        double[][] rows = new double[numbers.length][];
        double[] chosen = new double[numbers.length];
        for (int index = 0; index < numbers.length; index++) {
            rows[index] = inputs[numbers[index]];
            chosen[index] = labels[numbers[index]];
        }
        return new Examples(rows, chosen);
    }
}
