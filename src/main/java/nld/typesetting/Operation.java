package nld.typesetting;

/** What programs are asked to do beside arithmetic; each dialect has its own call for it. */
enum Operation {
    EXP, LOG, SIN, COS, TANH, ATAN, ABS, SQRT,
    /** −1, 0 or 1. */
    SIGN,
    /** The sum of the products of entries. */
    DOT,
    /** The outer product of two vectors. */
    OUTER,
    /** A product entry by entry. */
    HADAMARD,
    /** A power entry by entry. */
    ENTRY_POWER,
    /** A vector or matrix of ones. */
    ONES,
    /** An identity matrix. */
    IDENTITY,
    /** The diagonal matrix of a vector. */
    DIAGONAL_MATRIX,
    /** The diagonal of a matrix. */
    DIAGONAL,
    /** The trace of a matrix. */
    TRACE,
    /** The sum of all entries. */
    TOTAL
}
