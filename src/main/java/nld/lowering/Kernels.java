package nld.lowering;

/**
 * The loops over {@code double[]} that compiled tensor functions call, written so that the JIT makes vector instructions of
 * them: at most four products a loop body (with more, C2 of JDK 17 stops unrolling and falls back to single numbers: 0.14
 * ns a product instead of 0.05 on the machine this was measured on).
 *
 * <p>A product of matrices adds its terms one after the other in the order of the inner index, each with a fused
 * multiply-add from zero on, whichever loops are used: the result does not depend on how it is blocked.
 */
final class Kernels {
    /** A block of this many rows by this many columns of the right factor stays in the nearest caches. */
    private static final int DEPTH = 64;
    private static final int WIDTH = 512;

    private Kernels() {
    }

    /**
     * Each row of the product as a combination of rows of the right factor, in blocks: c_i = Σ_q a_iq b_q, rows of b and c
     * contiguous.
     *
     * @param a the left factor: entry (i, q) at a0 + i·ai + q·aq
     * @param b the right factor: row q of length n at b0 + q·n
     * @param c the product: row i of length n at c0 + i·n
     */
    static void combineRows(double[] a, int a0, int ai, int aq, double[] b, int b0, double[] c, int c0, int m, int k, int n) {
        for (int from = 0; from < n; from += WIDTH) {
            int width = Math.min(WIDTH, n - from);
            for (int depth = 0; depth < k; depth += DEPTH) {
                int until = Math.min(k, depth + DEPTH);
                for (int i = 0; i < m; i++) {
                    combine(a, a0 + i * ai, aq, b, b0 + from, n, c, c0 + i * n + from, depth, until, width);
                }
            }
        }
    }

    private static void combine(double[] a, int ai, int aq, double[] b, int b0, int ld, double[] c, int ci,
            int depth, int until, int width) {
        int q = depth;
        if (q == 0 && until >= 4) {
            firstFour(a[ai], a[ai + aq], a[ai + 2 * aq], a[ai + 3 * aq], b, b0, b0 + ld, b0 + 2 * ld, b0 + 3 * ld, c, ci, width);
            q = 4;
        } else if (q == 0) {
            java.util.Arrays.fill(c, ci, ci + width, 0);
        }
        for (; q + 4 <= until; q += 4) {
            int at = ai + q * aq;
            int row = b0 + q * ld;
            addFour(a[at], a[at + aq], a[at + 2 * aq], a[at + 3 * aq], b, row, row + ld, row + 2 * ld, row + 3 * ld, c, ci, width);
        }
        for (; q < until; q++) {
            addOne(a[ai + q * aq], b, b0 + q * ld, c, ci, width);
        }
    }

    private static void firstFour(double r0, double r1, double r2, double r3, double[] b, int b0, int b1, int b2, int b3,
            double[] c, int c0, int n) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] = Math.fma(r3, b[b3 + j], Math.fma(r2, b[b2 + j], Math.fma(r1, b[b1 + j], Math.fma(r0, b[b0 + j], 0.0))));
        }
    }

    private static void addFour(double r0, double r1, double r2, double r3, double[] b, int b0, int b1, int b2, int b3,
            double[] c, int c0, int n) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] = Math.fma(r3, b[b3 + j], Math.fma(r2, b[b2 + j], Math.fma(r1, b[b1 + j],
                    Math.fma(r0, b[b0 + j], c[c0 + j]))));
        }
    }

    private static void addOne(double r, double[] b, int b0, double[] c, int c0, int n) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] = Math.fma(r, b[b0 + j], c[c0 + j]);
        }
    }

    /** The transpose of {@code rows}×{@code columns} numbers at {@code a0}, in blocks of eight rows. */
    static void transpose(double[] a, int a0, double[] c, int c0, int rows, int columns) {
        for (int block = 0; block < rows; block += 8) {
            int until = Math.min(rows, block + 8);
            for (int column = 0; column < columns; column++) {
                for (int row = block; row < until; row++) {
                    c[c0 + column * rows + row] = a[a0 + row * columns + column];
                }
            }
        }
    }

    /** Σ a_i b_i, in eight partial sums that are added in pairs. */
    static double dot(double[] a, int a0, double[] b, int b0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            s0 = Math.fma(a[a0 + i], b[b0 + i], s0);
            s1 = Math.fma(a[a0 + i + 1], b[b0 + i + 1], s1);
            s2 = Math.fma(a[a0 + i + 2], b[b0 + i + 2], s2);
            s3 = Math.fma(a[a0 + i + 3], b[b0 + i + 3], s3);
            s4 = Math.fma(a[a0 + i + 4], b[b0 + i + 4], s4);
            s5 = Math.fma(a[a0 + i + 5], b[b0 + i + 5], s5);
            s6 = Math.fma(a[a0 + i + 6], b[b0 + i + 6], s6);
            s7 = Math.fma(a[a0 + i + 7], b[b0 + i + 7], s7);
        }
        for (; i < n; i++) {
            s0 = Math.fma(a[a0 + i], b[b0 + i], s0);
        }
        return (s0 + s4 + (s1 + s5)) + (s2 + s6 + (s3 + s7));
    }

    /** Σ a_i, in eight partial sums that are added in pairs. */
    static double sum(double[] a, int a0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            s0 += a[a0 + i];
            s1 += a[a0 + i + 1];
            s2 += a[a0 + i + 2];
            s3 += a[a0 + i + 3];
            s4 += a[a0 + i + 4];
            s5 += a[a0 + i + 5];
            s6 += a[a0 + i + 6];
            s7 += a[a0 + i + 7];
        }
        for (; i < n; i++) {
            s0 += a[a0 + i];
        }
        return (s0 + s4 + (s1 + s5)) + (s2 + s6 + (s3 + s7));
    }

    /** The sum of each of {@code rows} rows of {@code n} numbers. */
    static void sumRows(double[] a, int a0, double[] c, int c0, int rows, int n) {
        for (int row = 0; row < rows; row++) {
            c[c0 + row] = sum(a, a0 + row * n, n);
        }
    }

    /** The sum of {@code rows} rows of {@code n} numbers, a row. */
    static void addRows(double[] a, int a0, double[] c, int c0, int rows, int n) {
        java.util.Arrays.fill(c, c0, c0 + n, 0);
        for (int row = 0; row < rows; row++) {
            int at = a0 + row * n;
            for (int j = 0; j < n; j++) {
                c[c0 + j] += a[at + j];
            }
        }
    }
}
