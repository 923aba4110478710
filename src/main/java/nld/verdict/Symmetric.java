package nld.verdict;

/** Eigenvalues of small symmetric matrices, by Jacobi's rotations. */
final class Symmetric {
    private static final int MOST_SWEEPS = 50;
    /** What may be left beside the diagonal, in parts of the whole. */
    private static final double LEFT = 1e-15;

    private Symmetric() {
    }

    /** The largest eigenvalue of {@code matrix}, whose entries are overwritten; NaN where one of them is not finite. */
    static double largestEigenvalue(double[][] matrix) {
        for (int sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(matrix); sweep++) {
            for (int row = 0; row < matrix.length; row++) {
                for (int column = row + 1; column < matrix.length; column++) {
                    rotate(matrix, row, column);
                }
            }
        }
        double largest = isDiagonal(matrix) ? Double.NEGATIVE_INFINITY : Double.NaN;
        for (int index = 0; index < matrix.length; index++) {
            largest = Math.max(largest, matrix[index][index]);
        }
        return largest;
    }

    private static boolean isDiagonal(double[][] matrix) {
        double whole = 0;
        double beside = 0;
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                double size = Math.abs(matrix[row][column]);
                whole += size;
                beside += row == column ? 0 : size;
            }
        }
        return beside <= LEFT * whole && Double.isFinite(whole);
    }

    /** Takes the entry at row and column to 0. */
    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double half = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(1 + half * half));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        for (int index = 0; index < a.length; index++) {
            double first = a[index][p];
            double second = a[index][q];
            a[index][p] = cosine * first - sine * second;
            a[index][q] = sine * first + cosine * second;
        }
        for (int index = 0; index < a.length; index++) {
            double first = a[p][index];
            double second = a[q][index];
            a[p][index] = cosine * first - sine * second;
            a[q][index] = sine * first + cosine * second;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }
}
