package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Power;
import nld.expression.Symbols;

/** What an expression divides by, as it is written. */
final class Divisors {
    private Divisors() {
    }

    /** The bases of its negative powers. */
    static List<Expression> of(Expression expression) {
        List<Expression> divisors = new ArrayList<>();
        Symbols.occurs(expression, part -> {
            if (part instanceof Power power && power.exponent().signum() < 0) {
                divisors.add(power.base());
            }
            return false;
        });
        return divisors;
    }
}
