package nld.typesetting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.typesetting.Document.Item;

/**
 * Writes the results of a document as a Python script for SymPy: declarations of what occurs, then each result under its name.
 * Vectors are columns of entries, so named dimensions have a number at the top.
 */
final class SympyProgram {
    private final CodePrinter printer = new CodePrinter(new Python(true));
    private final Dialect dialect = new Python(true);
    private final Set<String> declared = new HashSet<>();

    String of(Document document) {
        StringBuilder results = new StringBuilder();
        for (Program.Group group : Program.groups(document)) {
            group.items().forEach(item -> results.append('\n').append(result(item)));
        }
        String program = declarations() + results;
        return "\"\"\"" + document.name() + ", as nld derived it: each result under its name, with what it says above it.\"\"\"\n"
                + Prelude.needed("sympy.py", program) + program;
    }

    private String result(Item item) {
        String name = dialect.identifier(item.id().replace('-', '_'));
        String said = "# " + item.equation() + "\n";
        try {
            Optional<List<Expression>> value = Program.value(item.equation());
            return said + name + " = " + (value.isPresent() ? printer.text(value.get())
                    : "sp.Eq(" + printer.text(item.equation().left().orElseThrow()) + ", " + printer.text(item.equation().right())
                            + ", evaluate=False)") + "\n";
        } catch (Unspeakable missing) {
            return said + "# not written for SymPy: " + missing.getMessage() + "\n";
        }
    }

    private String declarations() {
        StringBuilder out = new StringBuilder();
        printer.names().functions().values().forEach(jet -> jet.arguments().forEach(argument ->
                printer.names().dimensions().addAll(argument.shape().names())));
        printer.names().dimensions().forEach(name -> out.append(dialect.identifier(name)).append(" = 2  # any number from 1 on\n"));
        for (Map.Entry<String, ProgramNames.Variable> entry : printer.names().variables().entrySet()) {
            Symbol symbol = entry.getValue().symbol();
            String dots = symbol.order() == 0 ? "" : "d".repeat(symbol.order()) + "ot";
            String moment = switch (entry.getValue().moment()) {
                case "next_" -> "^+";
                case "last_" -> "^-";
                default -> "";
            };
            out.append(entry.getKey()).append(" = symbol(\"").append(Greek.spelled(symbol.name())).append("\", \"").append(dots)
                    .append("\", \"").append(moment).append('"').append(sides(symbol.shape())).append(")\n");
        }
        for (Map.Entry<String, Jet> entry : printer.names().functions().entrySet()) {
            out.append(function(entry.getKey(), entry.getValue()));
        }
        return out.toString();
    }

    private String sides(Shape shape) {
        return shape instanceof Shape.Matrix matrix ? ", " + side(matrix.rows()) + ", " + side(matrix.columns())
                : shape instanceof Shape.Vector vector ? ", " + side(vector.length()) : "";
    }

    private String side(Dimension dimension) {
        return dimension instanceof Dimension.Named named ? dialect.identifier(named.name()) : dimension.toString();
    }

    /** A function is declared once; its derivatives are taken of whatever it is then. */
    private String function(String name, Jet jet) {
        String base = dialect.identifier(jet.function().name());
        String opening = declared.add(base) ? base + " = abstract(\"" + Greek.spelled(jet.function().name()) + "\""
                + sides(jet.function().value()) + ")  # put a function of your own here\n" : "";
        if (name.equals(base)) {
            return opening;
        }
        List<String> points = new ArrayList<>();
        for (int index = 0; index < jet.arguments().size(); index++) {
            points.add("x" + index);
        }
        String by = jet.directions().stream().map(Jet.Direction::argument).toList() + " + " + jet.open();
        String more = ProgramNames.isNamed(jet) ? "" : ", directions, values=()";
        String filled = ProgramNames.isNamed(jet) ? "" : ", directions, values";
        return opening + "def " + name + "(" + String.join(", ", points) + more + "): return jet(" + base + ", ["
                + String.join(", ", points) + "], " + by + filled + ")\n";
    }
}
