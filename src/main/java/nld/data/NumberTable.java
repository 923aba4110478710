package nld.data;

/**
 * The numbers of a file.
 *
 * @param rows    how many rows, at least 1
 * @param columns how many columns, at least 1
 * @param numbers row by row; all finite
 * @param digest  the SHA-256 of the file's bytes, in hexadecimal
 */
public record NumberTable(int rows, int columns, double[] numbers, String digest) {
    /** The most numbers of one file. */
    public static final int MOST = 1_000_000;

    /** Copies the numbers; refuses, with an {@link IllegalArgumentException}, another number of them. */
    public NumberTable {
        if (rows < 1 || columns < 1 || numbers.length != rows * columns) {
            throw new IllegalArgumentException("found " + numbers.length + " numbers for " + rows + " x " + columns + "; expected their product");
        }
        numbers = numbers.clone();
    }

    /** A copy of the numbers, row by row. */
    @Override
    public double[] numbers() {
        return numbers.clone();
    }
}
