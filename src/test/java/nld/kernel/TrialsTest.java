package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Points at which most symbols are 0 say little: a product of many is 0 at each of them. */
class TrialsTest {
    private static final Expression ZERO = Expression.of(0);

    private static Expression product(int factors) {
        List<Expression> symbols = new ArrayList<>();
        for (int index = 1; index <= factors; index++) {
            symbols.add(Symbol.of("u" + index, Shape.SCALAR, Symbol.Kind.COORDINATE));
        }
        return Product.of(symbols);
    }

    private static Trials within(long work) {
        return new Trials(product(7), ZERO, Assumptions.NONE, 1, new Limits(work));
    }

    /** The least work with which 24 points are tried: they are the simple ones. */
    private static long amongSimplePoints() {
        for (long work = 16;; work += work / 8) {
            Trials trials = within(work);
            trials.find(value -> false);
            if (trials.tried() >= 24) {
                return work;
            }
        }
    }

    @Test
    void what_is_0_at_the_simple_points_only_is_not_confirmed_where_the_bounds_end_there() {
        Trials trials = within(amongSimplePoints());
        trials.find(value -> false);
        assertThat(trials.unrefuted("no rule")).isInstanceOf(Undecided.class);
        assertThat(trials.unrefuted("no rule").evidence()).contains("not mostly 0");
    }

    @Test
    void a_few_other_points_are_tried_at_last() {
        Optional<Map<Symbol, Rational>> point = within(amongSimplePoints()).find(Value::isCertainlyNotZero);
        assertThat(point.orElseThrow().values()).as("7 factors, none of which is 0").hasSize(7).noneMatch(Rational::isZero);
    }

    @Test
    void of_a_hundred_bodies_no_two_meet_at_most_random_points() {
        List<Symbol> places = new ArrayList<>();
        for (int index = 1; index <= 200; index++) {
            places.add(Symbol.of("u" + index, Shape.SCALAR, Symbol.Kind.COORDINATE));
        }
        long apart = new Points(places, Assumptions.NONE, 1).fractions(20).stream().filter(point -> {
            List<List<Rational>> bodies = new ArrayList<>();
            for (int index = 0; index < places.size(); index += 2) {
                bodies.add(List.of(point.get(places.get(index)), point.get(places.get(index + 1))));
            }
            return bodies.stream().distinct().count() == bodies.size();
        }).count();
        assertThat(apart).isGreaterThan(15);
    }
}
