package nld.typesetting;

import java.util.List;
import java.util.Set;
import nld.expression.Shape;

/** The Wolfram language: vectors are lists, matrices lists of rows. Names have a dollar sign for an underscore. */
final class Wolfram implements Dialect {
    private static final Set<String> RESERVED = Set.of("C", "D", "E", "I", "K", "N", "O");

    @Override
    public String power() {
        return "^";
    }

    @Override
    public String matrixProduct() {
        return " . ";
    }

    @Override
    public String transposed(String matrix) {
        return "Transpose[" + matrix + "]";
    }

    @Override
    public String entry(String tensor, int row, int column) {
        return tensor + "[[" + row + (column == 0 ? "" : ", " + column) + "]]";
    }

    @Override
    public String matrix(List<List<String>> rows) {
        return list(rows.stream().map(this::list).toList());
    }

    @Override
    public String call(Operation operation, List<String> arguments, Shape shape) {
        String all = String.join(", ", arguments);
        String first = arguments.get(0);
        return switch (operation) {
            case EXP -> "Exp[" + all + "]";
            case LOG -> "Log[" + all + "]";
            case SIN -> "Sin[" + all + "]";
            case COS -> "Cos[" + all + "]";
            case TANH -> "Tanh[" + all + "]";
            case ATAN -> "ArcTan[" + all + "]";
            case ABS -> "Abs[" + all + "]";
            case SQRT -> "Sqrt[" + all + "]";
            case DOT -> shape instanceof Shape.Matrix ? "Total[(" + first + ")*(" + arguments.get(1) + "), 2]"
                    : "Total[(" + first + ")*(" + arguments.get(1) + ")]";
            case OUTER -> "Outer[Times, " + all + "]";
            case HADAMARD -> "((" + String.join(")*(", arguments) + "))";
            case ENTRY_POWER -> "((" + first + ")^(" + arguments.get(1) + "))";
            case ONES -> "ConstantArray[1, " + (arguments.size() == 1 ? first : list(arguments)) + "]";
            case IDENTITY -> "IdentityMatrix[" + all + "]";
            case DIAGONAL_MATRIX -> "DiagonalMatrix[" + all + "]";
            case DIAGONAL -> "Diagonal[" + all + "]";
            case TRACE -> "Tr[" + all + "]";
            case TOTAL -> "Total[" + all + (shape instanceof Shape.Matrix ? ", 2]" : "]");
        };
    }

    @Override
    public String apply(String function, List<String> arguments) {
        return function + "[" + String.join(", ", arguments) + "]";
    }

    @Override
    public String list(List<String> parts) {
        return "{" + String.join(", ", parts) + "}";
    }

    @Override
    public Set<String> reserved() {
        return RESERVED;
    }

    /** Several letters that begin with a capital may be a symbol of the system: a dollar sign tells them apart. */
    @Override
    public String identifier(String name) {
        String plain = Dialect.super.identifier(name).replace('_', '$');
        return plain.length() > 1 && Character.isUpperCase(plain.charAt(0)) && !plain.contains("$") ? plain + "$" : plain;
    }
}
