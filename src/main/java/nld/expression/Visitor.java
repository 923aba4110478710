package nld.expression;

/**
 * One case for each kind of expression: the only way to take an expression apart, so that a new kind cannot be
 * forgotten anywhere.
 *
 * @param <R> what a visit yields
 */
public interface Visitor<R> {
    /** An exact number. */
    R literal(Literal literal);

    /** A declared name. */
    R symbol(Symbol symbol);

    /** A sum of terms of one shape. */
    R sum(Sum sum);

    /** A product of scalars. */
    R product(Product product);

    /** A scalar to a rational power. */
    R power(Power power);

    /** An elementary function of one argument. */
    R applied(Applied applied);

    /** A scalar times a vector or matrix. */
    R scaled(Scaled scaled);

    /** A matrix times a matrix or a vector. */
    R matrixProduct(MatrixProduct product);

    /** The transpose of a matrix. */
    R transposed(Transposed transposed);

    /** The inner product of two vectors or two matrices. */
    R dot(Dot dot);

    /** The outer product of two vectors. */
    R outer(Outer outer);

    /** A product entry by entry. */
    R hadamard(Hadamard hadamard);

    /** A power entry by entry. */
    R entryPower(EntryPower power);

    /** The vector or matrix of ones. */
    R ones(Ones ones);

    /** An identity matrix. */
    R identity(Identity identity);

    /** The diagonal matrix of a vector, or the diagonal of a matrix. */
    R diagonal(Diagonal diagonal);

    /** One entry of a vector or matrix. */
    R entry(Entry entry);

    /** A vector written by its entries. */
    R tuple(Tuple tuple);

    /** An abstract function or one of its derivatives at a point. */
    R jet(Jet jet);

    /** An expression moved in time: its rate, its next, last or initial value, or its variation. */
    R evolved(Evolved evolved);

    /** The gradient of a formula by one symbol. */
    R partialGradient(PartialGradient gradient);

    /** The mean of an expression over what is random. */
    R expectation(Expectation expectation);
}
