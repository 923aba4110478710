package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Abbreviations mean what they stand for, and large identities are decided by them, near misses refuted. */
class AbbreviatedTest {
    private static final Judge JUDGE = new Judge(Assumptions.NONE, 20261126);
    private static final int SIZE = 40;

    private final Random random = new Random(20261126);

    private static List<Symbol> symbols(String name, int number) {
        List<Symbol> symbols = new ArrayList<>();
        for (int index = 1; index <= number; index++) {
            symbols.add(Symbol.coordinate(name + index));
        }
        return symbols;
    }

    private static Expression dot(List<Symbol> left, List<Symbol> right) {
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < left.size(); index++) {
            terms.add(left.get(index).times(right.get(index)));
        }
        return Sum.of(terms);
    }

    private Rational number() {
        return Rational.of(1 + random.nextInt(9), 1 + random.nextInt(4));
    }

    private Expression formula(List<Symbol> symbols, int depth) {
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < 3 + random.nextInt(3); index++) {
            Expression part = depth == 0 ? symbols.get(random.nextInt(symbols.size())) : formula(symbols, depth - 1);
            int power = random.nextInt(4) - 1;
            terms.add(symbols.get(random.nextInt(symbols.size())).times(part.power(power == 0 ? -2 : power)).times(Expression.of(1 + random.nextInt(5))));
        }
        return Sum.of(terms);
    }

    @Test
    void a_formula_has_the_value_of_its_abbreviated_form() {
        List<Symbol> symbols = symbols("x", 5);
        int compared = 0;
        int abbreviations = 0;
        for (int trial = 0; trial < 100; trial++) {
            Expression formula = formula(symbols, 2);
            Abbreviated abbreviated = new Abbreviated();
            Expression brief = abbreviated.rewrite(formula);
            Map<Symbol, Rational> point = new HashMap<>();
            symbols.forEach(symbol -> point.put(symbol, number()));
            Rational expected = value(formula, point);
            // every equation is linear in its own symbol here: the one of its index
            for (int index = 0; index < abbreviated.symbols().size(); index++) {
                Symbol symbol = abbreviated.symbols().get(index);
                Expression equation = abbreviated.equations().get(index);
                Rational constant = value(equation, with(point, symbol, Rational.ZERO));
                Rational slope = value(equation, with(point, symbol, Rational.ONE)).plus(constant.negated());
                point.put(symbol, constant.negated().times(slope.inverse()));
            }
            assertThat(value(brief, point)).as("%s", formula).isEqualTo(expected);
            compared++;
            abbreviations += abbreviated.symbols().size();
        }
        assertThat(compared).isEqualTo(100);
        assertThat(abbreviations).isGreaterThan(300);
    }

    private static Map<Symbol, Rational> with(Map<Symbol, Rational> point, Symbol symbol, Rational value) {
        Map<Symbol, Rational> all = new HashMap<>(point);
        all.put(symbol, value);
        return all;
    }

    private static Rational value(Expression formula, Map<Symbol, Rational> point) {
        return new Evaluation(point, new Limits(Long.MAX_VALUE)).at(formula).orElseThrow().exact().orElseThrow();
    }

    @Test
    void a_quotient_of_long_sums_is_decided_without_multiplying_out() {
        List<Symbol> q = symbols("q", SIZE);
        List<Symbol> c = symbols("c", SIZE);
        Expression linear = dot(c, q);
        Expression square = dot(q, q);
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < SIZE; index++) {
            terms.add(q.get(index).times(c.get(index)).times(linear).times(Expression.of(2)).over(square));
            terms.add(q.get(index).times(q.get(index)).times(linear.power(2)).times(Expression.of(-2)).over(square.power(2)));
        }
        Expression change = Sum.of(terms);
        Verdict verdict = JUDGE.equal(change, Expression.of(0));
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).singleElement().asString().endsWith("≠ 0");
        Expression slip = change.plus(q.get(0).times(c.get(1)).times(linear).over(square));
        assertThat(JUDGE.equal(slip, Expression.of(0))).isInstanceOf(Refuted.class);
    }

    @Test
    void roots_and_functions_are_indeterminates_with_what_relates_them() {
        List<Symbol> q = symbols("q", SIZE);
        Expression square = dot(q, q);
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < SIZE; index++) {
            Expression angle = q.get(index).times(Expression.of(index + 1, 7)).plus(q.get(0).power(-1));
            Expression circle = angle.apply(Function.SIN).power(2).plus(angle.apply(Function.COS).power(2));
            terms.add(circle.times(q.get(index)).times(q.get(index)).times(square.power(Rational.of(-1, 2))));
        }
        Verdict verdict = JUDGE.equal(Sum.of(terms), square.squareRoot());
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).anyMatch(condition -> condition.equals("q1 ≠ 0"))
                .anyMatch(condition -> condition.endsWith("> 0"));
        assertThat(JUDGE.equal(Sum.of(terms), square.squareRoot().times(Expression.of(2)))).isInstanceOf(Refuted.class);
    }

    @Test
    void conditions_of_a_generalized_identity_name_its_own_symbols() {
        List<Symbol> x = symbols("x", 4);
        Expression root = x.get(0).plus(Expression.of(1)).squareRoot();
        Expression nested = root.power(Rational.of(1, 4)).plus(x.get(1).plus(x.get(2)).power(-1).apply(Function.LOG)).plus(x.get(1).plus(x.get(3)).power(-1));
        Expression factor = x.get(2).plus(x.get(3));
        Verdict verdict = JUDGE.equal(factor.times(nested), x.get(2).times(nested).plus(x.get(3).times(nested)));
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).noneMatch(condition -> condition.contains("root"))
                .contains("x1 + 1 ≥ 0", "x2 + x3 > 0", "x2 + x4 ≠ 0");
    }

    @Test
    void reducing_changes_a_polynomial_by_multiples_of_what_is_zero() {
        for (int trial = 0; trial < 50; trial++) {
            Limits limits = new Limits(Long.MAX_VALUE);
            Reduction reduction = new Reduction(limits);
            Map<Integer, Rational> point = new HashMap<>();
            for (int index = 0; index < 4; index++) {
                point.put(index, number());
            }
            // indeterminates 4, 5, 6 are polynomials in those before
            for (int index = 4; index < 7; index++) {
                Polynomial definition = random(index);
                point.put(index, value(definition, point));
                reduction.add(definition.plus(Algebra.polynomial(index).negated()));
            }
            Polynomial polynomial = random(7);
            assertThat(value(reduction.of(polynomial), point)).isEqualTo(value(polynomial, point));
            Algebra free = new Algebra(Long.MAX_VALUE);
            Polynomial multiple = free.times(random(7), random(4).plus(random(5)));
            Reduction single = new Reduction(limits);
            single.add(multiple);
            assertThat(single.of(free.times(multiple, random(7))).isZero()).isTrue();
        }
    }

    private Polynomial random(int indeterminates) {
        Polynomial.Builder builder = new Polynomial.Builder();
        for (int term = 0; term < 4; term++) {
            Monomial monomial = Monomial.of(random.nextInt(indeterminates), 1 + random.nextInt(2)).times(Monomial.of(random.nextInt(indeterminates), 1));
            builder.add(monomial, number());
        }
        return builder.build();
    }

    private static Rational value(Polynomial polynomial, Map<Integer, Rational> point) {
        Rational sum = Rational.ZERO;
        for (int place = 0; place < polynomial.size(); place++) {
            Rational term = polynomial.coefficientAt(place);
            Monomial monomial = polynomial.monomialAt(place);
            for (int index = 0; index < monomial.count(); index++) {
                term = term.times(point.get(monomial.indeterminate(index)).power(monomial.exponentAt(index)));
            }
            sum = sum.plus(term);
        }
        return sum;
    }
}
