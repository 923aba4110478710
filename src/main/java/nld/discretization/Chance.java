package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.UpdateRule;

/**
 * What is random in the steps of an update rule, and the mean over it, given the state before the first of them: the losses
 * that are drawn, averaged over every way in which the steps may draw them, and noise, by its mean and covariance alone.
 * Where losses are drawn without replacement the first step is that of an epoch: all are there.
 */
public final class Chance {
    /** The most ways of drawing that are averaged over. */
    private static final int MOST_WAYS = 2000;

    private final List<Recurrence> draws;
    private final boolean replacement;
    private final StepNoise noise;
    private final Calculus calculus;

    private Chance(List<Recurrence> draws, boolean replacement, StepNoise noise, Calculus calculus) {
        this.draws = List.copyOf(draws);
        this.replacement = replacement;
        this.noise = noise;
        this.calculus = calculus;
    }

    /** The chance of the steps of {@code rule}. */
    public static Chance of(UpdateRule rule, MechanicalSystem system, Calculus calculus) {
        List<Recurrence> draws = Recurrence.draws(rule, system, calculus);
        return new Chance(draws, rule.sampling().map(UpdateRule.Sampling::replacement).orElse(true),
                StepNoise.of(rule, draws.get(0).writing()), calculus);
    }

    /** The chance of the steps of {@code recurrence}, which is the only one of its rule. */
    static Chance of(Recurrence recurrence, Calculus calculus) {
        return new Chance(List.of(recurrence), true, StepNoise.of(recurrence.rule(), recurrence.writing()), calculus);
    }

    /** A noise in a step further on, under a name of its own. */
    static Symbol later(Symbol symbol, int steps) {
        return steps == 0 ? symbol : Symbol.of(symbol.name() + " after " + steps, symbol.shape(), symbol.kind());
    }

    private static Map<Symbol, Symbol> later(StepNoise noise, int steps) {
        Map<Symbol, Symbol> names = new HashMap<>();
        noise.symbols().forEach(symbol -> names.put(symbol, later(symbol, steps)));
        return names;
    }

    /** {@code expression} one step further by the step that is {@code steps} steps ahead, whose noise has its own name. */
    Expression next(Recurrence recurrence, Expression expression, int steps) {
        Expression next = recurrence.next(expression);
        return steps == 0 || noise.symbols().isEmpty() ? next : new Substitution(later(noise, steps)).rewrite(next);
    }

    /**
     * The mean of {@code operand} over what is random in the steps that it speaks of.
     *
     * @param written writes it out for one way of drawing: the recurrence of each step, from the first one on
     */
    Expression mean(Expression operand, Function<List<Recurrence>, Expression> written) {
        int steps = Math.max(1, steps(operand));
        List<List<Recurrence>> ways = ways(steps);
        List<Expression> means = new ArrayList<>();
        for (List<Recurrence> way : ways) {
            Expression mean = written.apply(way);
            for (int step = steps - 1; step >= 0 && !noise.symbols().isEmpty(); step--) {
                mean = new NoiseMean(ahead(way, step), calculus).of(mean);
            }
            means.add(mean);
        }
        return Expression.of(1, ways.size()).times(Sum.of(means));
    }

    /** The noise of the step that is {@code steps} steps ahead, its covariance in terms of the state now. */
    private StepNoise ahead(List<Recurrence> way, int steps) {
        return noise.renamed(later(noise, steps), covariance -> {
            Expression known = covariance;
            for (int step = steps - 1; step >= 0; step--) {
                known = next(way.get(step), known, step);
            }
            return known;
        });
    }

    /** How many steps further an expression looks: how deep {@code next} stands inside {@code next}. */
    private static int steps(Expression expression) {
        if (expression instanceof Expectation) {
            throw new Underivable("found " + expression + " inside an expectation; the mean of a mean is the mean: leave the inner E out");
        }
        int deepest = 0;
        for (Expression child : expression.children()) {
            deepest = Math.max(deepest, steps(child));
        }
        return expression instanceof Evolved evolved && evolved.evolution() == Evolved.Evolution.NEXT ? deepest + 1 : deepest;
    }

    /** Every way in which that many steps may draw, all equally likely. */
    private List<List<Recurrence>> ways(int steps) {
        List<List<Integer>> ways = List.of(List.of());
        for (int step = 0; step < steps; step++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> way : ways) {
                List<Integer> epoch = way.subList(way.size() - way.size() % draws.size(), way.size());
                for (int draw = 0; draw < draws.size(); draw++) {
                    if (replacement || !epoch.contains(draw)) {
                        List<Integer> next = new ArrayList<>(way);
                        next.add(draw);
                        longer.add(next);
                    }
                }
            }
            ways = longer;
            if (ways.size() > MOST_WAYS) {
                throw new Underivable("there are more than " + MOST_WAYS + " ways to draw the losses of " + steps + " steps");
            }
        }
        return ways.stream().map(way -> way.stream().map(draws::get).toList()).toList();
    }

    /** Whether {@code symbol} is noise of a step, by the name that claims give it. */
    boolean isNoise(Symbol symbol) {
        return noise.symbols().contains(symbol);
    }
}
