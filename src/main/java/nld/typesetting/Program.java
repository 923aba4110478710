package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Use;

/** What a program computes of a document: groups of results, each under one name, in the order of the document. */
final class Program {
    private static final Pattern NUMBERED = Pattern.compile("(.*)-\\d+");

    private Program() {
    }

    /**
     * Results that belong together: the components of a motion, the lines of an update rule.
     *
     * @param name  the name, words joined with hyphens
     * @param items the results, in order
     */
    record Group(String name, List<Item> items) {
        boolean isRule() {
            return items.get(0).use() == Use.RULE;
        }
    }

    static List<Group> groups(Document document) {
        List<Group> groups = new ArrayList<>();
        for (Item item : document.items().filter(item -> item.use() != Use.READING).toList()) {
            Matcher numbered = NUMBERED.matcher(item.id());
            String stem = numbered.matches() ? numbered.group(1) : item.id();
            boolean joins = numbered.matches() && !groups.isEmpty() && groups.get(groups.size() - 1).name().equals(stem);
            if (joins) {
                groups.get(groups.size() - 1).items().add(item);
            } else {
                groups.add(new Group(stem, new ArrayList<>(List.of(item))));
            }
        }
        return groups;
    }

    /** The terms whose sum is the value of a result: the right side, of a vanishing residual the left; none for a relation. */
    static Optional<List<Expression>> value(Equation equation) {
        if (equation.left().isEmpty() || isName(equation.left().get())) {
            return Optional.of(equation.right());
        }
        boolean vanishes = equation.right().size() == 1 && equation.right().get(0).isZero();
        return vanishes ? equation.left().map(List::of) : Optional.empty();
    }

    private static boolean isName(Expression left) {
        return left instanceof Symbol || left instanceof Evolved evolved && evolved.operand() instanceof Symbol;
    }
}
