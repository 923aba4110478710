package nld.verdict;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The vectors that a matrix over a prime field takes to zero, by Gauss and Jordan. */
final class NullSpace {
    private NullSpace() {
    }

    /** A basis, each vector with a 1 where the others have 0; {@code prime} is below 2³¹. */
    static List<long[]> of(List<long[]> rows, int columns, long prime) {
        List<long[]> reduced = new ArrayList<>();
        int[] pivotOf = new int[columns];
        Arrays.fill(pivotOf, -1);
        for (long[] row : rows) {
            long[] rest = row.clone();
            for (int column = 0; column < columns; column++) {
                if (rest[column] != 0 && pivotOf[column] >= 0) {
                    subtract(rest, reduced.get(pivotOf[column]), rest[column], prime);
                }
            }
            int pivot = 0;
            while (pivot < columns && rest[pivot] == 0) {
                pivot++;
            }
            if (pivot < columns) {
                scale(rest, BigInteger.valueOf(rest[pivot]).modInverse(BigInteger.valueOf(prime)).longValueExact(), prime);
                for (long[] other : reduced) {
                    subtract(other, rest, other[pivot], prime);
                }
                pivotOf[pivot] = reduced.size();
                reduced.add(rest);
            }
        }
        List<long[]> basis = new ArrayList<>();
        for (int free = 0; free < columns; free++) {
            if (pivotOf[free] < 0) {
                long[] vector = new long[columns];
                vector[free] = 1;
                for (int column = 0; column < columns; column++) {
                    if (pivotOf[column] >= 0) {
                        vector[column] = (prime - reduced.get(pivotOf[column])[free]) % prime;
                    }
                }
                basis.add(vector);
            }
        }
        return basis;
    }

    private static void scale(long[] row, long factor, long prime) {
        for (int column = 0; column < row.length; column++) {
            row[column] = row[column] * factor % prime;
        }
    }

    private static void subtract(long[] row, long[] other, long factor, long prime) {
        if (factor == 0) {
            return;
        }
        for (int column = 0; column < row.length; column++) {
            row[column] = Math.floorMod(row[column] - factor * other[column] % prime, prime);
        }
    }
}
