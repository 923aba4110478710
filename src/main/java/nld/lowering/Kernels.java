package nld.lowering;

/**
 * The loops over {@code double[]} that compiled tensor functions call, written so that the JIT of JDK 17 makes vector instructions of
 * them. It does so where all arrays of a loop are read and written at one index, or at constant distances, and where a loop
 * body holds at most six products: hence each row of a factor is an array of its own, and a row of a product is gathered in
 * an array of its own before it is stored.
 *
 * <p>A product of matrices adds its terms one after the other in the order of the inner index, each with a fused
 * multiply-add from zero on, whichever loops are used: the result does not depend on how it is blocked.
 */
final class Kernels {
    /** A block of the right factor has at most so many columns, and so many entries: it stays in the nearest cache. */
    private static final int WIDTH = 256;
    private static final int BLOCK = 3600;

    private Kernels() {
    }

    /**
     * Each row of a product as a combination of rows of the right factor: c_i = Σ_q a_iq b_q.
     *
     * @param a    the left factor: entry (i, q) at a0 + i·ai + q·aq
     * @param work where row q of the right factor, of length n, is the array number {@code rows + q}, and the array number
     *             {@code sum} is for a row of the product
     * @param c    the product: row i of length n at c0 + i·n
     */
    static void combineRows(double[] a, int a0, int ai, int aq, double[][] work, int rows, int sum, double[] c, int c0,
            int m, int k, int n) {
        double[] row = work[sum];
        for (int from = 0; from < n; from += WIDTH) {
            int until = Math.min(n, from + WIDTH);
            int depth = Math.max(12, BLOCK / (until - from) / 6 * 6);
            for (int q = 0; q < k; q += depth) {
                for (int i = 0; i < m; i++) {
                    int at = c0 + i * n + from;
                    if (q == 0) {
                        java.util.Arrays.fill(row, from, until, 0);
                    } else {
                        System.arraycopy(c, at, row, from, until - from);
                    }
                    combine(a, a0 + i * ai + q * aq, aq, work, rows + q, Math.min(depth, k - q), row, from, until);
                    System.arraycopy(row, from, c, at, until - from);
                }
            }
        }
    }

    private static void combine(double[] a, int at, int by, double[][] b, int rows, int k, double[] c, int from, int until) {
        int q = 0;
        int p = at;
        for (; q + 6 <= k; q += 6) {
            int r = rows + q;
            addSix(a[p], a[p + by], a[p + 2 * by], a[p + 3 * by], a[p + 4 * by], a[p + 5 * by],
                    b[r], b[r + 1], b[r + 2], b[r + 3], b[r + 4], b[r + 5], c, from, until);
            p += 6 * by;
        }
        if (q + 4 <= k) {
            int r = rows + q;
            addFour(a[p], a[p + by], a[p + 2 * by], a[p + 3 * by], b[r], b[r + 1], b[r + 2], b[r + 3], c, from, until);
            q += 4;
            p += 4 * by;
        }
        if (q + 2 <= k) {
            addTwo(a[p], a[p + by], b[rows + q], b[rows + q + 1], c, from, until);
            q += 2;
            p += 2 * by;
        }
        if (q < k) {
            addOne(a[p], b[rows + q], c, from, until);
        }
    }

    private static void addSix(double r0, double r1, double r2, double r3, double r4, double r5, double[] b0, double[] b1,
            double[] b2, double[] b3, double[] b4, double[] b5, double[] c, int from, int until) {
        for (int j = from; j < until; j++) {
            c[j] = Math.fma(r5, b5[j], Math.fma(r4, b4[j], Math.fma(r3, b3[j], Math.fma(r2, b2[j],
                    Math.fma(r1, b1[j], Math.fma(r0, b0[j], c[j]))))));
        }
    }

    private static void addFour(double r0, double r1, double r2, double r3, double[] b0, double[] b1, double[] b2, double[] b3,
            double[] c, int from, int until) {
        for (int j = from; j < until; j++) {
            c[j] = Math.fma(r3, b3[j], Math.fma(r2, b2[j], Math.fma(r1, b1[j], Math.fma(r0, b0[j], c[j]))));
        }
    }

    private static void addTwo(double r0, double r1, double[] b0, double[] b1, double[] c, int from, int until) {
        for (int j = from; j < until; j++) {
            c[j] = Math.fma(r1, b1[j], Math.fma(r0, b0[j], c[j]));
        }
    }

    private static void addOne(double r, double[] b, double[] c, int from, int until) {
        for (int j = from; j < until; j++) {
            c[j] = Math.fma(r, b[j], c[j]);
        }
    }

    /**
     * Puts each of k rows of length n into an array of its own, the array number {@code rows + q}.
     *
     * @param a the entry of row q and column j at a0 + q·aq + j·aj
     */
    static void unpack(double[] a, int a0, int aq, int aj, double[][] work, int rows, int k, int n) {
        int q = 0;
        for (; aj != 1 && q + 4 <= k; q += 4) {
            unpackFour(a, a0 + q * aq, aq, aj, work[rows + q], work[rows + q + 1], work[rows + q + 2], work[rows + q + 3], n);
        }
        for (; q < k; q++) {
            double[] row = work[rows + q];
            int at = a0 + q * aq;
            if (aj == 1) {
                System.arraycopy(a, at, row, 0, n);
            } else {
                for (int j = 0; j < n; j++) {
                    row[j] = a[at + j * aj];
                }
            }
        }
    }

    private static void unpackFour(double[] a, int a0, int aq, int aj, double[] b0, double[] b1, double[] b2, double[] b3, int n) {
        int at = a0;
        for (int j = 0; j < n; j++) {
            b0[j] = a[at];
            b1[j] = a[at + aq];
            b2[j] = a[at + 2 * aq];
            b3[j] = a[at + 3 * aq];
            at += aj;
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

    /** Puts the entries of {@code a} with the numbers {@code entries} to the {@code places} of n numbers from {@code c0} on, of which the others are 0. */
    static void lookUp(double[] a, int a0, double[] places, double[] entries, double[] c, int c0, int n) {
        if (places.length < n) {
            java.util.Arrays.fill(c, c0, c0 + n, 0);
        }
        for (int i = 0; i < places.length; i++) {
            c[c0 + (int) places[i]] = a[a0 + (int) entries[i]];
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
