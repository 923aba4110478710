package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.kernel.Judge;

/**
 * The multistep recurrence Σ aⱼ qₙ₊ⱼ = −η Σ bⱼ gₙ₊ⱼ of a linear rule with d states, with j counted from the newest gradient at 0
 * and a the characteristic polynomial of its matrix. Its Taylor series is Σ (ηⁱ⁻¹/i!) ρᵢ q⁽ⁱ⁾ = −Σ (ηⁱ/i!) σᵢ g⁽ⁱ⁾ with the
 * moments ρᵢ = Σ jⁱ aⱼ and σᵢ = Σ jⁱ bⱼ.
 */
final class Multistep {
    private final List<Expression> places;
    private final List<Expression> gradients;
    private final Judge judge;

    private Multistep(List<Expression> places, List<Expression> gradients, Judge judge) {
        this.places = places;
        this.gradients = gradients;
        this.judge = judge;
    }

    /**
     * What s ← M s + c g comes to without buffers, by Faddeev and LeVerrier: N₀ = I, aₙ = 1, aₙ₋ₖ = −tr(M Nₖ₋₁)/k,
     * Nₖ = M Nₖ₋₁ + aₙ₋ₖ I; and adj(zI − M) = Σ Nₖ zⁿ⁻¹⁻ᵏ.
     */
    static Multistep of(List<List<Expression>> matrix, List<Expression> input, Expression rate, Judge judge) {
        List<Expression> places = new ArrayList<>();
        List<Expression> gradients = new ArrayList<>();
        int size = matrix.size();
        List<List<Expression>> power = identity(size);
        places.add(Expression.of(1));
        for (int count = 1; count <= size; count++) {
            gradients.add(0, judge.simplified(row(power.get(0), input).over(rate).negated()));
            List<List<Expression>> product = product(matrix, power, judge);
            List<Expression> diagonal = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                diagonal.add(product.get(index).get(index));
            }
            Expression coefficient = judge.simplified(Sum.of(diagonal).times(Expression.of(-1, count)));
            places.add(0, coefficient);
            for (int index = 0; index < size; index++) {
                product.get(index).set(index, judge.simplified(product.get(index).get(index).plus(coefficient)));
            }
            power = product;
        }
        return new Multistep(List.copyOf(places), List.copyOf(gradients), judge);
    }

    private static List<List<Expression>> identity(int size) {
        List<List<Expression>> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 0; column < size; column++) {
                entries.add(Expression.of(row == column ? 1 : 0));
            }
            rows.add(entries);
        }
        return rows;
    }

    private static List<List<Expression>> product(List<List<Expression>> matrix, List<List<Expression>> right, Judge judge) {
        List<List<Expression>> product = new ArrayList<>();
        for (List<Expression> row : matrix) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 0; column < matrix.size(); column++) {
                int index = column;
                entries.add(judge.simplified(row(row, right.stream().map(line -> line.get(index)).toList())));
            }
            product.add(entries);
        }
        return product;
    }

    private static Expression row(List<Expression> row, List<Expression> column) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        for (int index = 0; index < row.size(); index++) {
            terms.add(row.get(index).times(column.get(index)));
        }
        return Sum.of(terms);
    }

    /** The aⱼ, from the oldest place, j = 1 − d, to the newest, j = 1. */
    List<Expression> places() {
        return places;
    }

    /** The bⱼ, from the oldest gradient, j = 1 − d, to the newest, j = 0. */
    List<Expression> gradients() {
        return gradients;
    }

    /** ρᵢ = Σ jⁱ aⱼ. */
    Expression placeMoment(int order) {
        return moment(places, order);
    }

    /** σᵢ = Σ jⁱ bⱼ. */
    Expression gradientMoment(int order) {
        return moment(gradients, order);
    }

    private Expression moment(List<Expression> coefficients, int order) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        for (int index = 0; index < coefficients.size(); index++) {
            Rational weight = Rational.of(index + 1 - gradients.size()).power(order);
            terms.add(Literal.of(order == 0 ? Rational.ONE : weight).times(coefficients.get(index)));
        }
        return judge.simplified(Sum.of(terms));
    }
}
