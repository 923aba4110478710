package nld.typesetting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.expression.Dimension;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.typesetting.Document.Item;

/**
 * Writes the results of a document as functions of numbers, vectors and matrices: what moves first, then parameters and
 * abstract functions by name. A function with several results gives them in the order of the coordinates; of a residual the
 * left side, of a relation the difference of its sides. One step of an update rule gives all of its state after it.
 */
final class FunctionProgram {
    /** How a language writes functions around formulas. */
    interface Frame {
        /** What stands before all functions. */
        String opening(Document document, String functions);

        /** A function of what moves and of settings, with what it says, the lines that name parts of it, and its results. */
        String function(String name, List<String> moving, List<String> settings, List<String> said, List<String> lines,
                List<String> results);

        /** A remark on what was left out. */
        String remark(String text);

        /** A line that gives a name to a value. */
        default String named(String name, String value) {
            return name + " = " + value;
        }

        /** The length of an array along an axis, counted from 1. */
        String length(String array, int axis);
    }

    private final Dialect dialect;
    private final Frame frame;
    private final CodePrinter printer;

    FunctionProgram(Dialect dialect, Frame frame) {
        this.dialect = dialect;
        this.frame = frame;
        this.printer = new CodePrinter(dialect);
    }

    String of(Document document) {
        String functions = Program.groups(document).stream().map(this::function).collect(Collectors.joining());
        return frame.opening(document, functions) + functions;
    }

    private String function(Program.Group group) {
        printer.names().forget();
        String name = dialect.identifier(group.name().replace('-', '_'));
        List<String> said = group.items().stream().map(item -> item.equation().toString()).toList();
        try {
            Map<String, String> lines = new LinkedHashMap<>();
            List<String> results = new ArrayList<>();
            for (Item item : group.items()) {
                String value = value(item.equation());
                if (group.isRule()) {
                    Symbol state = (Symbol) ((Evolved) item.equation().left().orElseThrow()).operand();
                    String next = dialect.identifier("next_" + ProgramNames.of(state));
                    lines.put(next, frame.named(next, value));
                    results.add(next);
                } else {
                    results.add(value);
                }
            }
            return frame.function(name, moving(lines), settings(), said, opened(lines), results);
        } catch (Unspeakable missing) {
            return frame.remark(name + ": " + String.join("; ", said) + "; left out: " + missing.getMessage());
        }
    }

    private String value(Equation equation) {
        Optional<List<Expression>> value = Program.value(equation);
        if (value.isPresent()) {
            return printer.text(value.get());
        }
        String left = printer.text(equation.left().orElseThrow());
        return left + " - (" + printer.text(equation.right()) + ")";
    }

    /** Arguments that move, positions before velocities, without what the function computes itself. */
    private List<String> moving(Map<String, String> computed) {
        return printer.names().variables().entrySet().stream().filter(entry -> moves(entry.getValue().symbol()))
                .sorted(Comparator.comparing((Map.Entry<String, ProgramNames.Variable> entry) -> entry.getValue().moment())
                        .thenComparing(entry -> entry.getValue().symbol().order())
                        .thenComparing(entry -> entry.getValue().symbol()))
                .map(Map.Entry::getKey).filter(name -> !computed.containsKey(name)).toList();
    }

    private static boolean moves(Symbol symbol) {
        return symbol.kind() != Symbol.Kind.PARAMETER;
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(printer.names().variables().entrySet().stream()
                .filter(entry -> !moves(entry.getValue().symbol())).map(Map.Entry::getKey).toList());
        settings.addAll(printer.names().functions().keySet());
        printer.names().dimensions().stream().map(dialect::identifier).filter(name -> length(name).isEmpty())
                .forEach(settings::add);
        return settings;
    }

    /** Sizes that can be seen from an argument are taken from it. */
    private List<String> opened(Map<String, String> lines) {
        List<String> all = new ArrayList<>();
        printer.names().dimensions().stream().map(dialect::identifier).forEach(name ->
                length(name).ifPresent(length -> all.add(frame.named(name, length))));
        all.addAll(lines.values());
        return all;
    }

    private Optional<String> length(String dimension) {
        for (Map.Entry<String, ProgramNames.Variable> entry : printer.names().variables().entrySet()) {
            Shape shape = entry.getValue().symbol().shape();
            boolean given = entry.getValue().moment().isEmpty();
            if (given && shape instanceof Shape.Vector vector && is(vector.length(), dimension)) {
                return Optional.of(frame.length(entry.getKey(), 1));
            }
            if (given && shape instanceof Shape.Matrix matrix && is(matrix.rows(), dimension)) {
                return Optional.of(frame.length(entry.getKey(), 1));
            }
            if (given && shape instanceof Shape.Matrix matrix && is(matrix.columns(), dimension)) {
                return Optional.of(frame.length(entry.getKey(), 2));
            }
        }
        return Optional.empty();
    }

    private boolean is(Dimension dimension, String name) {
        return dimension instanceof Dimension.Named named && dialect.identifier(named.name()).equals(name);
    }
}
