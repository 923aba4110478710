package nld.spectrum;

import nld.layers.NetLoss;

/** The Hessian of a network's loss: of rectifiers, inside the cell of the point, where it is exact up to rounding. */
public final class CellHessian {
    private CellHessian() {
    }

    /** All entries, a column for each parameter. */
    public static double[][] dense(NetLoss loss, double[] theta) {
        int size = theta.length;
        double[][] columns = new double[size][size];
        double[] unit = new double[size];
        for (int column = 0; column < size; column++) {
            unit[column] = 1;
            loss.hessian(theta, unit, columns[column]);
            unit[column] = 0;
        }
        return columns;
    }

    /** By its products with vectors. */
    public static LinearMap map(NetLoss loss, double[] theta) {
        return (vector, product) -> loss.hessian(theta, vector, product);
    }

    /** The trace of {@code matrix}. */
    public static double trace(double[][] matrix) {
        double total = 0;
        for (int index = 0; index < matrix.length; index++) {
            total += matrix[index][index];
        }
        return total;
    }
}
