package nld.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Equal expressions are one object, built in whatever order; canonical form changes no value. */
class CanonicalFormTest {
    private static final Symbol X = Symbol.coordinate("x");
    private static final Symbol Y = Symbol.coordinate("y");
    private static final Symbol Z = Symbol.coordinate("z");

    private final Formulas formulas = new Formulas(20240229);

    @Test
    void sums_and_products_do_not_depend_on_the_order_of_their_making() {
        for (int trial = 0; trial < 500; trial++) {
            List<Expression> parts = new ArrayList<>();
            for (int index = 0; index < 6; index++) {
                parts.add(formulas.rational(2));
            }
            Expression sum = Sum.of(parts);
            Expression product = Product.of(parts);
            List<Expression> shuffled = formulas.shuffled(parts);
            assertThat(Sum.of(shuffled)).isSameAs(sum);
            assertThat(Product.of(shuffled)).isSameAs(product);
            assertThat(shuffled.stream().reduce(Expression::plus)).containsSame(sum);
            assertThat(shuffled.stream().reduce(Expression::times)).containsSame(product);
            assertThat(Sum.of(shuffled)).hasToString(sum.toString());
        }
    }

    @Test
    void rebuilding_an_expression_from_its_parts_gives_the_same_object() {
        for (int trial = 0; trial < 1_000; trial++) {
            Expression expression = formulas.rational(4);
            assertThat(new Substitution(Map.of()).rewrite(expression)).isSameAs(expression);
        }
    }

    @Test
    void sums_hold_no_sums_and_products_no_products_nor_one_base_twice() {
        for (int trial = 0; trial < 2_000; trial++) {
            Expression made = Formulas.defined(() -> formulas.rational(3).times(formulas.rational(2))
                    .plus(formulas.rational(3).squareRoot().times(formulas.rational(2).squareRoot()).power(2)));
            Symbols.occurs(made, part -> {
                if (part instanceof Sum sum) {
                    assertThat(sum.terms()).noneMatch(Sum.class::isInstance);
                    Set<Expression> rests = new HashSet<>();
                    assertThat(sum.terms()).allMatch(term -> rests.add(Coefficient.of(term).rest()));
                }
                if (part instanceof Product product) {
                    assertThat(product.factors()).noneMatch(Product.class::isInstance);
                    Set<Expression> bases = new HashSet<>();
                    assertThat(product.factors()).as("%s", product)
                            .allMatch(factor -> bases.add(factor instanceof Power power ? power.base() : factor));
                }
                return false;
            });
        }
    }

    @Test
    void multiples_of_a_bracket_that_leave_the_bracket_join_the_sum() {
        Expression bracket = X.plus(Y);
        Expression twice = Expression.of(2).times(bracket);
        assertThat(Sum.of(List.of(twice, Expression.of(-1).times(bracket), Z))).isSameAs(Sum.of(List.of(X, Y, Z)));
    }

    @Test
    void roots_of_squares_that_meet_join_the_other_powers() {
        Expression root = X.power(2).squareRoot();
        assertThat(root.times(root).times(X)).isSameAs(X.power(3));
        assertThat(Product.of(List.of(root, X, root))).isSameAs(X.power(3));
        Expression bracket = X.times(Y).squareRoot();
        assertThat(Product.of(List.of(bracket, X, bracket))).isSameAs(X.power(2).times(Y));
    }

    @Test
    void the_laws_of_arithmetic_hold_for_the_values() {
        for (int trial = 0; trial < 500; trial++) {
            Expression a = formulas.rational(3);
            Expression b = formulas.rational(3);
            Map<Symbol, Rational> point = formulas.point();
            Optional<Rational> one = Exact.value(a, point);
            Optional<Rational> other = Exact.value(b, point);
            if (one.isPresent() && other.isPresent()) {
                assertThat(Exact.value(a.plus(b), point)).contains(one.get().plus(other.get()));
                assertThat(Exact.value(a.minus(b), point)).contains(one.get().minus(other.get()));
                assertThat(Exact.value(a.times(b), point)).contains(one.get().times(other.get()));
                assertThat(Exact.value(a.power(3), point)).contains(one.get().power(3));
                assertThat(Exact.value(CommonFactor.of(a.plus(b)), point))
                        .isIn(Optional.of(one.get().plus(other.get())), Optional.empty());
            }
        }
    }

