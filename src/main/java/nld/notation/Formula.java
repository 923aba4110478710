package nld.notation;

import java.util.List;
import java.util.Optional;
import nld.expression.Evolved;

/** A formula as its author built it, every part with its place. */
sealed interface Formula {
    /** Where it stands. */
    Span span();

    /** A number as its digits stand. */
    record Number(String digits, Span span) implements Formula {
    }

    /** A name with its index and primes: {@code q_1'}. */
    record Name(String name, String written, Optional<Index> index, int primes, boolean beforeBracket, Span span)
            implements Formula {
    }

    /** The numbers of a file: {@code file "x.csv"}. */
    record File(String path, Span span) implements Formula {
    }

    /** An index: one number, or two for a matrix, or digits that are either. */
    record Index(String text, Span span) {
    }

    /** A function and what it is applied to: {@code exp(u)}, {@code f'(u)}. */
    record Call(String function, int primes, List<Formula> arguments, Span span) implements Formula {
    }

    /** A function's derivative at a point, its directions, and what fills the indices of its value: {@code D3 f(q)[u, v]}. */
    record Derivative(DerivativeWord word, String function, List<Formula> arguments, List<Formula> directions,
            List<Formula> values, Span span) implements Formula {
    }

    /** {@code grad potential}. */
    record GradientOfPotential(Span span) implements Formula {
    }

    /** The gradient of a formula by one symbol: {@code grad_q (…)}. */
    record PartialGradient(DerivativeWord word, Formula operand, Span span) implements Formula {
    }

    /** The expectation of a formula: {@code E[next |q|^2]}. */
    record Expected(Formula inner, Span span) implements Formula {
    }

    /** Round brackets: a group, or a vector by its entries. */
    record Brackets(List<Formula> parts, Span span) implements Formula {
    }

    /** Bars: a norm or an absolute value. */
    record Bars(Formula inner, Span span) implements Formula {
    }

    /** Primes after brackets or bars. */
    record Rate(Formula inner, int primes, Span span) implements Formula {
    }

    /** An index after brackets. */
    record Indexed(Formula inner, Index index, Span span) implements Formula {
    }

    /** A power, of the whole or entry by entry. */
    record Power(Formula base, Formula exponent, boolean ofEntries, Span span) implements Formula {
    }

    /** A transpose. */
    record Transposed(Formula inner, Span span) implements Formula {
    }

    /** {@code next}, {@code last}, {@code initial} or {@code δ} of a factor. */
    record Moved(Evolved.Evolution evolution, Formula inner, Span span) implements Formula {
    }

    /** Factors side by side, at least two. */
    record Product(List<Formula> factors, Span span) implements Formula {
    }

    /** A quotient. */
    record Quotient(Formula above, Formula below, Span span) implements Formula {
    }

    /** An inner product. */
    record Dot(Formula left, Formula right, Span span) implements Formula {
    }

    /** A product entry by entry of at least two factors. */
    record EntryProduct(List<Formula> factors, Span span) implements Formula {
    }

    /** The mean of a formula over the examples: {@code mean[…]}. */
    record Mean(Formula inner, Span span) implements Formula {
    }

    /** A quotient entry by entry. */
    record EntryQuotient(Formula above, Formula below, Span span) implements Formula {
    }

    /** A sum, a difference, or one negated term. */
    record Sum(List<Term> terms, Span span) implements Formula {
    }

    /** A term of a sum and its sign. */
    record Term(boolean negative, Formula formula) {
    }
}
