package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.discretization.Recurrence;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.Lowering;

/**
 * The largest eigenvalue of the Hessian of a rule's loss at a state. A small Hessian is written out, product by product with unit vectors;
 * of a large one it is found by power iteration, each begun near where the one before ended: what is left of a direction across it
 * would take long to grow, though its eigenvalue may have become the largest.
 */
final class Sharpness {
    /** Up to so many coordinates the Hessian is written out. */
    private static final int SMALL = 16;
    private static final int MOST_PRODUCTS = 500;
    private static final double AGREEMENT = 1e-8;
    /** How much of a fixed direction each iteration begins with. */
    private static final double FRESH = 1e-2;

    private final int size;
    private final Lowered product;
    private final double[] given;
    private final double[] image;
    private final double[] direction;

    Sharpness(Recurrence recurrence, Values values, Calculus calculus) {
        List<Symbol> coordinates = recurrence.coordinates();
        this.size = coordinates.size();
        List<Symbol> inputs = new ArrayList<>(coordinates);
        Map<Symbol, Symbol> directions = new HashMap<>();
        for (Symbol coordinate : coordinates) {
            directions.put(coordinate, Symbol.of("along " + coordinate.name(), Shape.SCALAR, Symbol.Kind.STATE));
            inputs.add(directions.get(coordinate));
        }
        List<Expression> products = recurrence.lossGradient().stream().<Expression>map(slope -> Sum.of(coordinates.stream()
                .map(coordinate -> calculus.partial(slope, coordinate).times(directions.get(coordinate))).toList())).toList();
        this.product = Lowering.of(inputs, values.closed(inputs, products));
        this.given = new double[2 * size];
        this.image = new double[size];
        this.direction = new double[size];
        for (int index = 0; index < size; index++) {
            direction[index] = fixed(index);
        }
    }

    /** At {@code position}; NaN where the iteration does not settle. */
    double at(double[] position) {
        System.arraycopy(position, 0, given, 0, size);
        if (size <= SMALL) {
            return Symmetric.largestEigenvalue(hessian());
        }
        double dominant = dominant(0);
        // where the eigenvalue of the largest size is negative, the largest is the one that is farthest from it
        return dominant >= 0 ? dominant : dominant(-dominant);
    }

    private double[][] hessian() {
        double[][] rows = new double[size][];
        for (int row = 0; row < size; row++) {
            java.util.Arrays.fill(given, size, 2 * size, 0);
            given[size + row] = 1;
            product.evaluate(given, image);
            rows[row] = image.clone();
        }
        return rows;
    }

    /** The eigenvalue of H that is largest in size once {@code shift} is added to all. */
    private double dominant(double shift) {
        begin();
        double value = Double.NaN;
        for (int count = 0; count < MOST_PRODUCTS; count++) {
            double norm = norm(direction);
            for (int index = 0; index < size; index++) {
                direction[index] /= norm;
                given[size + index] = direction[index];
            }
            product.evaluate(given, image);
            double before = value;
            value = 0;
            for (int index = 0; index < size; index++) {
                image[index] += shift * direction[index];
                value += image[index] * direction[index];
            }
            double length = norm(image);
            if (length == 0 || Math.abs(value - before) <= AGREEMENT * Math.abs(value)) {
                return value - shift;
            }
            System.arraycopy(image, 0, direction, 0, size);
        }
        return Double.NaN;
    }

    private void begin() {
        double norm = norm(direction);
        for (int index = 0; index < size; index++) {
            direction[index] = direction[index] / norm + FRESH * fixed(index);
        }
    }

    /** An entry of a direction that is across no axis. */
    private double fixed(int index) {
        return 1 + index / (double) size;
    }

    private static double norm(double[] vector) {
        double norm = 0;
        for (double entry : vector) {
            norm = Math.hypot(norm, entry);
        }
        return norm;
    }
}