    @Test
    void common_factors_are_drawn_out_in_front() {
        Symbol m = Symbol.parameter("m");
        Expression sum = m.times(X).times(X.rate()).minus(m.times(Y).times(Y.rate()));
        assertThat(CommonFactor.of(sum)).hasToString("m (x x' − y y')");
        assertThat(CommonFactor.of(X.power(2).times(Expression.of(4)).plus(X.times(Expression.of(6)))))
                .hasToString("2 x (2 x + 3)");
        assertThat(CommonFactor.of(X.power(-1).plus(X.power(-2)))).hasToString("(1/x + 1)/x");
        assertThat(CommonFactor.of(X)).isSameAs(X);
    }

    @Test
    void powers_merge_only_where_no_value_changes() {
        assertThat(X.power(2).power(Rational.HALF)).isNotSameAs(X);
        assertThat(X.power(2).squareRoot().power(2)).isSameAs(X.power(2));
        assertThat(X.squareRoot().power(2)).isSameAs(X);
        assertThat(X.power(Rational.of(1, 3)).power(3)).isSameAs(X);
        assertThat(X.times(X.power(-1))).isSameAs(Expression.of(1));
        assertThat(Expression.of(-8).power(Rational.of(2, 3))).isSameAs(Expression.of(4));
        assertThat(Expression.of(-8).power(Rational.of(-1, 3))).isSameAs(Expression.of(-1, 2));
        assertThat(Expression.of(-4).squareRoot()).isInstanceOf(Power.class);
        assertThat(Expression.of(9, 4).power(Rational.of(3, 2))).isSameAs(Expression.of(27, 8));
    }

    @Test
    void what_has_no_value_or_no_readable_size_is_refused() {
        assertThatThrownBy(() -> X.over(Expression.of(0))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> X.power(10_001)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> X.power(9_999).times(X.power(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Expression.of(Long.MAX_VALUE).power(9_999)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equal_expressions_from_many_threads_are_one_object() {
        Set<Expression> made = java.util.Collections.newSetFromMap(new java.util.concurrent.ConcurrentHashMap<>());
        IntStream.range(0, 400).parallel().forEach(index -> {
            Formulas same = new Formulas(index % 4);
            for (int draw = 0; draw < 50; draw++) {
                made.add(same.rational(4).apply(Function.SIN));
            }
        });
        Set<String> texts = new HashSet<>();
        assertThat(made).allMatch(expression -> texts.add(expression.toString() + expression.hashCode()));
    }

    @Test
    void an_expression_that_nobody_holds_is_forgotten() {
        WeakReference<Expression> forgotten = new WeakReference<>(
                X.plus(Expression.of(271828)).power(3).apply(Function.COS));
        for (int attempt = 0; attempt < 50 && forgotten.get() != null; attempt++) {
            System.gc();
        }
        assertThat(forgotten.get()).isNull();
    }

    @Test
    void depth_and_order_of_motion_are_those_of_the_deepest_and_highest_part() {
        Expression expression = X.rate().power(2).plus(Y).apply(Function.EXP);
        assertThat(expression.depth()).isEqualTo(4);
        assertThat(expression.motionOrder()).isEqualTo(1);
        assertThat(Symbol.parameter("m").motionOrder()).isEqualTo(-1);
        assertThat(Tuple.of(List.of(X, Y.rate().rate())).motionOrder()).isEqualTo(2);
    }

    @Test
    void parts_of_one_kind_are_ordered_by_what_tells_them_apart() {
        Expression[] alike = {Jet.of("f", X, 0, List.of()), Jet.of("g", X, 0, List.of()), Jet.of("f", X, 1, List.of(Y)),
            Evolved.of(Evolved.Evolution.NEXT, X), Evolved.of(Evolved.Evolution.LAST, X), X.apply(Function.SIN),
            X.power(2).squareRoot(), X.power(3).squareRoot(), X.power(2).power(Rational.of(1, 3))};
        for (Expression one : alike) {
            for (Expression other : alike) {
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
                assertThat(one.compareTo(other) == 0).isEqualTo(one == other);
            }
        }
    }
}
