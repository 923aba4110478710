package nld.kernel;

import static nld.kernel.Claims.JUDGE;
import static nld.kernel.Claims.X;
import static nld.kernel.Claims.Y;
import static nld.kernel.Claims.exp;
import static nld.kernel.Claims.number;
import static nld.kernel.Claims.sin;
import static nld.kernel.Claims.sqrt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** However large the question, there is an answer in bounded time, and never an exception. */
@Execution(ExecutionMode.CONCURRENT)
class BoundsTest {
    /** Ten times what the machine on which this was written needs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Verdict judged(Expression left, Expression right) {
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> JUDGE.equal(left, right));
    }

    @Test
    void a_power_too_large_to_write_out_is_not_decided_by_its_normal_form() {
        Expression power = X.plus(Y).power(5000);
        Expression same = X.plus(Y).power(4999).times(X).plus(X.plus(Y).power(4999).times(Y));
        assertThat(judged(power, same).kind()).isIn(Verdict.Kind.CONFIRMED, Verdict.Kind.UNDECIDED);
    }

    @Test
    void a_product_with_too_many_terms_is_not_decided_by_its_normal_form() {
        Expression product = number(1);
        for (int index = 0; index < 40; index++) {
            product = product.times(Symbol.coordinate("a_" + index).plus(Symbol.coordinate("b_" + index)).plus(number(1)));
        }
        Expression same = product.times(Claims.circle(X));
        assertThat(judged(product, same).kind()).isIn(Verdict.Kind.CONFIRMED, Verdict.Kind.UNDECIDED);
    }

    /** Each is far too large in another way: terms, entries, relations; a sum for which a symbol can stand is not, whatever its denominators. */
    @Test
    void what_is_far_too_large_is_undecided_in_bounded_time_and_memory_and_the_next_is_decided() {
        Expression product = number(1);
        Expression fractions = number(0);
        Expression angles = number(1);
        for (int index = 0; index < 300; index++) {
            Symbol own = Symbol.coordinate("a_" + index);
            product = product.times(own.plus(Symbol.coordinate("b_" + index)).plus(number(1)));
            fractions = fractions.plus(own.times(number(1, 1_000_003L + 17L * index * index)).over(X.plus(number(index + 1))));
            angles = angles.times(sin(own.plus(Symbol.coordinate("b_" + index))).plus(number(2)));
        }
        for (Expression large : java.util.List.of(product, angles)) {
            Verdict verdict = judged(large.times(X.plus(Y)), large.times(X).plus(large.times(Y)));
            assertThat(verdict.kind()).isIn(Verdict.Kind.CONFIRMED, Verdict.Kind.UNDECIDED);
            Claims.proved(Claims.circle(X), number(1));
        }
        Claims.proved(fractions.power(3).times(X.plus(Y)), fractions.power(3).times(X).plus(fractions.power(3).times(Y)));
        Expression many = nld.expression.Tuple.of(java.util.Collections.nCopies(60, product.times(X.plus(Y))));
        Expression same = nld.expression.Tuple.of(java.util.Collections.nCopies(60, product.times(X).plus(product.times(Y))));
        assertThat(judged(many, same).kind()).isIn(Verdict.Kind.CONFIRMED, Verdict.Kind.UNDECIDED);
        Claims.proved(Claims.circle(X), number(1));
    }

