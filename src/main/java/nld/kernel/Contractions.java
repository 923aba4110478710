package nld.kernel;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Dot;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.MatrixProduct;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Transposed;

/**
 * Vectors and matrices of any dimension as linear combinations of words, and their inner products as indeterminates.
 *
 * <p>A word is a product of letters; a letter is a symbol, a transposed one, an abstract gradient or higher derivative, or
 * what is not looked into. An inner product is the same for every way of writing it: {@link Trees} of derivatives may be
 * read from any of their nodes, {@link Traces} from any letter, forward or transposed. Distinct words are treated as
 * independent, which can hide an identity of a small dimension but never invent one.
 */
final class Contractions {
    private final Normalizer home;
    private final Map<Expression, Combination> done = new IdentityHashMap<>();

    Contractions(Normalizer home) {
        this.home = home;
    }

    /** Forgets what was found with the units and signs of an earlier round. */
    void startRound() {
        done.clear();
    }

    /** The coefficient of each word of a vector or matrix; none for zero. */
    Map<Expression, Quotient> parts(Expression tensor) {
        return combination(tensor).parts();
    }

    private Combination combination(Expression tensor) {
        Combination known = done.get(tensor);
        if (known == null) {
            known = found(tensor);
            done.put(tensor, known);
        }
        return known;
    }

    private Combination found(Expression tensor) {
        Combination result = new Combination(home.algebra());
        if (tensor instanceof Sum sum) {
            sum.terms().forEach(term -> result.add(combination(term), Quotient.ONE));
        } else if (tensor instanceof Scaled scaled) {
            result.add(combination(scaled.tensor()), home.normal(scaled.scalar()));
        } else if (tensor instanceof MatrixProduct product) {
            return product(product.factors());
        } else if (tensor instanceof Jet jet) {
            return jet(jet);
        } else if (tensor instanceof Transposed transposed) {
            combination(transposed.matrix()).parts().forEach((word, coefficient) ->
                    result.add(Words.product(Words.turned(Words.letters(word))), coefficient));
        } else {
            result.add(tensor, Quotient.ONE);
        }
        return result;
    }

    private Combination product(List<Expression> factors) {
        Combination right = combination(factors.get(factors.size() - 1));
        for (int index = factors.size() - 2; index >= 0; index--) {
            Combination longer = new Combination(home.algebra());
            combination(factors.get(index)).withEach(right, (words, coefficient) ->
                    longer.add(product(words.get(0), words.get(1)), coefficient));
            right = longer;
        }
        return right;
    }

    /** A word before a word; second derivatives before a vector take it as a direction. */
    private Combination product(Expression word, Expression rest) {
        if (!(rest.shape() instanceof Shape.Vector)) {
            return Combination.of(MatrixProduct.of(word, rest), home.algebra());
        }
        List<Expression> letters = Words.letters(word);
        Expression last = letters.get(letters.size() - 1);
        Combination applied = last instanceof Jet hessian && Words.isHessian(last)
                ? combination(with(hessian, rest)) : Combination.of(MatrixProduct.of(last, rest), home.algebra());
        if (letters.size() == 1) {
            return applied;
        }
        Combination result = new Combination(home.algebra());
        Expression before = Words.product(letters.subList(0, letters.size() - 1));
        applied.parts().forEach((vector, coefficient) -> result.add(product(before, vector), coefficient));
        return result;
    }

    private static Jet with(Jet jet, Expression further) {
        List<Expression> all = new ArrayList<>(jet.alongs());
        all.add(further);
        return Jet.of(jet.function().name(), jet.point(), jet.derivatives(), all);
    }

    /** A derivative is linear in each of its directions; with one slot open, hypotheses may give it otherwise. */
    private Combination jet(Jet jet) {
        Combination result = new Combination(home.algebra());
        expanded(jet).forEach((directions, coefficient) -> {
            Jet atom = Jet.of(jet.function().name(), jet.point(), jet.derivatives(), directions);
            Optional<Expression> rewritten = Words.isGradient(atom) ? home.invariances().rewritten(atom) : Optional.empty();
            if (rewritten.isPresent()) {
                result.add(combination(rewritten.get()), coefficient);
            } else {
                result.add(atom, coefficient);
            }
        });
        return result;
    }

