package nld.lowering;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nld.expression.Expression;

/** Cuts deep expressions into layers, so that a reader that calls itself for the parts of each needs no deep stack. */
final class Levels {
    /** How many levels a layer has. */
    private static final int LAYER = 100;

    private Levels() {
    }

    /**
     * What is to be read before {@code expression}, in that order: its parts at the tops of layers. From one of them down to the next no
     * path has more levels than a layer. Nothing for an expression that is not deep.
     *
     * @param read what is read already
     */
    static List<Expression> below(Expression expression, Set<Expression> read) {
        if (expression.depth() <= 2 * LAYER) {
            return List.of();
        }
        Set<Expression> tops = new LinkedHashSet<>();
        Set<Expression> seen = new HashSet<>();
        Deque<Expression> open = new ArrayDeque<>(List.of(expression));
        while (!open.isEmpty()) {
            Expression part = open.pop();
            for (Expression child : part.children()) {
                if (!read.contains(child) && child.depth() / LAYER < part.depth() / LAYER) {
                    tops.add(child);
                }
                if (!read.contains(child) && child.depth() > LAYER && seen.add(child)) {
                    open.push(child);
                }
            }
        }
        return tops.stream().sorted(Comparator.comparingInt(Expression::depth)).toList();
    }
}
