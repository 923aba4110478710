package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Transposed;

/**
 * Trees of derivatives: D f[u, A grad h(q)] and D h[Aᵀ D² f[u, ·]] are one number. A derivative is a node; a word that holds a
 * derivative with an open slot joins two of them.
 */
final class Trees {
    private Trees() {
    }

    /** The inner product of two words as a closed derivative, where a letter of them is one with an open slot. */
    static Optional<Jet> of(Expression left, Expression right) {
        return closed(left, right).or(() -> closed(right, left));
    }

    private static Optional<Jet> closed(Expression word, Expression other) {
        List<Expression> letters = Words.letters(word);
        for (int index = 0; index < letters.size(); index++) {
            Optional<Jet> closed = closedAt(letters, index, other);
            if (closed.isPresent()) {
                return closed;
            }
        }
        return Optional.empty();
    }

    /** ⟨other, L J R⟩ = ⟨J, Lᵀ other Rᵀ⟩ and ⟨other, L Jᵀ R⟩ = ⟨J, R otherᵀ L⟩, with J the letter at {@code index}. */
    private static Optional<Jet> closedAt(List<Expression> letters, int index, Expression other) {
        List<Expression> left = letters.subList(0, index);
        List<Expression> right = letters.subList(index + 1, letters.size());
        Expression letter = letters.get(index);
        if (!right.isEmpty() && other.shape() instanceof Shape.Vector) {
            // what stands behind the matrix of derivatives ends in a vector: the direction would be an outer product
            return Optional.empty();
        }
        if (Words.isGradient(letter)) {
            return Optional.of(with((Jet) letter, Words.product(
                    Words.joined(Words.turned(left), Words.letters(other), Words.turned(right)))));
        }
        if (letter instanceof Transposed transposed && Words.isGradient(transposed.matrix())) {
            return Optional.of(with((Jet) transposed.matrix(), Words.product(
                    Words.joined(right, Words.turned(Words.letters(other)), left))));
        }
        return Optional.empty();
    }

    private static Jet with(Jet jet, Expression direction) {
        List<Expression> directions = new ArrayList<>(jet.alongs());
        directions.add(direction);
        return Jet.of(jet.function().name(), jet.point(), jet.derivatives(), directions);
    }

    /** The same number read from each node of its tree. */
    static List<Jet> readings(Jet root) {
        List<Jet> readings = new ArrayList<>();
        List<Jet> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            Jet reading = open.remove(open.size() - 1);
            if (readings.contains(reading)) {
                continue;
            }
            readings.add(reading);
            for (Expression direction : reading.alongs()) {
                List<Expression> others = new ArrayList<>(reading.alongs());
                others.remove(direction);
                Jet rest = Jet.of(reading.function().name(), reading.point(), reading.derivatives(), others);
                List<Expression> letters = Words.letters(direction);
                for (int index = 0; index < letters.size(); index++) {
                    closedAt(letters, index, rest).ifPresent(open::add);
                }
            }
        }
        return readings;
    }
}
