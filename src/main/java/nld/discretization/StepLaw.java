package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.expression.Evolved.Evolution;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.Relation;
import nld.model.UpdateRule;

/**
 * The exact laws of a symmetry under one step of an update rule, for any rate: the discrete twins of the broken law. In entries,
 * or in vectors and matrices of any dimension, as the recurrence is written.
 *
 * <p>Each buffer b whose line is linear in the state and the gradient, next b = Σ M s + c g, obeys for any generator ξ
 *
 * <pre>next ⟨b, ξ⟩ = Σ M ⟨s, ξ⟩ + c ⟨g, ξ⟩ + ⟨next b, next ξ − ξ⟩</pre>
 *
 * <p>and where the line of the coordinates is linear too, there is besides a law of C = ⟨q, c⟩ for ξ = c constant and of
 * C = ⟨q, Aq⟩ for ξ = Aq with A symmetric, e being the degree of C and terms with squares for e = 2 only:
 *
 * <ul>
 *   <li>without a buffer, next C = Mᵉ C + e Mᵉ⁻¹ c ⟨g, ξ⟩ + c² ⟨g, Ag⟩;</li>
 *   <li>with one buffer and next q = a q + s next v, with r = aᵉ⁻¹ s β/last s, next C − aᵉ C − r (C − aᵉ last C) =
 *       e aᵉ⁻¹ s (M C + c ⟨g, ξ⟩) + s² ⟨next v, A next v⟩ + r last s² ⟨v, Av⟩;</li>
 *   <li>with one buffer in any other way, what is left when ⟨v, ξ⟩ is eliminated over two steps;</li>
 *   <li>with several, next C − C = e ⟨next q − q, ξ⟩ + ⟨next q − q, A (next q − q)⟩, beside the laws of the buffers.</li>
 * </ul>
 *
 * <p>Factors may depend on the step. Where they differ between blocks, as for groups with rates of their own, or depend on the step,
 * each block is weighed so that the loss enters by ⟨g, ξ⟩: by 1/η. Each law is confirmed by the judge before it is returned.
 */
public final class StepLaw {
    private final Recurrence recurrence;
    private final Calculus calculus;
    private final Judge judge;
    private final StepTerms terms;
    private final List<UpdateRule.Block> blocks;

    private StepLaw(Recurrence recurrence, List<Expression> changes, Calculus calculus, Judge judge) {
        this.recurrence = recurrence;
        this.calculus = calculus;
        this.judge = judge;
        this.terms = new StepTerms(recurrence, changes, calculus, judge);
        this.blocks = recurrence.rule().blocks();
    }

    /** The laws of the symmetry that changes each coordinate by {@code changes}; none for what no line of the rule is linear in. */
    public static List<Relation> of(Recurrence recurrence, List<Expression> changes, Calculus calculus, Judge judge) {
        return new StepLaw(recurrence, changes, calculus, judge).derive();
    }

    private List<Relation> derive() {
        List<Relation> laws = new ArrayList<>();
        Optional<Relation> charge = charge();
        charge.ifPresent(laws::add);
        int buffers = terms.buffers().size();
        if (charge.isEmpty() || buffers > 1) {
            for (int index = 0; index < buffers; index++) {
                buffer(index).flatMap(this::confirmed).ifPresent(laws::add);
            }
        }
        if (laws.isEmpty() && buffers == 0) {
            step().flatMap(this::confirmed).ifPresent(laws::add);
        }
        return laws;
    }

    private Optional<Relation> confirmed(Relation law) {
        Rewriter steps = AlongSteps.of(law, recurrence, Map.of(), calculus, Chance.of(recurrence, calculus));
        try {
            boolean holds = judge.isZero(steps.rewrite(law.left()).minus(steps.rewrite(law.right())));
            return holds ? Optional.of(law) : Optional.empty();
        } catch (Underivable undetermined) {
            return Optional.empty();
        }
    }

    /** The law of C, where the generator has one and the coordinates move linearly. */
    private Optional<Relation> charge() {
        Optional<StepFactors> factors = terms.factors();
        if (factors.isEmpty() || !terms.isConstant() && !terms.isSymmetric()) {
            return Optional.empty();
        }
        ChargeLaw laws = new ChargeLaw(terms, factors.get());
        return switch (terms.buffers().size()) {
            case 0 -> confirmed(laws.plain());
            case 1 -> (factors.get().isFollowed() ? laws.followed() : laws.eliminated()).flatMap(this::confirmed)
                    .or(() -> confirmed(laws.stated()));
            default -> confirmed(laws.stated());
        };
    }

