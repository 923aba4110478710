package nld.expression;

import java.util.List;
import java.util.stream.Collectors;

/** Writes abstract functions and their derivatives: {@code f(q)}, {@code grad f(q)}, {@code D3_u f(u, w)[a, b, c]}. */
final class JetPrinter {
    private final Printer printer;

    JetPrinter(Printer printer) {
        this.printer = printer;
    }

    Printer.Text of(Jet jet) {
        String taken = jet.function().name() + point(jet);
        if (jet.derivatives() == 0) {
            return jet.values().isEmpty() ? Printer.atom(taken)
                    : new Printer.Text(taken + "[]" + squared(jet.values()), Printer.Binding.POWER);
        }
        boolean named = jet.directions().isEmpty() && jet.function().value().isScalar() && jet.derivatives() <= 2;
        String word = named ? jet.derivatives() == 1 ? "grad" : "hess" : "D" + jet.derivatives();
        String along = named || jet.directions().isEmpty() && jet.values().isEmpty() ? ""
                : squared(jet.directions().stream().map(Jet.Direction::along).toList());
        String filled = jet.values().isEmpty() ? "" : squared(jet.values());
        return new Printer.Text(word + subscript(jet) + " " + taken + along + filled, Printer.Binding.POWER);
    }

    /** A point written by its entries needs no second pair of brackets. */
    private String point(Jet jet) {
        Expression first = jet.arguments().get(0);
        return jet.arguments().size() == 1 && first instanceof Tuple ? printer.text(first).text() : printer.list(jet.arguments());
    }

    /** By which of several arguments the derivatives are taken: those with directions first, then the open ones. */
    private static String subscript(Jet jet) {
        if (jet.function().arguments().isEmpty()) {
            return "";
        }
        StringBuilder names = new StringBuilder();
        jet.directions().forEach(direction -> names.append('_').append(jet.function().arguments().get(direction.argument())));
        jet.open().forEach(argument -> names.append('_').append(jet.function().arguments().get(argument)));
        return names.toString();
    }

    private String squared(List<Expression> entries) {
        return entries.stream().map(entry -> printer.text(entry).text()).collect(Collectors.joining(", ", "[", "]"));
    }
}
