package nld.spectrum;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The singular values of a matrix, in falling order.
 *
 * @param values as many as the smaller of rows and columns
 */
public record SingularValues(double[] values) {
    /** Copies the array. */
    public SingularValues {
        values = values.clone();
    }

    /** A copy of the values. */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** Of a matrix by its rows. */
    public static SingularValues of(double[][] rows) {
        return new SingularValues(new SingularValueDecomposition(MatrixUtils.createRealMatrix(rows)).getSingularValues());
    }

    /** How many are larger than {@code relative} times the largest. */
    public int rank(double relative) {
        int count = 0;
        for (double value : values) {
            count += value > relative * values[0] ? 1 : 0;
        }
        return count;
    }

    /** The least. */
    public double least() {
        return values[values.length - 1];
    }
}
