package nld.typesetting;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.typesetting.Document.Item;

/**
 * Writes the results of a document in the Wolfram language, each under its name. Nothing has to be declared there: vectors,
 * matrices and open functions stay symbols until a value is given to them.
 */
final class WolframProgram {
    private final Dialect dialect = new Wolfram();
    private final CodePrinter printer = new CodePrinter(dialect);

    String of(Document document) {
        StringBuilder out = new StringBuilder("(* ").append(document.name()).append(", as nld derived it: vectors are lists, ")
                .append("grad$f[q] is the gradient of f, D3$f[q, {u, v}] a derivative with its first slots filled. *)\n");
        for (Program.Group group : Program.groups(document)) {
            group.items().forEach(item -> out.append('\n').append(result(item)));
        }
        return out.toString();
    }

    private String result(Item item) {
        String name = dialect.identifier(item.id().replace('-', '_'));
        String said = "(* " + item.equation() + " *)\n";
        try {
            Optional<List<Expression>> value = Program.value(item.equation());
            String formula = value.isPresent() ? printer.text(value.get())
                    : printer.text(item.equation().left().orElseThrow()) + " == " + printer.text(item.equation().right());
            return said + name + " = " + formula + ";\n";
        } catch (Unspeakable missing) {
            return said + "(* left out: " + missing.getMessage() + " *)\n";
        }
    }
}
