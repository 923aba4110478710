package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Dot;
import nld.expression.Expression;
import nld.expression.Transposed;

/** Traces of words of matrices: the same from every letter on, and read backward with every letter transposed. */
final class Traces {
    private Traces() {
    }

    /** The canonical way to write tr(leftᵀ right), as an inner product. */
    static Expression canonical(Expression left, Expression right) {
        List<Expression> word = Words.joined(Words.turned(Words.letters(left)), Words.letters(right), List.of());
        List<Expression> best = word;
        for (List<Expression> reading : List.of(word, Words.turned(word))) {
            for (int start = 0; start < reading.size(); start++) {
                List<Expression> rotated = rotated(reading, start);
                best = compare(rotated, best) < 0 ? rotated : best;
            }
        }
        return Dot.of(Transposed.of(best.get(0)), Words.product(best.subList(1, best.size())));
    }

    private static List<Expression> rotated(List<Expression> word, int start) {
        List<Expression> rotated = new ArrayList<>(word.subList(start, word.size()));
        rotated.addAll(word.subList(0, start));
        return rotated;
    }

    private static int compare(List<Expression> left, List<Expression> right) {
        for (int index = 0; index < left.size(); index++) {
            int order = left.get(index).compareTo(right.get(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