    /** The law of ⟨b, ξ⟩ for a buffer b whose line is linear, whatever the generator is. */
    private Optional<Relation> buffer(int index) {
        if (terms.lines().stream().anyMatch(block -> block.line(block.buffers().get(index)).isEmpty())) {
            return Optional.empty();
        }
        IntFunction<Map<Symbol, Expression>> line = block -> terms.lines().get(block).line(terms.lines().get(block).buffers().get(index))
                .orElseThrow();
        List<Expression> pulls = pulls(line);
        StepMetric metric = terms.weighed(pulls, Expression.of(-1));
        Optional<StepFactors> followed = terms.generator().isEmpty() ? Optional.empty() : terms.factors().filter(StepFactors::isFollowed);
        StepMetric kept = followed.map(factors -> metric.times(factors.map(StepFactors.Block::stays))).orElse(metric);
        List<Expression> right = new ArrayList<>(remembered(line, kept));
        right.add(terms.work(kept.times(pulls)));
        if (!terms.isConstant()) {
            right.add(followed.map(factors -> turned(index, metric, factors))
                    .orElseGet(() -> metric.inner(StepTerms.next(terms.buffers().get(index)), terms.turning())));
        }
        Expression left = terms.evolved(metric, terms.buffers().get(index), Evolution.NEXT);
        return Optional.of(new Relation(left, Relation.Sign.EQUAL, Sum.of(right)));
    }

    /** s ⟨next b, A next v⟩, where the coordinates move by s next v. */
    private Expression turned(int index, StepMetric metric, StepFactors factors) {
        List<Expression> follows = factors.map(StepFactors.Block::follows);
        boolean alike = StepTerms.areAlike(follows);
        List<Expression> next = StepTerms.next(terms.buffers().get(0));
        LinearGenerator generator = terms.generator().orElseThrow();
        if (!alike) {
            return metric.inner(StepTerms.next(terms.buffers().get(index)), generator.of(terms.scaled(follows, next)));
        }
        boolean vanishes = index == 0 && generator.isItsTranspose(-1, metric, judge);
        return vanishes ? Expression.of(0)
                : follows.get(0).times(metric.inner(StepTerms.next(terms.buffers().get(index)), generator.of(next)));
    }

    private List<Expression> pulls(IntFunction<Map<Symbol, Expression>> line) {
        return factors(line, block -> blocks.get(block).gradient());
    }

    private List<Expression> factors(IntFunction<Map<Symbol, Expression>> line, IntFunction<Symbol> symbol) {
        return IntStream.range(0, blocks.size())
                .mapToObj(block -> line.apply(block).getOrDefault(symbol.apply(block), Expression.of(0))).toList();
    }

    /** M ⟨s, ξ⟩ of the coordinates and of each buffer. */
    private List<Expression> remembered(IntFunction<Map<Symbol, Expression>> line, StepMetric metric) {
        List<Expression> parts = new ArrayList<>();
        parts.add(terms.unlessZero(terms.charge(metric.times(factors(line, block -> blocks.get(block).coordinate())))));
        for (int index = 0; index < terms.buffers().size(); index++) {
            int buffer = index;
            List<Expression> ofBuffer = factors(line, block -> terms.lines().get(block).buffers().get(buffer));
            parts.add(metric.times(ofBuffer).inner(terms.buffers().get(index), terms.changes()));
        }
        return parts;
    }

    /** Of a rule that remembers nothing, what the step does along any generator: (next q − q)·ξ. */
    private Optional<Relation> step() {
        List<Map<Symbol, Expression>> lines = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            terms.lines().get(block).line(blocks.get(block).coordinate()).ifPresent(lines::add);
        }
        if (lines.size() < blocks.size()) {
            return Optional.empty();
        }
        List<Expression> pulls = pulls(lines::get);
        StepMetric metric = terms.weighed(pulls, Expression.of(1));
        List<Expression> lost = StepTerms.minus(factors(lines::get, block -> blocks.get(block).coordinate()), terms.ones());
        Expression right = terms.unlessZero(terms.charge(metric.times(lost))).plus(terms.work(metric.times(pulls)));
        return Optional.of(new Relation(metric.inner(terms.moved(), terms.changes()), Relation.Sign.EQUAL, right));
    }
}
