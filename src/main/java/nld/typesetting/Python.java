package nld.typesetting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nld.expression.Rational;
import nld.expression.Shape;

/** Python, whatever computes: what NumPy, PyTorch and SymPy do differently stands in their preludes, under the same names. */
final class Python implements Dialect {
    private static final Set<String> RESERVED = Set.of("lambda", "and", "as", "assert", "async", "await", "break", "class", "continue",
            "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "nonlocal", "not",
            "or", "pass", "raise", "return", "try", "while", "with", "yield", "None", "True", "False", "sp", "np", "torch", "outer",
            "hadamard", "power", "total", "diagonal", "vector", "matrix", "jet", "abstract", "entrywise", "print", "range", "len", "sum",
            "symbol");

    private final boolean exact;

    /** With exact fractions, as SymPy needs them, or floating ones. */
    Python(boolean exact) {
        this.exact = exact;
    }

    @Override
    public String number(Rational value) {
        return value.isInteger() || !exact ? value.toString()
                : "sp.Rational(" + value.numerator() + ", " + value.denominator() + ")";
    }

    @Override
    public String power() {
        return "**";
    }

    @Override
    public String matrixProduct() {
        return " @ ";
    }

    @Override
    public String transposed(String matrix) {
        return matrix + ".T";
    }

    @Override
    public String entry(String tensor, int row, int column) {
        return tensor + "[" + (row - 1) + (column == 0 ? "" : ", " + (column - 1)) + "]";
    }

    @Override
    public String vector(List<String> entries) {
        return "vector(" + String.join(", ", entries) + ")";
    }

    @Override
    public String matrix(List<List<String>> rows) {
        return "matrix(" + String.join(", ", rows.stream().map(this::list).toList()) + ")";
    }

    @Override
    public String call(Operation operation, List<String> arguments, Shape shape) {
        String name = switch (operation) {
            case ENTRY_POWER -> "power";
            case DIAGONAL_MATRIX -> "diag";
            case TRACE -> "tr";
            default -> operation.name().toLowerCase(Locale.ROOT);
        };
        return name + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    public Set<String> reserved() {
        return RESERVED;
    }
}
