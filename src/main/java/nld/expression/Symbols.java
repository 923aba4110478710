package nld.expression;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what occurs in an expression; each shared part is looked at once. */
public final class Symbols {
    /** Where counting stops: sharing makes formulas that no memory holds written out. */
    static final long VERY_MANY = Long.MAX_VALUE / 4;

    private Symbols() {
    }

    /** The symbols of {@code expression}, in canonical order. */
    public static SortedSet<Symbol> of(Expression expression) {
        SortedSet<Symbol> found = new TreeSet<>();
        occurs(expression, part -> {
            if (part instanceof Symbol symbol) {
                found.add(symbol);
            }
            return false;
        });
        return found;
    }

    /** Whether a part of {@code expression}, itself included, satisfies {@code condition}. */
    public static boolean occurs(Expression expression, Predicate<Expression> condition) {
        Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Expression part = open.pop();
            if (seen.add(part)) {
                if (condition.test(part)) {
                    return true;
                }
                part.children().forEach(open::push);
            }
        }
        return false;
    }

    /** Whether {@code expression} has more than {@code number} distinct parts, itself included. */
    public static boolean hasMoreThan(int number, Expression expression) {
        int[] count = new int[1];
        return occurs(expression, part -> ++count[0] > number);
    }

    /** How many distinct parts {@code expression} has, itself included. */
    public static int size(Expression expression) {
        int[] count = new int[1];
        occurs(expression, part -> {
            count[0]++;
            return false;
        });
        return count[0];
    }

    /** How many names and numbers are written where a shared part is written out each time; at most {@link #VERY_MANY}. */
    static long leaves(Expression expression) {
        return leaves(expression, new IdentityHashMap<>());
    }

    private static long leaves(Expression expression, Map<Expression, Long> counted) {
        Long known = counted.get(expression);
        if (known != null) {
            return known;
        }
        long leaves = expression.children().isEmpty() ? 1 : 0;
        for (Expression child : expression.children()) {
            leaves = Math.min(VERY_MANY, leaves + leaves(child, counted));
        }
        counted.put(expression, leaves);
        return leaves;
    }
}
