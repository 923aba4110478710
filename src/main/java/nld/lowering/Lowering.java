package nld.lowering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * Lowers exact scalar expressions to functions on {@code double[]}.
 *
 * <p>Numbers, symbols, sums, products, rational powers and elementary functions of scalars are understood; vectors and
 * matrices are written out first ({@link nld.expression.Entries}). What is shared is computed once, across all
 * outputs. Terms and factors are taken in their canonical order; factors with negative powers are multiplied up and
 * divided by once; integer powers are repeated multiplications; square roots are correctly rounded, cube roots and all
 * other functions those of {@link StrictMath}. Powers whose exponent has an odd denominator keep to the real root of
 * a negative number.
 *
 * <p>Refused with an {@link IllegalArgumentException} that names it: a symbol that is not among the inputs, an input
 * that is given twice or is not a scalar, an output that is not a scalar, and every other kind of expression.
 */
public final class Lowering {
    private Lowering() {
    }

    /**
     * The function that computes {@code outputs} from values of {@code inputs}.
     *
     * @param inputs  distinct scalar symbols, in the order in which values will be given; not all need to occur
     * @param outputs scalar expressions in those symbols
     */
    public static Lowered of(List<Symbol> inputs, List<? extends Expression> outputs) {
        return new Interpreter(program(inputs, outputs));
    }

    /** The classes of the function once it is compiled, not loaded. */
    static List<byte[]> classes(List<Symbol> inputs, List<? extends Expression> outputs) {
        return ProgramCompiler.classes(program(inputs, outputs));
    }

    /** The same function as {@link #of}, to the bit, with a bound on the rounding error of each output. */
    public static Roundoff roundoff(List<Symbol> inputs, List<? extends Expression> outputs) {
        return new ProgramRoundoff(program(inputs, outputs));
    }

    private static Program program(List<Symbol> inputs, List<? extends Expression> outputs) {
        Set<Symbol> seen = new HashSet<>();
        for (Symbol input : inputs) {
            requireScalar(input, "input");
            if (!seen.add(input)) {
                throw new IllegalArgumentException("found the input " + input + " twice; expected distinct symbols");
            }
        }
        Assembler assembler = new Assembler(inputs);
        outputs.forEach(output -> requireScalar(output, "output"));
        return assembler.program(outputs.stream().mapToInt(assembler::compile).toArray());
    }

    private static void requireScalar(Expression expression, String role) {
        if (!expression.shape().isScalar()) {
            throw new IllegalArgumentException("found the " + role + " " + expression + ", a " + expression.shape()
                    + "; expected a scalar: vectors and matrices are written out by entries first");
        }
    }

    static IllegalArgumentException unknown(Symbol symbol, List<Symbol> inputs) {
        String known = inputs.stream().map(Symbol::toString).collect(Collectors.joining(", "));
        return new IllegalArgumentException("found the symbol " + symbol + "; expected only the inputs "
                + (known.isEmpty() ? "(none)" : known));
    }

    static IllegalArgumentException unfit(Expression expression) {
        return new IllegalArgumentException("found " + expression + "; expected only numbers, symbols, sums, products,"
                + " powers and elementary functions of scalars: vectors, matrices and abstract functions are written"
                + " out first");
    }
}
