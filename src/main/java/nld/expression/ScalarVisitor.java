package nld.expression;

/**
 * A visitor of formulas written in scalars: what vectors, matrices, abstract functions and motion bring in is one case.
 *
 * @param <R> what a visit yields
 */
public interface ScalarVisitor<R> extends Visitor<R> {
    /** Anything but numbers, symbols, sums, products, powers and elementary functions. */
    R beyondScalars(Expression expression);

    @Override
    default R scaled(Scaled scaled) {
        return beyondScalars(scaled);
    }

    @Override
    default R matrixProduct(MatrixProduct product) {
        return beyondScalars(product);
    }

    @Override
    default R transposed(Transposed transposed) {
        return beyondScalars(transposed);
    }

    @Override
    default R dot(Dot dot) {
        return beyondScalars(dot);
    }

    @Override
    default R outer(Outer outer) {
        return beyondScalars(outer);
    }

    @Override
    default R hadamard(Hadamard hadamard) {
        return beyondScalars(hadamard);
    }

    @Override
    default R entryPower(EntryPower power) {
        return beyondScalars(power);
    }

    @Override
    default R ones(Ones ones) {
        return beyondScalars(ones);
    }

    @Override
    default R identity(Identity identity) {
        return beyondScalars(identity);
    }

    @Override
    default R diagonal(Diagonal diagonal) {
        return beyondScalars(diagonal);
    }

    @Override
    default R entry(Entry entry) {
        return beyondScalars(entry);
    }

    @Override
    default R tuple(Tuple tuple) {
        return beyondScalars(tuple);
    }

    @Override
    default R jet(Jet jet) {
        return beyondScalars(jet);
    }

    @Override
    default R evolved(Evolved evolved) {
        return beyondScalars(evolved);
    }

    @Override
    default R partialGradient(PartialGradient gradient) {
        return beyondScalars(gradient);
    }

    @Override
    default R expectation(Expectation expectation) {
        return beyondScalars(expectation);
    }
}
