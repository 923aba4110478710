package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Derived;
import nld.derivation.Expansion;
import nld.derivation.Vanishing;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Asymptotics;

/**
 * Decides sides to an order or in a limit, by their Taylor coefficients in the symbol that becomes small; what has a pole of
 * order k is multiplied by its k-th power first, and what then has to agree are k coefficients more.
 */
final class SeriesTrial {
    private static final int MOST_POLES = 4;

    private final Derived derived;
    private final Asymptotics asymptotics;
    private final Optional<LimitMotion> motion;
    private final Judge judge;
    private final Symbol small;
    private final Expansion expansion;

    /** Along the motion in the limit, where one is given. */
    SeriesTrial(Derived derived, Asymptotics asymptotics, Optional<LimitMotion> motion) {
        this.derived = derived;
        this.motion = motion;
        this.asymptotics = asymptotics;
        this.judge = derived.judge();
        this.small = asymptotics.symbol();
        this.expansion = new Expansion(small, derived.calculus(), judge);
    }

    /** What becomes small or large. */
    Symbol small() {
        return small;
    }

    /** Left minus right of the first coefficients that are not shown to be equal; empty where all are, or none are found. */
    Optional<Expression> difference(ClaimTrial.Sides sides) {
        for (int index = 0; index < sides.left().size(); index++) {
            for (Pair pair : pairs(prepared(sides.left().get(index)), prepared(sides.right().get(index))).orElse(List.of())) {
                Expression difference = judge.simplified(pair.left.minus(pair.right));
                if (!judge.isZero(difference)) {
                    return Optional.of(difference);
                }
            }
        }
        return Optional.empty();
    }

    /** Two coefficients that have to be equal, and which they are. */
    private record Pair(int power, Expression left, Expression right) {
    }

    /** Whether the sides agree entry by entry, to the order or in the limit. */
    Verdict equal(ClaimTrial.Sides sides) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < sides.left().size(); index++) {
            Optional<List<Pair>> pairs = pairs(prepared(sides.left().get(index)), prepared(sides.right().get(index)));
            if (pairs.isEmpty()) {
                return new Undecided("not expanded in " + small + " at " + (isInfinite() ? "infinity" : "0")
                        + ": a divisor, a radicand or an exponent of it has no value there");
            }
            for (Pair pair : pairs.get()) {
                Verdict verdict = judged(pair);
                verdicts.add(verdict);
                if (pair.power < 0 && motion.isPresent() && !(verdict instanceof Proved)) {
                    break;
                }
            }
        }
        return judge.where(judge.together(verdicts), expansion.divisors());
    }

    private boolean isInfinite() {
        return asymptotics instanceof Asymptotics.Limit limit && limit.infinity();
    }

    /** The side as a function of what goes to 0, exponentials that vanish marked. */
    private Expression prepared(Expression side) {
        Expression near = isInfinite()
                ? new Substitution(Map.of(small, small.power(-1))).rewrite(side) : side;
        return asymptotics instanceof Asymptotics.Limit
                ? new Vanishing(small, expansion, judge, derived.theorem().assumptions()).rewrite(near) : near;
    }

    private Optional<List<Pair>> pairs(Expression left, Expression right) {
        for (int poles = 0; poles <= MOST_POLES; poles++) {
            Expression first = expansion.times(left, poles);
            Expression second = expansion.times(right, poles);
            if (expansion.isRegular(first) && expansion.isRegular(second)) {
                int order = poles + (asymptotics instanceof Asymptotics.Order upTo ? upTo.power() : 1);
                List<Expression> lefts = expansion.coefficients(first, order);
                List<Expression> rights = expansion.coefficients(second, order);
                List<Pair> pairs = new ArrayList<>();
                for (int index = 0; index < order; index++) {
                    pairs.add(new Pair(index - poles, Vanishing.gone(lefts.get(index)), Vanishing.gone(rights.get(index))));
                }
                return Optional.of(pairs);
            }
        }
        return Optional.empty();
    }

    private Verdict judged(Pair pair) {
        Verdict verdict = compared(pair);
        String part = words(pair.power);
        return verdict instanceof Refuted refuted
                ? new Refuted(part + " differs " + refuted.evidence(), refuted.witness().map(witness -> witness.of(part)))
                : verdict instanceof Undecided undecided ? new Undecided(part + ": " + undecided.evidence()) : verdict;
    }

    /** A pole that only the equations in the limit make 0 is multiplied by what they leave out, so nothing is known of it. */
    private Verdict compared(Pair pair) {
        if (motion.isEmpty()) {
            return judge.equal(pair.left, pair.right);
        }
        Verdict fixed = pair.power < 0 ? judge.proving().equal(pair.left, pair.right) : new Undecided("no pole");
        if (fixed instanceof Proved) {
            return fixed;
        }
        Verdict along = motion.get().equal(pair.left, pair.right);
        return pair.power < 0 && along instanceof Proved
                ? new Undecided("it is 0 by the equations of motion in the limit, of which a pole would need the next order") : along;
    }

    private String words(int power) {
        if (asymptotics instanceof Asymptotics.Limit && power == 0) {
            return "the limit";
        }
        int shown = isInfinite() ? -power : power;
        return "the coefficient of " + small.power(shown);
    }
}
