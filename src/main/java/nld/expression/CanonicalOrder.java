package nld.expression;

import java.util.Comparator;
import java.util.List;

/**
 * The one order in which parts stand: factors as a physicist writes them (numbers, parameters, time, coordinates,
 * velocities, brackets), terms with the highest time derivatives first and constants last. It depends on the
 * formula alone, never on the order of its making.
 */
final class CanonicalOrder {
    /** The order of terms in a sum. */
    static final Comparator<Expression> TERMS =
            Comparator.comparingInt((Expression term) -> -term.motionOrder()).thenComparing(CanonicalOrder::compareTerms);

    private CanonicalOrder() {
    }

    /** The order of factors in a product, and of everything else. */
    static int compare(Expression left, Expression right) {
        if (left == right) {
            return 0;
        }
        Expression leftHead = head(left);
        Expression rightHead = head(right);
        if (leftHead == rightHead) {
            return exponent(left).compareTo(exponent(right));
        }
        int byRank = Integer.compare(rank(leftHead), rank(rightHead));
        return byRank != 0 ? byRank : compareHeads(leftHead, rightHead);
    }

    private static int compareTerms(Expression left, Expression right) {
        int byConstant = Boolean.compare(left instanceof Literal, right instanceof Literal);
        if (byConstant != 0) {
            return byConstant;
        }
        int byFactors = compareFactors(factors(left), factors(right));
        return byFactors != 0 ? byFactors : Coefficient.valueOf(left).compareTo(Coefficient.valueOf(right));
    }

    /** Higher powers first, as polynomials are written: x² + x y + x + y². */
    private static int compareFactors(List<Expression> left, List<Expression> right) {
        int common = Math.min(left.size(), right.size());
        for (int index = 0; index < common; index++) {
            Expression mine = left.get(index);
            Expression theirs = right.get(index);
            if (mine != theirs) {
                return head(mine) == head(theirs) ? exponent(theirs).compareTo(exponent(mine)) : compare(mine, theirs);
            }
        }
        return Integer.compare(right.size(), left.size());
    }

    /** The factors of a term but for its coefficient. */
    private static List<Expression> factors(Expression term) {
        if (term instanceof Product product) {
            List<Expression> factors = product.factors();
            return factors.get(0) instanceof Literal ? factors.subList(1, factors.size()) : factors;
        }
        return List.of(term instanceof Literal ? Expression.of(1) : Coefficient.of(term).rest());
    }

    private static Expression head(Expression expression) {
        return expression instanceof Power power ? power.base() : expression;
    }

    private static Rational exponent(Expression expression) {
        return expression instanceof Power power ? power.exponent() : Rational.ONE;
    }

    private static int rank(Expression head) {
        if (head instanceof Literal) {
            return 0;
        }
        if (head instanceof Symbol symbol) {
            return 1 + symbol.kind().ordinal() + (symbol.kind().ordinal() < Symbol.Kind.COORDINATE.ordinal() ? 0 : 10);
        }
        if (head instanceof Entry entry && entry.tensor() instanceof Symbol symbol) {
            return rank(symbol);
        }
        boolean resting = head.motionOrder() < 0;
        return (resting ? 0 : 20) + kindRank(head);
    }

    private static int kindRank(Expression head) {
        return head instanceof Dot ? 10 : head instanceof Sum ? 9 : head instanceof Applied ? 7 : 8;
    }

    private static int compareHeads(Expression left, Expression right) {
        if (left instanceof Literal a && right instanceof Literal b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof Symbol a && right instanceof Symbol b) {
            return compareSymbols(a, b);
        }
        if (left instanceof Entry a && right instanceof Entry b && a.tensor() == b.tensor()) {
            return a.row() != b.row() ? Integer.compare(a.row(), b.row()) : Integer.compare(a.column(), b.column());
        }
        if (left instanceof Applied a && right instanceof Applied b && a.function() != b.function()) {
            return a.function().compareTo(b.function());
        }
        int byClass = left.getClass() == right.getClass() ? 0 : left.kindName().compareTo(right.kindName());
        if (byClass != 0) {
            return byClass;
        }
        int byParts = compareLists(left.children(), right.children());
        return byParts != 0 ? byParts : compareMarks(left, right);
    }

    /** What tells two expressions of one kind and the same parts from each other. */
    private static int compareMarks(Expression left, Expression right) {
        if (left instanceof Power a && right instanceof Power b) {
            return a.exponent().compareTo(b.exponent());
        }
        if (left instanceof EntryPower a && right instanceof EntryPower b) {
            return a.exponent().compareTo(b.exponent());
        }
        if (left instanceof Evolved a && right instanceof Evolved b) {
            return a.evolution().compareTo(b.evolution());
        }
        if (left instanceof Jet a && right instanceof Jet b) {
            return compareJets(a, b);
        }
        return left.shape().toString().compareTo(right.shape().toString());
    }

    private static int compareJets(Jet left, Jet right) {
        int byFunction = left.function().name().compareTo(right.function().name());
        int byDerivatives = Integer.compare(left.derivatives(), right.derivatives());
        int byOpen = left.open().toString().compareTo(right.open().toString());
        int byFilled = left.directions().stream().map(Jet.Direction::argument).toList().toString()
                .compareTo(right.directions().stream().map(Jet.Direction::argument).toList().toString());
        return byFunction != 0 ? byFunction : byDerivatives != 0 ? byDerivatives : byOpen != 0 ? byOpen
                : byFilled != 0 ? byFilled : left.shape().toString().compareTo(right.shape().toString());
    }

    private static int compareSymbols(Symbol left, Symbol right) {
        int byOrder = Integer.compare(left.order(), right.order());
        if (byOrder != 0) {
            return byOrder;
        }
        int byName = compareNames(left, right);
        return byName != 0 ? byName : left.shape().toString().compareTo(right.shape().toString());
    }

    /** Names as people count them: q_2 before q_10. */
    private static int compareNames(Symbol left, Symbol right) {
        String mine = left.name();
        String theirs = right.name();
        if (left.stem() != right.stem() || !mine.regionMatches(0, theirs, 0, left.stem())) {
            return mine.substring(0, left.stem()).compareTo(theirs.substring(0, right.stem()));
        }
        int byLength = Integer.compare(mine.length(), theirs.length());
        return byLength != 0 ? byLength : mine.compareTo(theirs);
    }

    private static int compareLists(List<Expression> left, List<Expression> right) {
        int common = Math.min(left.size(), right.size());
        for (int index = 0; index < common; index++) {
            int byPart = compare(left.get(index), right.get(index));
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
