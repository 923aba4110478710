package nld.model;

import java.util.List;
import nld.expression.Symbol;

/**
 * A data set of a theorem: examples of an input and a label.
 *
 * @param inputs the inputs, one for each example, of one shape
 * @param labels the labels, one for each example
 */
public record Data(List<Symbol> inputs, List<Symbol> labels) {
    /** Copies the lists. */
    public Data {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
    }

    /** How many examples there are. */
    public int size() {
        return inputs.size();
    }
}
