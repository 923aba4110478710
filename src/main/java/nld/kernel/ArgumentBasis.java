package nld.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nld.expression.Rational;

/**
 * Arguments of exponentials, or of angles, with the rational relations between them, found from their values modulo p at
 * many points: functions that are independent over ℚ have independent columns of values, but for a chance of their degree
 * over p. The argument x(y + z) is so found to be xy + xz by nobody's multiplying out.
 */
final class ArgumentBasis {
    private static final int MOST = 24;
    /** Points beyond the number of unknowns that a relation must fit: a false one does with probability 1/p each. */
    private static final int SPARE = 3;
    private static final long LARGEST = 1L << 20;

    private final List<long[]> basis = new ArrayList<>();
    private final boolean[] alive;
    private boolean exhausted;

    /** For columns of values of which those count at whose place {@code alive} is true. */
    ArgumentBasis(boolean[] alive) {
        this.alive = alive;
    }

    /** Whether there were too few points, or relations with large numbers: then what was found may be incomplete. */
    boolean isExhausted() {
        return exhausted;
    }

    /** The argument as a combination of basis elements, of which it becomes one where it is independent of them. */
    List<Rational> coordinates(long[] argument) {
        Optional<List<Rational>> known = combination(argument);
        if (known.isPresent()) {
            return known.get();
        }
        basis.add(argument);
        exhausted |= basis.size() > MOST;
        List<Rational> unit = new ArrayList<>();
        basis.forEach(element -> unit.add(element == argument ? Rational.ONE : Rational.ZERO));
        return unit;
    }

    private Optional<List<Rational>> combination(long[] argument) {
        List<long[]> rows = rows(argument);
        if (rows.size() < basis.size() + SPARE) {
            exhausted = true;
            return Optional.empty();
        }
        int[] leads = eliminated(rows);
        for (int column = 0; column < basis.size(); column++) {
            if (leads[column] < 0) {
                exhausted = true;
                return Optional.empty();
            }
        }
        for (int row = basis.size(); row < rows.size(); row++) {
            if (rows.get(row)[basis.size()] != 0) {
                return Optional.empty();
            }
        }
        List<Rational> coordinates = new ArrayList<>();
        for (int column = 0; column < basis.size(); column++) {
            Optional<Rational> coordinate = rational(rows.get(leads[column])[basis.size()]);
            if (coordinate.isEmpty()) {
                exhausted = true;
                return Optional.empty();
            }
            coordinates.add(coordinate.get());
        }
        return Optional.of(coordinates);
    }

    /** One equation for each point that counts: the values of the basis elements, and that of the argument. */
    private List<long[]> rows(long[] argument) {
        List<long[]> rows = new ArrayList<>();
        for (int point = 0; point < argument.length && rows.size() < MOST + 2 * SPARE; point++) {
            if (alive[point]) {
                long[] row = new long[basis.size() + 1];
                for (int column = 0; column < basis.size(); column++) {
                    row[column] = basis.get(column)[point];
                }
                row[basis.size()] = argument[point];
                rows.add(row);
            }
        }
        return rows;
    }

    /** Brings the rows to reduced echelon form; for each column of the basis the row it leads, or −1. */
    private int[] eliminated(List<long[]> rows) {
        int[] leads = new int[basis.size()];
        int next = 0;
        for (int column = 0; column < leads.length; column++) {
            int pivot = next;
            while (pivot < rows.size() && rows.get(pivot)[column] == 0) {
                pivot++;
            }
            leads[column] = pivot == rows.size() ? -1 : next;
            if (pivot < rows.size()) {
                Collections.swap(rows, pivot, next);
                clear(rows, next++, column);
            }
        }
        return leads;
    }

    private static void clear(List<long[]> rows, int pivot, int column) {
        long[] lead = rows.get(pivot);
        long inverse = PrimeField.inverse(lead[column]);
        for (int place = 0; place < lead.length; place++) {
            lead[place] = PrimeField.times(lead[place], inverse);
        }
        for (int row = 0; row < rows.size(); row++) {
            long factor = rows.get(row)[column];
            for (int place = 0; row != pivot && factor != 0 && place < lead.length; place++) {
                rows.get(row)[place] = PrimeField.minus(rows.get(row)[place], PrimeField.times(factor, lead[place]));
            }
        }
    }

    /** The fraction with small numerator and denominator that is {@code value} modulo p, by Euclid's algorithm. */
    static Optional<Rational> rational(long value) {
        long before = PrimeField.P;
        long rest = value;
        long factorBefore = 0;
        long factor = 1;
        while (rest > LARGEST) {
            long quotient = before / rest;
            long nextRest = before % rest;
            long nextFactor = factorBefore - quotient * factor;
            before = rest;
            rest = nextRest;
            factorBefore = factor;
            factor = nextFactor;
        }
        return Math.abs(factor) > LARGEST ? Optional.empty() : Optional.of(Rational.of(rest, factor));
    }
}
