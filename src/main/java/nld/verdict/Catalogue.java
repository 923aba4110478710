package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;

/** Concrete functions that stand for an abstract one where a statement about it is tried, the most general first. */
final class Catalogue {
    private static final Expression ONE = Expression.of(1);

    private Catalogue() {
    }

    /**
     * Functions of {@code entries}.
     *
     * @param entries   the scalar coordinates of which they are functions
     * @param constants the entries of constant vectors as long as these, along which some of them do not change
     */
    static List<Expression> of(List<Symbol> entries, List<List<Symbol>> constants) {
        List<Expression> functions = new ArrayList<>();
        functions.add(cubic(entries));
        if (entries.size() > 1) {
            Expression square = square(entries);
            Expression skew = entries.get(0).minus(Expression.of(3, 10).times(entries.get(1)));
            functions.add(skew.power(2).over(square));
            functions.add(square.minus(ONE).power(2).times(Expression.of(1, 4)));
            constants.forEach(constant -> functions.add(across(constant.get(1).times(entries.get(0))
                    .minus(constant.get(0).times(entries.get(1))))));
            functions.add(across(entries.get(0).minus(entries.get(1))));
        }
        functions.add(ONE);
        return functions;
    }

    /** Without any symmetry. */
    private static Expression cubic(List<Symbol> entries) {
        List<Expression> terms = new ArrayList<>(List.of(entries.get(0)));
        for (int index = 0; index < entries.size(); index++) {
            Expression entry = entries.get(index);
            Expression next = entries.get((index + 1) % entries.size());
            terms.add(entry.power(2).times(Expression.of(index + 1, 2)));
            terms.add(entry.power(2).times(next));
            terms.add(entry.times(next));
        }
        return Sum.of(terms);
    }

    private static Expression square(List<Symbol> entries) {
        return Sum.of(entries.stream().map(entry -> entry.power(2)).toList());
    }

    private static Expression across(Expression distance) {
        return distance.power(2).plus(distance.power(3));
    }
}
