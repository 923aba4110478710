package nld.typesetting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nld.expression.Shape;

/** Julia, with its LinearAlgebra. */
final class Julia implements Dialect {
    private static final Set<String> RESERVED = Set.of("baremodule", "begin", "break", "catch", "const", "continue", "do", "else",
            "elseif", "end", "export", "false", "finally", "for", "function", "global", "if", "import", "let", "local", "macro", "module",
            "quote", "return", "struct", "true", "try", "using", "while", "transpose", "ones", "im", "I", "dot", "diag", "diagm", "sum");

    @Override
    public String power() {
        return "^";
    }

    @Override
    public String matrixProduct() {
        return " * ";
    }

    @Override
    public String transposed(String matrix) {
        return "transpose(" + matrix + ")";
    }

    @Override
    public String entry(String tensor, int row, int column) {
        return tensor + "[" + row + (column == 0 ? "" : ", " + column) + "]";
    }

    @Override
    public String matrix(List<List<String>> rows) {
        return "[" + String.join("; ", rows.stream().map(row -> String.join(" ", row.stream().map(entry -> "(" + entry + ")")
                .toList())).toList()) + "]";
    }

    @Override
    public String call(Operation operation, List<String> arguments, Shape shape) {
        String all = String.join(", ", arguments);
        String each = shape.isScalar() ? "(" : ".(";
        return switch (operation) {
            case OUTER -> "((" + arguments.get(0) + ") * transpose(" + arguments.get(1) + "))";
            case HADAMARD -> "((" + String.join(") .* (", arguments) + "))";
            case ENTRY_POWER -> "((" + arguments.get(0) + ") .^ (" + arguments.get(1) + "))";
            case IDENTITY -> "Matrix(1.0I, " + all + ", " + all + ")";
            case DIAGONAL_MATRIX -> "diagm(" + all + ")";
            case DIAGONAL -> "diag(" + all + ")";
            case TRACE -> "tr(" + all + ")";
            case TOTAL -> "sum(" + all + ")";
            case DOT, ONES -> operation.name().toLowerCase(Locale.ROOT) + "(" + all + ")";
            default -> operation.name().toLowerCase(Locale.ROOT) + each + all + ")";
        };
    }

    @Override
    public Set<String> reserved() {
        return RESERVED;
    }
}