    private Map<List<Expression>, Quotient> expanded(Jet jet) {
        Map<List<Expression>, Quotient> expanded = new LinkedHashMap<>();
        expanded.put(List.of(), Quotient.ONE);
        for (Expression direction : jet.alongs()) {
            Map<List<Expression>, Quotient> longer = new LinkedHashMap<>();
            Combination words = combination(direction);
            expanded.forEach((chosen, coefficient) -> words.parts().forEach((word, value) -> {
                List<Expression> more = new ArrayList<>(chosen);
                more.add(word);
                longer.merge(more, home.algebra().times(coefficient, value),
                        (one, other) -> home.algebra().plus(List.of(one, other)));
            }));
            expanded = longer;
        }
        return expanded;
    }

    /** The inner product of two vectors or two matrices. */
    Quotient dot(Dot dot) {
        List<Quotient> terms = new ArrayList<>(List.of(Quotient.ZERO));
        combination(dot.left()).withEach(combination(dot.right()), (words, coefficient) ->
                terms.add(home.algebra().times(coefficient, contraction(words.get(0), words.get(1)))));
        return home.algebra().plus(terms);
    }

    /** An abstract function, or its derivative with every slot filled. */
    Quotient closed(Jet jet) {
        if (jet.point().shape().isScalar()) {
            return ofScalar(jet);
        }
        List<Quotient> terms = new ArrayList<>(List.of(Quotient.ZERO));
        expanded(jet).forEach((directions, coefficient) -> terms.add(home.algebra().times(coefficient,
                reading(Jet.of(jet.function().name(), jet.point(), jet.derivatives(), directions)))));
        return home.algebra().plus(terms);
    }

    /** A derivative by a number: its directions are factors. */
    private Quotient ofScalar(Jet jet) {
        List<Expression> ones = new ArrayList<>();
        Quotient value = Quotient.ONE;
        // up to two slots may stay open, as one writes it
        for (int slot = 0; slot < jet.derivatives() && jet.derivatives() > 2; slot++) {
            ones.add(Expression.of(1));
        }
        for (Expression direction : jet.alongs()) {
            value = home.algebra().times(value, home.normal(direction));
        }
        return home.algebra().times(value,
                home.unknown(Jet.of(jet.function().name(), jet.point(), jet.derivatives(), ones)));
    }

    private Quotient contraction(Expression left, Expression right) {
        Optional<Jet> tree = Trees.of(left, right);
        Quotient value;
        if (tree.isPresent()) {
            value = reading(tree.get());
        } else {
            value = home.unknown(left.shape() instanceof Shape.Matrix
                    ? Traces.canonical(left, right) : bilinear(left, right));
        }
        if (left == right) {
            declareNonNegative(value);
        }
        return value;
    }

    /** A square is never negative. */
    private void declareNonNegative(Quotient square) {
        int indeterminate = square.numerator().asIndeterminate();
        if (indeterminate >= 0 && square.isPolynomial()) {
            home.signs().declareNonNegative(indeterminate);
        }
    }

    /** uᵀ W v of letters u, v that are no derivatives: the smaller of both readings. */
    private static Expression bilinear(Expression left, Expression right) {
        List<Expression> before = Words.letters(left);
        List<Expression> behind = Words.letters(right);
        List<Expression> word = Words.joined(Words.turned(before.subList(0, before.size() - 1)),
                behind.subList(0, behind.size() - 1), List.of());
        Expression first = before.get(before.size() - 1);
        Expression second = behind.get(behind.size() - 1);
        Expression forward = Dot.of(first, Words.product(Words.joined(word, List.of(second), List.of())));
        Expression backward = Dot.of(second, Words.product(Words.joined(Words.turned(word), List.of(first), List.of())));
        return forward.compareTo(backward) <= 0 ? forward : backward;
    }

    /** A closed derivative, read from the node of its tree that gives the smallest formula; hypotheses are applied first. */
    private Quotient reading(Jet jet) {
        List<Jet> readings = Trees.readings(jet);
        for (Jet reading : readings) {
            Optional<Expression> rewritten = home.invariances().rewritten(reading);
            if (rewritten.isPresent()) {
                return home.normal(rewritten.get());
            }
        }
        return home.unknown(readings.stream().min(Expression::compareTo).orElseThrow());
    }
}
