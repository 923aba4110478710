package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * What follows for derivatives from the hypothesis D f[ξ] = 0 for all q: differentiated k − 1 times along w₂ … w_k,
 * D^k f[ξ, w₂, …] = −Σᵢ D^(k−1) f[…, Dξ wᵢ, …], and for an open slot the transpose of Dξ before it. Used from left to
 * right for the leading letter of ξ, so that derivatives of lower order or along smaller letters remain.
 */
final class Invariances {
    private final List<Invariance> hypotheses;
    private final Normalizer home;
    private final Set<Invariance> used = new LinkedHashSet<>();

    Invariances(List<Invariance> hypotheses, Normalizer home) {
        this.hypotheses = List.copyOf(hypotheses);
        this.home = home;
    }

    /** The hypotheses that were used. */
    Set<Invariance> used() {
        return used;
    }

    /** The derivative, with at most one slot open, by the first hypothesis that applies to it; empty where none does. */
    Optional<Expression> rewritten(Jet jet) {
        for (Invariance hypothesis : hypotheses) {
            // the hypothesis speaks of f at q: a jet elsewhere is left alone
            boolean about = hypothesis.function().equals(jet.function().name()) && hypothesis.coordinate() == jet.point();
            if (about && jet.derivatives() - jet.directions().size() <= 1) {
                Optional<Expression> rewritten = rewritten(jet, hypothesis);
                if (rewritten.isPresent()) {
                    used.add(hypothesis);
                    return rewritten;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Expression> rewritten(Jet jet, Invariance hypothesis) {
        Map<Expression, Quotient> generator = home.contractions().parts(hypothesis.generator());
        Optional<Expression> pivot = generator.keySet().stream().max(Expression::compareTo);
        if (pivot.isEmpty() || !jet.alongs().contains(pivot.get())) {
            return Optional.empty();
        }
        // where the coefficient is 0 the hypothesis says nothing of this letter
        home.premises().notZero(generator.get(pivot.get()));
        List<Expression> others = new ArrayList<>(jet.alongs());
        others.remove(pivot.get());
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(jet.shape())));
        generator.forEach((letter, coefficient) -> {
            if (letter != pivot.get()) {
                terms.add(home.readback().of(coefficient).times(with(jet, jet.derivatives(), others, letter)));
            }
        });
        for (int index = 0; index < others.size(); index++) {
            List<Expression> kept = new ArrayList<>(others);
            Expression moved = moved(generator, hypothesis.coordinate(), kept.remove(index), false);
            terms.add(with(jet, jet.derivatives() - 1, kept, moved));
        }
        if (jet.derivatives() > jet.directions().size()) {
            Expression open = Jet.of(jet.function().name(), jet.point(), jet.derivatives() - 1, others);
            terms.add(moved(generator, hypothesis.coordinate(), open, true));
        }
        Expression divisor = home.readback().of(generator.get(pivot.get())).negated();
        return Optional.of(divisor.power(-1).times(Sum.of(terms)));
    }

    private static Expression with(Jet jet, int derivatives, List<Expression> directions, Expression further) {
        List<Expression> all = new ArrayList<>(directions);
        all.add(further);
        return Jet.of(jet.function().name(), jet.point(), derivatives, all);
    }

    /** Dξ or its transpose applied to {@code tensor}: each letter of ξ that holds the coordinate, with the tensor in its place. */
    private Expression moved(Map<Expression, Quotient> generator, Symbol coordinate, Expression tensor,
            boolean turned) {
        List<Expression> terms = new ArrayList<>(List.of(Expression.zero(tensor.shape())));
        generator.forEach((letter, coefficient) -> {
            if (Symbols.occurs(letter, part -> part == coordinate)) {
                List<Expression> letters = Words.letters(letter);
                int place = letters.indexOf(coordinate);
                List<Expression> left = letters.subList(0, place);
                List<Expression> right = letters.subList(place + 1, letters.size());
                terms.add(home.readback().of(coefficient).times(Words.product(Words.joined(
                        turned ? Words.turned(left) : left, List.of(tensor), turned ? Words.turned(right) : right))));
            }
        });
        return Sum.of(terms);
    }
}
