package nld.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.CommonFactor;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Sum;
import nld.kernel.Judge;

/**
 * Chooses how a formula is shown: as it was derived, with common factors drawn out, multiplied out and gathered
 * again, or in the judge's normal form, whichever has the fewest signs. All are equal, so this concerns the eye alone.
 */
final class Simplest {
    /** One sign saved, such as a factor 1/2 in front, is not worth losing sight of the parts. */
    private static final long WORTH = 1;

    /** A formula of so few signs has no shorter form. */
    private static final long PLAIN = 3;

    /** A formula of more signs is not multiplied out in search of a shorter one: that would be longer, and take long. */
    private static final long SURVEYED = 600;

    private static final long FOLD = 8;

    private final Judge judge;

    Simplest(Judge judge) {
        this.judge = judge;
    }

    Expression of(Expression expression) {
        Expression tidy = Tidy.of(expression);
        long signs = signs(tidy, new IdentityHashMap<>());
        if (signs <= PLAIN || signs > SURVEYED) {
            return tidy;
        }
        Expression expanded = Expanded.of(tidy);
        Expression normal = judge.brief(tidy);
        List<Expression> forms = new ArrayList<>(List.of(CommonFactor.of(tidy), tidy));
        for (Expression form : List.of(expanded, normal)) {
            // no common factor makes a short formula of one that is several times as long
            if (signs(form, new IdentityHashMap<>()) <= FOLD * signs + PLAIN) {
                forms.add(CommonFactor.of(form));
                forms.add(Grouped.of(form));
            }
        }
        return fewest(forms);
    }

    /** A sum of parts that mean something each: kept apart unless the whole has clearly fewer signs. */
    Expression sum(List<Expression> parts) {
        if (parts.isEmpty()) {
            return Expression.of(0);
        }
        Expression apart = Tidy.of(Sum.of(parts.stream().map(this::of).toList()));
        Expression whole = of(apart);
        return signs(whole, new IdentityHashMap<>()) + WORTH < signs(apart, new IdentityHashMap<>()) ? whole : apart;
    }

    boolean isZero(Expression expression) {
        return expression.isZero() || judge.isZero(expression);
    }

    /** The form with the fewest signs, the first of several. */
    private static Expression fewest(List<Expression> forms) {
        return forms.stream().map(Tidy::of)
                .min(Comparator.comparingLong(form -> signs(form, new IdentityHashMap<>()))).orElseThrow();
    }

    /** How many names, numbers, exponents and functions one has to read. */
    private static long signs(Expression expression, Map<Expression, Long> counted) {
        Long known = counted.get(expression);
        if (known != null) {
            return known;
        }
        long signs = expression.children().isEmpty() ? 1 : 0;
        if (expression instanceof Literal literal) {
            signs = literal.value().abs().isOne() ? 0 : 1;
        } else if (expression instanceof Power || expression instanceof Applied) {
            signs = 1;
        }
        for (Expression child : expression.children()) {
            // a shared part is read as often as it is written; the bound keeps the count a number
            signs = Math.min(Long.MAX_VALUE / 4, signs + signs(child, counted));
        }
        counted.put(expression, signs);
        return signs;
    }
}
