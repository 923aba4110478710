package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.Expansion;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;

/**
 * The rate of a charge along the modified flow, from its exact change in one step, to any order in the rate. The flow carries the
 * charge C through one step, so next C − C = (e^{ηD} − 1) C with D the rate along the flow, and C' = [ηD/(e^{ηD} − 1)] (next C − C)/η:
 * Σ (Bₖ/k!) ηᵏ⁻¹ Dᵏ (next C − C) with the numbers of Bernoulli, 1, −1/2, 1/6, 0, −1/30, …. Of descent with a loss symmetry δq = Aq, A
 * symmetric, the change is η² g·Ag. What a modified field is held against.
 */
final class ChargeSeries {
    private ChargeSeries() {
    }

    /** The numbers of Bernoulli B₀, B₁ = −1/2, B₂, …, {@code count} of them. */
    static List<Rational> bernoulli(int count) {
        List<Rational> numbers = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Rational sum = Rational.ZERO;
            Rational binomial = Rational.ONE;
            for (int lower = 0; lower < index; lower++) {
                sum = sum.plus(binomial.times(numbers.get(lower)));
                binomial = binomial.times(Rational.of(index + 1 - lower, lower + 1));
            }
            numbers.add(index == 0 ? Rational.ONE : sum.over(Rational.of(index + 1)).negated());
        }
        return numbers;
    }

    /**
     * The coefficients of the rate of a charge, of the powers of η from 0 to, without, the order of {@code field}.
     *
     * @param change next C − C, in terms of the coordinates before the step
     * @param field  the modified field of the rule
     */
    static List<Expression> of(Expression change, ModifiedField field, Calculus calculus, Judge judge) {
        int order = field.order();
        List<Expression> current = new Expansion(field.step().rate(), calculus, judge).coefficients(change, order + 1);
        List<List<Expression>> terms = new ArrayList<>();
        for (int power = 0; power < order; power++) {
            terms.add(new ArrayList<>(List.of(Expression.of(0))));
        }
        Rational factorial = Rational.ONE;
        List<Rational> bernoulli = bernoulli(order + 1);
        for (int times = 0; times <= order; times++) {
            factorial = times == 0 ? factorial : factorial.times(Rational.of(times));
            for (int power = 0; power < order; power++) {
                int index = power + 1 - times;
                if (index >= 0) {
                    terms.get(power).add(Literal.of(bernoulli.get(times).over(factorial)).times(current.get(index)));
                }
            }
            current = carried(current, field, calculus, judge);
        }
        return terms.stream().map(Sum::of).map(judge::simplified).toList();
    }

    /** The coefficients of what has {@code coefficients}, after one more rate along the field. */
    private static List<Expression> carried(List<Expression> coefficients, ModifiedField field, Calculus calculus, Judge judge) {
        List<Expression> rates = new ArrayList<>();
        for (int power = 0; power < coefficients.size(); power++) {
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            for (int part = 0; part <= power && part < field.order(); part++) {
                Map<Symbol, Expression> changes = new HashMap<>();
                for (int index = 0; index < field.step().coordinates().size(); index++) {
                    changes.put(field.step().coordinates().get(index), field.term(part).get(index));
                }
                terms.add(calculus.along(coefficients.get(power - part), changes));
            }
            rates.add(judge.simplified(Sum.of(terms)));
        }
        return rates;
    }
}