    @Test
    void terms_are_counted_before_memory_runs_out() {
        Limits limits = new Limits(Long.MAX_VALUE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
            while (true) {
                limits.keep(Limits.TERMS);
            }
        }).isInstanceOf(Limits.Beyond.class);
        Algebra algebra = new Algebra(Long.MAX_VALUE);
        Polynomial sum = Polynomial.ONE;
        for (int index = 0; index < 12; index++) {
            sum = sum.plus(Algebra.polynomial(index));
        }
        Polynomial base = sum;
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> algebra.power(base, 12)).isInstanceOf(Limits.Beyond.class);
    }

    @Test
    void values_that_double_in_length_at_each_step_are_bounded() {
        Expression doubling = X;
        for (int step = 0; step < 40; step++) {
            doubling = doubling.times(doubling.plus(number(1)));
        }
        assertThat(judged(doubling, doubling.plus(sin(X).times(number(0))).plus(Y))).isNotInstanceOf(Failed.class);
        assertThat(judged(doubling, doubling.negated())).isNotInstanceOf(Failed.class);
    }

    @Test
    void towers_of_exponentials_and_exponents_past_all_bounds_are_no_exceptions() {
        assertThat(judged(exp(exp(exp(exp(exp(X))))), X)).isNotInstanceOf(Failed.class);
        Expression large = X.plus(Y).power(9999);
        assertThat(judged(large.over(X.power(9999)).plus(large), large)).isNotInstanceOf(Failed.class);
        Expression fine = exp(X.times(number(1, 9973))).times(exp(X.times(number(1, 9967))));
        assertThat(judged(fine, exp(X.times(number(19940, 99400891))))).isNotInstanceOf(Failed.class);
        Expression root = X.plus(number(1)).power(Rational.of(1, 9973)).times(Y)
                .plus(X.plus(number(1)).power(Rational.of(2, 9967)));
        assertThat(judged(root.plus(Y), root)).isInstanceOf(Refuted.class);
        assertThat(judged(root.times(root), root.power(2).plus(X))).isInstanceOf(Refuted.class);
        assertThat(judged(Claims.log(exp(X).power(9999)).times(exp(X).power(9999)), X)).isNotInstanceOf(Failed.class);
    }

    @Test
    void deep_nesting_is_undecided_and_overflows_no_stack() throws InterruptedException {
        Expression deep = X;
        for (int level = 0; level < 3000; level++) {
            deep = sin(deep.plus(number(1))).power(2);
        }
        Expression tall = deep;
        Expression allowed = X;
        while (allowed.depth() < Limits.DEPTH - 3) {
            allowed = sqrt(allowed.power(2).plus(Y)).plus(number(1));
        }
        Expression wide = allowed;
        AtomicReference<Verdict> first = new AtomicReference<>();
        AtomicReference<Verdict> second = new AtomicReference<>();
        Thread small = new Thread(null, () -> {
            first.set(JUDGE.equal(tall, X));
            second.set(JUDGE.equal(wide, X));
        }, "a thread with the usual stack", 1 << 20);
        small.start();
        small.join(PATIENCE.toMillis());
        assertThat(first.get()).isInstanceOf(Undecided.class);
        assertThat(second.get()).isNotNull().isNotInstanceOf(Proved.class);
        assertThat(JUDGE.isSomewhereNotZero(tall)).isFalse();
        assertThat(JUDGE.simplified(tall)).isSameAs(tall);
    }

    @Test
    void an_interrupted_thread_gets_its_answer_at_once() throws InterruptedException {
        Expression sum = X;
        for (int term = 1; term < 3000; term++) {
            sum = sum.plus(number(1).over(X.times(number(term)).plus(Y)));
        }
        Expression many = sum;
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            Thread.currentThread().interrupt();
            verdict.set(JUDGE.equal(many, many.plus(sin(X).power(2)).minus(sin(X).power(2).times(Claims.circle(Y)))));
        });
        long start = System.nanoTime();
        worker.start();
        worker.join(PATIENCE.toMillis());
        assertThat(verdict.get()).isInstanceOf(Undecided.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void the_sign_of_shared_parts_is_found_once() {
        Expression nested = X;
        while (nested.depth() < Limits.DEPTH - 3) {
            nested = nested.plus(Y).power(3);
        }
        Expression shared = nested;
        Verdict verdict = Assertions.assertTimeoutPreemptively(PATIENCE, () -> JUDGE.atMost(number(0), shared));
        assertThat(verdict).isNotInstanceOfAny(Proved.class, Failed.class);
        SignRules rules = new SignRules(Claims.ASSUMPTIONS);
        assertThat(Assertions.<Boolean>assertTimeoutPreemptively(PATIENCE, () -> rules.isNonNegative(shared))).isFalse();
    }

    @Test
    void many_symbols_do_not_multiply_the_points() {
        java.util.List<Symbol> symbols = new java.util.ArrayList<>();
        for (int index = 0; index < 2000; index++) {
            symbols.add(Symbol.coordinate("q_" + index));
        }
        assertThat(new Points(symbols, nld.expression.Assumptions.NONE, 1).all()).hasSizeLessThan(300);
    }
}
