package nld.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;

/**
 * Claims of one section, tried at random points by code that shares nothing with what decides them: see
 * {@link NumericMotion} and {@link NumericSteps}.
 */
final class NumericClaim {
    /** What differences may leave of an identity, relative to its sides; two of them are nested in a second rate. */
    private static final double NOTICEABLE = 1e-5;

    /** Of a state that a step has thrown further, differences of squares have no digits left. */
    private static final double LARGE = 100;

    private final Theorem theorem;
    private final Section section;

    NumericClaim(Theorem theorem, Section section) {
        this.theorem = theorem;
        this.section = section;
    }

    /** A point at which {@code relation} does not hold, of {@code points} random ones at which both sides have values. */
    Optional<String> counterexample(Relation relation, int points) {
        List<Expression> left = Entries.of(relation.left());
        List<Expression> right = Entries.of(relation.right());
        boolean looksBack = looksBack(relation.left()) || looksBack(relation.right());
        SplittableRandom random = new SplittableRandom(1);
        int seen = 0;
        for (int attempt = 0; attempt < 20 * points && seen < points; attempt++) {
            ToDoubleFunction<Expression> point = point(random, attempt % 2 == 0, looksBack);
            boolean real = true;
            for (int index = 0; index < left.size(); index++) {
                double one = point.applyAsDouble(left.get(index));
                double other = point.applyAsDouble(right.get(index));
                real &= Double.isFinite(one - other);
                if (!holds(one, relation.sign(), other)) {
                    return Optional.of("at random point " + attempt + ": " + one + " against " + other);
                }
            }
            seen += real ? 1 : 0;
        }
        return seen == points ? Optional.empty() : Optional.of("it has values at " + seen + " points only");
    }

    private static boolean holds(double left, Relation.Sign sign, double right) {
        double slack = NOTICEABLE * (1 + Math.abs(left) + Math.abs(right));
        double gap = left - right;
        return switch (sign) { // where a side has no value nothing is contradicted
            case EQUAL -> !(Math.abs(gap) > slack);
            case AT_MOST -> !(gap > slack);
            case AT_LEAST -> !(gap < -slack);
            case DIFFERENT -> true;
        };
    }

    private ToDoubleFunction<Expression> point(SplittableRandom random, boolean positive, boolean looksBack) {
        Map<Symbol, Double> parameters = new HashMap<>();
        theorem.parameters().forEach((symbol, domain) -> Entries.symbols(symbol)
                .forEach(entry -> parameters.put(entry, inside(domain, random))));
        if (section instanceof Section.Update update) {
            NumericSteps steps = new NumericSteps(update.rule(), theorem.system(), parameters);
            NumericSteps.State state = new NumericSteps.State(1 + random.nextDouble(), 1 + random.nextInt(9),
                    values(steps.dimension(), random, positive), values(steps.states(), random, false));
            NumericSteps.State second = steps.next(state);
            return side -> !looksBack ? steps.value(side, state)
                    : second.size() > LARGE ? Double.NaN : steps.value(side, second);
        }
        NumericMotion motion = NumericMotion.of(theorem, section, parameters);
        NumericMotion.State state = motion.onMotion(new NumericMotion.State(0.5 + random.nextDouble(),
                values(motion.dimension(), random, positive), values(motion.dimension(), random, false)));
        return side -> motion.value(side, state);
    }

    private static boolean looksBack(Expression side) {
        return Symbols.occurs(side, part -> part instanceof Evolved evolved && evolved.evolution() == Evolved.Evolution.LAST);
    }

    private static double inside(Domain domain, SplittableRandom random) {
        double lower = domain.lower().map(end -> end.toDouble()).orElse(Double.NEGATIVE_INFINITY);
        double upper = domain.upper().map(end -> end.toDouble()).orElse(Double.POSITIVE_INFINITY);
        if (lower > Double.NEGATIVE_INFINITY && upper < Double.POSITIVE_INFINITY) {
            return lower + (upper - lower) * (0.1 + 0.8 * random.nextDouble());
        }
        double size = random.nextDouble(0.3, 1.6);
        return lower > Double.NEGATIVE_INFINITY ? lower + size
                : upper < Double.POSITIVE_INFINITY ? upper - size : random.nextBoolean() ? size : -size;
    }

    /** Numbers of a size between 0.3 and 1.6: away from where quotients have poles. */
    private static double[] values(int count, SplittableRandom random, boolean positive) {
        return random.doubles(count, 0.3, 1.6).map(size -> positive || random.nextBoolean() ? size : -size).toArray();
    }
}
