package nld.discretization;

import static nld.discretization.StepTerms.ONE;
import static nld.discretization.StepTerms.next;
import static nld.discretization.StepTerms.over;
import static nld.discretization.StepTerms.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.CommonFactor;
import nld.expression.Evolved.Evolution;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.model.Relation;

/**
 * The laws of C = ⟨q, ξ⟩ for a rule whose coordinates move linearly, of degree e = 1 for a constant ξ and e = 2 for ξ = Aq with A
 * symmetric, where the terms with squares are.
 */
final class ChargeLaw {
    private final StepTerms terms;
    private final StepFactors factors;
    private final int degree;
    private final Expression times;

    ChargeLaw(StepTerms terms, StepFactors factors) {
        this.terms = terms;
        this.factors = factors;
        this.degree = terms.isConstant() ? 1 : 2;
        this.times = Expression.of(degree);
    }

    private boolean isQuadratic() {
        return degree == 2;
    }

    /** Without a buffer, next q = a q + c g: next C = aᵉ C + e aᵉ⁻¹ c ⟨g, ξ⟩ + c² ⟨g, Ag⟩. */
    Relation plain() {
        List<Expression> pulls = factors.map(block -> times.times(block.kept().power(degree - 1)).times(block.pull()));
        StepMetric metric = terms.weighed(pulls, times);
        boolean stays = factors.map(StepFactors.Block::kept).stream().allMatch(ONE::equals);
        Expression kept = terms.charge(metric.times(factors.map(block -> block.kept().power(degree))));
        List<Expression> right = new ArrayList<>();
        right.add(stays ? Expression.of(0) : kept);
        right.add(terms.work(metric.times(pulls)));
        if (isQuadratic()) {
            right.add(CommonFactor.of(terms.square(metric, factors.map(StepFactors.Block::pull), terms.gradient())));
        }
        Expression next = terms.charge(metric, Evolution.NEXT);
        return new Relation(stays ? next.minus(kept) : next, Relation.Sign.EQUAL, Sum.of(right));
    }

    /**
     * With next q = a q + s next v and next v = M q + βv + c g, r being aᵉ⁻¹ s β/last s: next C − aᵉ C − r (C − aᵉ last C) =
     * e aᵉ⁻¹ s (M C + c ⟨g, ξ⟩) + s² ⟨next v, A next v⟩ + r last s² ⟨v, Av⟩.
     */
    Optional<Relation> followed() {
        List<Expression> last = factors.last(StepFactors.Block::follows);
        List<Expression> lastStays = factors.last(block -> block.stays().power(degree));
        if (last.isEmpty() || lastStays.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> once = factors.map(block -> block.stays().power(degree - 1).times(block.follows()));
        List<Expression> pulls = times(times(once, times), factors.map(StepFactors.Block::driven));
        StepMetric metric = terms.weighed(pulls, times);
        List<Expression> carried = over(times(once, factors.map(StepFactors.Block::carried)), last);
        List<Expression> right = new ArrayList<>();
        right.add(terms.charge(metric.times(times(times(once, times), factors.map(StepFactors.Block::held)))));
        right.add(terms.work(metric.times(pulls)));
        if (isQuadratic()) {
            right.add(CommonFactor.of(terms.square(metric, factors.map(StepFactors.Block::follows), next(terms.buffers().get(0)))
                    .plus(terms.square(metric.times(carried), last, terms.buffers().get(0)))));
        }
        Expression left = terms.charge(metric, Evolution.NEXT)
                .minus(terms.charge(metric.times(factors.map(block -> block.stays().power(degree)))))
                .minus(terms.difference(metric, carried, lastStays));
        return Optional.of(new Relation(left, Relation.Sign.EQUAL, Sum.of(right)));
    }

    /** With one buffer, ⟨v, ξ⟩ eliminated by the step before: the squares are those of both steps of q, and of v along the last. */
    Optional<Relation> eliminated() {
        List<Expression> lastFed = factors.last(StepFactors.Block::single);
        boolean known = !lastFed.isEmpty() && lastFed.stream().noneMatch(Expression::isZero)
                && !factors.last(StepFactors.Block::kept).isEmpty() && !factors.last(StepFactors.Block::carried).isEmpty()
                && !factors.last(StepFactors.Block::held).isEmpty() && !factors.last(StepFactors.Block::driven).isEmpty();
        if (!known) {
            return Optional.empty();
        }
        List<Expression> pulls = factors.map(block -> times.times(block.pull()));
        StepMetric metric = terms.weighed(pulls, times);
        List<Expression> twice = factors.map(block -> times.times(block.single()));
        List<Expression> carried = times(over(factors.map(StepFactors.Block::single), lastFed), factors.last(StepFactors.Block::carried));
        List<Expression> lost = StepTerms.minus(times(twice, factors.last(StepFactors.Block::held)),
                times(times(carried, times), factors.last(block -> block.kept().minus(ONE))));
        List<Expression> before = StepTerms.minus(times(twice, factors.last(StepFactors.Block::driven)),
                times(times(carried, times), factors.last(StepFactors.Block::pull)));
        List<Expression> right = new ArrayList<>();
        right.add(terms.charge(metric.times(gained())));
        right.add(terms.charge(metric.times(terms.simplified(lost)), Evolution.LAST));
        right.add(terms.work(metric.times(pulls)));
        right.add(terms.lastWork(metric.times(before)));
        if (isQuadratic()) {
            right.add(terms.form(metric, terms.moved()));
            right.add(metric.times(twice).inner(terms.buffers().get(0), terms.generator().orElseThrow().of(terms.lastMoved())));
            right.add(terms.form(metric.times(carried), terms.lastMoved()).negated());
        }
        Expression left = terms.charge(metric, Evolution.NEXT).minus(terms.charge(metric))
                .minus(terms.difference(metric, carried, terms.ones()));
        return Optional.of(new Relation(left, Relation.Sign.EQUAL, Sum.of(right)));
    }

    /** e (a − 1): by what a step without buffers and loss changes C, but for squares. */
    private List<Expression> gained() {
        return terms.simplified(factors.map(block -> times.times(block.kept().minus(ONE))));
    }

    /** With buffers in any way: next C − C = e ⟨next q − q, ξ⟩ + ⟨next q − q, A (next q − q)⟩, of which each buffer is a part. */
    Relation stated() {
        List<Expression> pulls = factors.map(block -> times.times(block.pull()));
        StepMetric metric = terms.weighed(pulls, times);
        List<Expression> right = new ArrayList<>();
        right.add(terms.charge(metric.times(gained())));
        for (int index = 0; index < terms.buffers().size(); index++) {
            int buffer = index;
            List<Expression> fed = factors.map(block -> times.times(block.fed(buffer)));
            right.add(metric.times(fed).inner(terms.buffers().get(index), terms.changes()));
        }
        right.add(terms.work(metric.times(pulls)));
        if (isQuadratic()) {
            right.add(terms.form(metric, terms.moved()));
        }
        Expression left = terms.charge(metric, Evolution.NEXT).minus(terms.charge(metric));
        return new Relation(left, Relation.Sign.EQUAL, Sum.of(right));
    }
}
