package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.derivation.Derived;
import nld.derivation.LimitEquations;
import nld.derivation.Motion;
import nld.derivation.Writing;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Verdict;
import nld.model.Asymptotics;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Symmetry;

/** Compares what is left of a claim in a limit along the motion that its equations have in the limit. */
final class LimitMotion {
    private final Derived derived;
    private final Judge judge;
    private final Asymptotics.Limit limit;
    private final Section section;
    private Optional<List<Expression>> residuals = Optional.empty();

    LimitMotion(Derived derived, Asymptotics.Limit limit, Section section) {
        this.derived = derived;
        this.judge = derived.judge();
        this.limit = limit;
        this.section = section;
    }

    private List<Expression> residuals() {
        if (residuals.isEmpty()) {
            residuals = Optional.of(LimitEquations.of(derived, limit.symbol(), limit.infinity()).stream()
                    .map(GivenValues.of(derived.theorem())::rewrite).toList());
        }
        return residuals.get();
    }

    /** Whether the two are equal along the motion: with it solved and put in, or as what its equations make 0. */
    Verdict equal(Expression left, Expression right) {
        Verdict fixed = judge.equal(left, right);
        if (fixed instanceof Proved || Math.max(left.motionOrder(), right.motionOrder()) < 1) {
            return fixed;
        }
        Optional<Verdict> combined = combined(left.minus(right));
        if (combined.isPresent()) {
            return combined.get();
        }
        Motion motion = LimitEquations.motion(derived, residuals());
        Expression first = motion.onShell(left);
        Expression second = motion.onShell(right);
        Vanishing vanishing = Vanishing.along(motion, List.of(first, second));
        Verdict verdict = judge.given(vanishing.equations()).equal(first, second);
        return vanishing.where(judge.where(verdict, motion.divisors()), Relation.Sign.EQUAL);
    }

    /** A proof that {@code difference} is a combination of the residuals: for a vector a multiple of one, for a scalar of their inner products. */
    private Optional<Verdict> combined(Expression difference) {
        if (!difference.shape().isScalar()) {
            return residuals().stream().filter(residual -> residual.shape().equals(difference.shape()))
                    .flatMap(residual -> factors().stream().map(factor -> judge.equal(difference, factor.times(residual))))
                    .filter(Proved.class::isInstance).findFirst();
        }
        List<Expression> zero = contracted();
        return new Multipliers(judge).of(difference, zero).map(factors -> {
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            for (int index = 0; index < zero.size(); index++) {
                terms.add(factors.get(index).times(zero.get(index)));
            }
            return judge.where(judge.equal(difference, Sum.of(terms)),
                    factors.stream().flatMap(factor -> Divisors.of(factor).stream()).toList());
        }).filter(Proved.class::isInstance);
    }

    /** 1, and each positive parameter and its inverse. */
    private List<Expression> factors() {
        List<Expression> factors = new ArrayList<>(List.of(Expression.of(1), Expression.of(-1)));
        derived.theorem().parameters().forEach((parameter, domain) -> {
            if (domain.isPositive() && parameter != limit.symbol()) {
                factors.add(parameter);
                factors.add(parameter.power(-1));
            }
        });
        return factors;
    }

    /** The inner products of each residual with the velocity, the coordinate and, in a charge section, its generator. */
    private List<Expression> contracted() {
        List<Expression> zero = new ArrayList<>();
        List<Symbol> coordinates = derived.equations().coordinates();
        Optional<Symmetry> symmetry = section instanceof Section.Charge charge ? derived.theorem().symmetry(charge.symmetry())
                : Optional.empty();
        symmetry.ifPresent(known -> {
            List<Expression> changes = derived.theorem().system().coordinates().stream()
                    .flatMap(coordinate -> derived.writing().parts(known.generator().of(coordinate)).stream()).toList();
            List<Expression> terms = new ArrayList<>();
            for (int index = 0; index < coordinates.size(); index++) {
                terms.add(Writing.inner(residuals().get(index), changes.get(index)));
            }
            zero.add(Sum.of(terms));
        });
        for (int index = 0; index < coordinates.size(); index++) {
            Expression residual = residuals().get(index);
            if (residual.shape().isScalar()) {
                zero.add(residual);
            } else {
                zero.add(residual.dot(coordinates.get(index).rate()));
                zero.add(residual.dot(coordinates.get(index)));
            }
        }
        return zero;
    }
}
