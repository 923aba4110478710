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
 * The largest eigenvalue of the Hessian of a rule's loss at a state, by power iteration with products of the Hessian and a vector,
 * each begun where the one before ended.
 */
final class Sharpness {
    private static final int MOST_PRODUCTS = 500;
    private static final double AGREEMENT = 1e-8;

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
            direction[index] = 1 + index / (double) size;
        }
    }

    /** At {@code position}; NaN where the iteration does not settle. */
    double at(double[] position) {
        System.arraycopy(position, 0, given, 0, size);
        double dominant = dominant(0);
        // where the eigenvalue of the largest size is negative, the largest is the one that is farthest from it
        return dominant >= 0 ? dominant : dominant(-dominant);
    }

    /** The eigenvalue of H that is largest in size once {@code shift} is added to all. */
    private double dominant(double shift) {
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

    private static double norm(double[] vector) {
        double norm = 0;
        for (double entry : vector) {
            norm = Math.hypot(norm, entry);
        }
        return norm;
    }
}
