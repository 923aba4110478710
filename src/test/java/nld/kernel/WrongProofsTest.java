package nld.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nld.expression.AbstractFunction;
import nld.expression.Assumptions;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbol.Kind;
import nld.expression.Tuple;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a proof in vectors must not believe, and where it must stop. */
class WrongProofsTest {
    private static final Dimension N = new Dimension.Named("n");
    private static final Dimension M = new Dimension.Named("m");
    private static final Shape VECTOR = new Shape.Vector(N);
    private static final Shape SQUARE = new Shape.Matrix(N, N);
    private static final Symbol U = Symbol.of("u", VECTOR, Kind.COORDINATE);
    private static final Symbol V = Symbol.of("v", VECTOR, Kind.COORDINATE);
    private static final Symbol W = Symbol.of("w", VECTOR, Kind.COORDINATE);
    private static final Symbol A = Symbol.of("A", SQUARE, Kind.PARAMETER);
    private static final Symbol B = Symbol.of("B", SQUARE, Kind.PARAMETER);
    private static final Symbol C = Symbol.parameter("c");
    private static final Expression ZERO = Expression.of(0);
    private static final Expression TWO = Expression.of(2);

    private static Judge judge(Given... givens) {
        return new Judge(Assumptions.NONE, List.of(givens), 1);
    }

    private static Verdict equal(Expression left, Expression right, Given... givens) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> judge(givens).equal(left, right));
    }

    private static void proved(Expression left, Expression right, Given... givens) {
        Verdict verdict = equal(left, right, givens);
        assertThat(verdict).as("%s = %s: %s", left, right, verdict.evidence()).isInstanceOf(Proved.class);
    }

    private static void open(Expression left, Expression right, Given... givens) {
        Verdict verdict = equal(left, right, givens);
        assertThat(verdict).as("%s = %s: %s", left, right, verdict.evidence()).isInstanceOf(Undecided.class);
    }

    private static Expression root(Expression tensor) {
        return tensor.entryPower(Rational.HALF);
    }

    private static Jet jet(AbstractFunction function, List<Expression> arguments, List<Integer> by, Expression... along) {
        List<Jet.Direction> directions = new java.util.ArrayList<>();
        for (int index = 0; index < along.length; index++) {
            directions.add(new Jet.Direction(by.get(index), along[index]));
        }
        return Jet.of(function, arguments, List.of(), directions, List.of());
    }

    @Test
    void a_second_derivative_along_one_direction_has_no_sign() {
        Expression curvature = Jet.of("f", V, 2, List.of(U, U));
        assertThat(judge().atMost(ZERO, curvature)).isNotInstanceOfAny(Proved.class, Failed.class);
        open(curvature.power(2).squareRoot(), curvature);
        assertThat(judge().atMost(ZERO, U.dot(U))).isInstanceOf(Proved.class);
    }

    @Test
    void a_root_of_a_product_entry_by_entry_is_not_the_product_of_the_roots() {
        Expression left = root(U.hadamard(V)).hadamard(root(U.hadamard(W)));
        Expression right = U.hadamard(root(V.hadamard(W)));
        open(left, right);
        open(root(U.entryPower(Rational.of(2))), U);
        proved(U.hadamard(V).entryPower(Rational.of(1, 3)),
                U.entryPower(Rational.of(1, 3)).hadamard(V.entryPower(Rational.of(1, 3))));
        proved(root(U).hadamard(root(U)).hadamard(V), U.hadamard(V));
    }

    @Test
    void a_proof_that_divides_by_entries_says_so() {
        Verdict verdict = equal(U.hadamard(V).plus(U).hadamard(U.entryPower(Rational.MINUS_ONE)), V.plus(Ones.of(VECTOR)));
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).containsExactly("every entry of u ≠ 0");
        Verdict roots = equal(root(U).hadamard(V.plus(root(U))), root(U).hadamard(V).plus(U));
        assertThat(roots).isInstanceOf(Proved.class);
        assertThat(((Proved) roots).assumptions()).containsExactly("every entry of u ≥ 0");
        Expression sum = C.plus(Expression.of(1));
        Verdict scaled = equal(sum.times(U).entryPower(Rational.MINUS_ONE),
                C.times(U).plus(U).entryPower(Rational.MINUS_ONE));
        assertThat(scaled).isInstanceOf(Proved.class);
        assertThat(((Proved) scaled).assumptions()).contains("c + 1 ≠ 0", "every entry of u ≠ 0");
    }

    @Test
    void a_matrix_that_is_minus_its_transpose_is_rewritten_in_bounded_work() {
        Given skew = Given.here("A is skew", A.plus(A.transposed()));
        proved(U.dot(A.times(U)), ZERO, skew);
        proved(U.dot(A.times(V)), V.dot(A.times(U)).negated(), skew);
        proved(A.trace(), ZERO, skew);
        proved(A.times(A).times(A).trace(), ZERO, skew);
        open(A.times(A).trace(), ZERO, skew);
        open(U.dot(A.times(V)), ZERO, skew);
        Given symmetric = Given.here("B is symmetric", B.minus(B.transposed()));
        proved(U.dot(B.times(V)), V.dot(B.times(U)), symmetric);
        open(U.dot(B.times(U)), ZERO, symmetric);
    }

    @Test
    void equations_that_turn_in_circles_are_used_in_bounded_work() {
        Symbol x = Symbol.of("x", VECTOR, Kind.PARAMETER);
        Given first = Given.here("one", A.times(U).minus(B.times(V)));
        Given second = Given.here("two", B.times(V).plus(A.times(A.times(U))));
        Given third = Given.here("three", A.times(B).minus(B.times(A)));
        assertThat(equal(A.times(A).times(B).times(A).times(U), x, first, second, third)).isInstanceOf(Undecided.class);
        Given scale = new Given("f(2 q) = f(q)", Jet.of("f", TWO.times(U), 0, List.of()).minus(Jet.of("f", U, 0, List.of())),
                List.of(), List.of(U));
        assertThat(equal(Jet.of("f", V, 0, List.of()), Jet.of("f", W, 0, List.of()), scale)).isInstanceOf(Undecided.class);
        Given grows = Given.here("grows", U.minus(A.times(U)));
        assertThat(equal(U.dot(A.times(A).times(A).times(U)), U.dot(V), grows)).isInstanceOf(Undecided.class);
        proved(U.dot(A.times(A).times(A).times(U)), U.dot(U), grows);
    }

    @Test
    void an_index_that_nothing_hangs_from_is_none_to_match() {
        Given flat = Given.here("flat", U.outer(Ones.of(VECTOR)).minus(Ones.of(VECTOR).outer(U)));
        assertThat(equal(U.dot(V), V.sumOfEntries(), flat)).isInstanceOf(Undecided.class);
        Given scalar = Given.here("scalar", A.minus(C.times(Identity.of(N))));
        proved(A.times(U), C.times(U), scalar);
        proved(Diagonal.of(A), C.times(Ones.of(VECTOR)), scalar);
        Given diagonal = Given.here("diagonal", Diagonal.of(U).minus(B));
        proved(U, Diagonal.of(B), diagonal);
        open(U.outer(Ones.of(VECTOR)), B, diagonal);
    }

    @Test
    void what_cannot_be_said_in_vectors_keeps_its_own_name() {
        AbstractFunction two = new AbstractFunction("F", List.of("a", "b"), Shape.SCALAR, false);
        AbstractFunction other = new AbstractFunction("H", List.of(), VECTOR, false);
        List<Expression> at = List.of(U, V);
        // Σ F_iij by a, a, b against b, b, a: only indices can say them
        Expression first = laplacian(two, at, List.of(0, 0, 1));
        Expression second = laplacian(two, at, List.of(0, 1, 1));
        open(first, second);
        proved(first.plus(second), second.plus(first));
        Expression field = Jet.of(other, List.of(U));
        open(first.times(field.dot(U)), second.times(field.dot(U)));
    }

    /** ⟨hess by the first two, the third along W⟩ with hess contracted by a matrix that is the identity. */
    private static Expression laplacian(AbstractFunction function, List<Expression> at, List<Integer> by) {
        return Identity.of(N).dot(Jet.of(function, at, by.subList(0, 2), List.of(new Jet.Direction(by.get(2), W)), List.of()));
    }

    @Test
    void a_homogeneous_function_is_no_contradiction() {
        Symbol p = Symbol.parameter("p");
        Expression value = Jet.of("f", U, 0, List.of());
        Given euler = new Given("Euler", Jet.of("f", U, 1, List.of(U)).minus(p.times(value)), List.of(), List.of(U));
        proved(Jet.of("f", U, 1, List.of(U)).power(2), p.power(2).times(value.power(2)), euler);
        proved(Jet.of("f", V, 1, List.of(V)), p.times(Jet.of("f", V, 0, List.of())), euler);
        open(Jet.of("f", V, 1, List.of(U)), p.times(value), euler);
    }

    @Test
    void a_pivot_with_a_coefficient_is_divided_by_it_openly() {
        Given given = Given.here("given", C.times(A.times(U)).minus(V));
        Verdict verdict = equal(A.times(U), C.power(-1).times(V), given);
        assertThat(verdict).isInstanceOf(Proved.class);
        assertThat(((Proved) verdict).assumptions()).contains("given", "c ≠ 0");
    }

    @Test
    void a_point_at_which_an_equation_does_not_hold_refutes_nothing() {
        Symbol x = Symbol.coordinate("x");
        Symbol y = Symbol.coordinate("y");
        Given same = Given.here("x = y", x.minus(y));
        assertThat(equal(x.power(2), y.power(2), same)).isNotInstanceOfAny(Refuted.class, Failed.class);
        assertThat(judge(same).different(x, y)).isNotInstanceOf(Proved.class);
        assertThat(judge(same).atMost(x, y)).isNotInstanceOfAny(Refuted.class, Failed.class);
        assertThat(equal(C, TWO.times(C), same)).isInstanceOf(Refuted.class);
    }

    @Test
    void an_entry_of_a_vector_of_open_length_is_one_number() {
        Expression sum = Entry.of(U.plus(V), 5);
        proved(sum, Entry.of(U, 5).plus(Entry.of(V, 5)));
        open(sum, Entry.of(U, 4).plus(Entry.of(V, 5)));
        proved(Entry.of(A.times(B), 3, 1), Entry.of(B.transposed().times(A.transposed()), 1, 3));
    }

    @Test
    void signs_of_numbers_are_those_of_squares_and_exponentials_only() {
        Judge judge = judge();
        for (Expression square : List.of(U.dot(U), A.times(U).dot(A.times(U)), A.dot(A), Diagonal.of(U).dot(Diagonal.of(U)),
                U.hadamard(U).dot(V.hadamard(V)), U.apply(Function.EXP).sumOfEntries(), U.entryPower(Rational.of(2)).sumOfEntries())) {
            assertThat(judge.atMost(ZERO, square)).as("%s", square).isInstanceOf(Proved.class);
        }
        for (Expression open : List.of(U.dot(V), U.dot(A.times(U)), A.dot(A.transposed()), A.trace(), U.sumOfEntries(),
                U.hadamard(U).dot(A.times(V.hadamard(V))), U.entryPower(Rational.of(3)).sumOfEntries(),
                U.apply(Function.EXP).dot(A.times(U.apply(Function.EXP))), U.entryPower(Rational.of(1, 3)).dot(V))) {
            assertThat(judge.atMost(ZERO, open)).as("%s", open).isNotInstanceOfAny(Proved.class, Failed.class);
        }
        proved(C.times(U).norm(), C.norm().times(U.norm()));
        open(C.times(U).norm(), C.times(U.norm()));
        proved(U.minus(V).norm(), V.minus(U).norm());
        open(U.plus(V).norm(), U.norm().plus(V.norm()));
        proved(U.entryPower(Rational.of(2)).entryPower(Rational.of(1, 3)), U.entryPower(Rational.of(2, 3)));
        open(U.entryPower(Rational.of(2)).entryPower(Rational.of(3, 2)), U.entryPower(Rational.of(3)));
    }

    @Test
    void slots_are_exchanged_only_where_derivatives_commute() {
        AbstractFunction metric = new AbstractFunction("G", List.of(), SQUARE, true);
        AbstractFunction matrix = new AbstractFunction("K", List.of(), SQUARE, false);
        AbstractFunction loss = new AbstractFunction("L", List.of(), Shape.SCALAR, false);
        Expression metricAt = Jet.of(metric, List.of(U));
        Expression matrixAt = Jet.of(matrix, List.of(U));
        proved(V.dot(metricAt.times(W)), W.dot(metricAt.times(V)));
        open(V.dot(matrixAt.times(W)), W.dot(matrixAt.times(V)));
        proved(jet(loss, List.of(A), List.of(0, 0), B, A), jet(loss, List.of(A), List.of(0, 0), A, B));
        open(jet(loss, List.of(A), List.of(0, 0), B, A), jet(loss, List.of(A), List.of(0, 0), B.transposed(), A));
        Expression slope = Jet.of("f", U, 1, List.of(V));
        open(Jet.of("f", U, 2, List.of(V, W)), slope.times(Jet.of("f", U, 1, List.of(W))));
    }

    @Test
    void arguments_written_in_two_ways_are_one_place() {
        AbstractFunction two = new AbstractFunction("F", List.of("a", "b"), Shape.SCALAR, false);
        Expression same = A.transposed().times(V).plus(U);
        Expression turned = U.plus(A.transposed().times(V));
        proved(Jet.of(two, List.of(same.plus(U), V)), Jet.of(two, List.of(TWO.times(U).plus(turned.minus(U)), V)));
        open(Jet.of(two, List.of(U, V)), Jet.of(two, List.of(V, U)));
        open(Jet.of(two, List.of(U, U), List.of(0), List.of(), List.of()),
                Jet.of(two, List.of(U, U), List.of(1), List.of(), List.of()));
    }

    @Test
    void dimensions_that_differ_are_kept_apart() {
        Expression here = Identity.of(N).trace();
        Expression there = Identity.of(M).trace();
        open(here, there);
        proved(here, Ones.of(VECTOR).dot(Ones.of(VECTOR)));
        assertThat(judge().atMost(ZERO, here)).isInstanceOf(Proved.class);
        Shape stated = Shape.matrix(3, 3);
        Expression three = Identity.of(Dimension.of(3)).trace();
        proved(three.times(here), Expression.of(3).times(here));
        assertThat(Ones.of(stated).dot(Ones.of(stated)).shape().isScalar()).isTrue();
        open(Identity.of(N).dot(Ones.of(SQUARE)), Ones.of(SQUARE).dot(Ones.of(SQUARE)));
    }

    @Test
    void units_multiply_as_their_entries_do() {
        Expression first = Tuple.of(List.of(Expression.of(1), ZERO));
        Symbol stated = Symbol.of("s", Shape.vector(2), Kind.COORDINATE);
        Expression named = U.dot(U);
        proved(named.times(first.hadamard(first)), named.times(first));
        proved(named.times(first.dot(stated.hadamard(first))), named.times(Entry.of(stated, 1)));
        assertThat(equal(named.times(first.entryPower(Rational.MINUS_ONE)), named.times(first))).isNotInstanceOf(Proved.class);
    }

    @Test
    void exponentials_and_logarithms_entry_by_entry_do_what_those_of_numbers_do() {
        Expression exponential = U.apply(Function.EXP);
        proved(U.plus(V).apply(Function.EXP), exponential.hadamard(V.apply(Function.EXP)));
        proved(U.negated().apply(Function.EXP).hadamard(exponential), Ones.of(VECTOR));
        proved(root(exponential), U.times(Expression.of(1, 2)).apply(Function.EXP));
        assertThat(judge().atMost(ZERO, exponential.dot(V.apply(Function.EXP)))).isInstanceOf(Proved.class);
        assertThat(judge().atMost(ZERO, exponential.dot(V))).isNotInstanceOf(Proved.class);
        assertThat(judge().atMost(ZERO, U.apply(Function.LOG).sumOfEntries())).isNotInstanceOf(Proved.class);
        open(U.hadamard(V).apply(Function.LOG), U.apply(Function.LOG).plus(V.apply(Function.LOG)));
        open(A.apply(Function.EXP), A.transposed().apply(Function.EXP));
        proved(A.transposed().apply(Function.EXP), A.apply(Function.EXP).transposed());
    }

    @Test
    void a_contradictory_hypothesis_is_among_the_assumptions() {
        Given wrong = Given.here("1 = 0 in disguise", U.dot(V).plus(Expression.of(1)).minus(V.dot(U)));
        Verdict verdict = equal(U.dot(W), ZERO, wrong);
        assertThat(verdict).isNotInstanceOf(Failed.class);
        Given first = Given.here("first", U.minus(V));
        Given second = Given.here("second", U.minus(TWO.times(V)));
        Verdict both = equal(U, TWO.times(V), first, second);
        assertThat(both).isNotInstanceOf(Failed.class);
        if (both instanceof Proved proof) {
            assertThat(proof.assumptions()).isNotEmpty();
        }
    }

    @Test
    void large_networks_are_brought_to_their_form_in_bounded_work() {
        Expression square = U.dot(U);
        proved(square.power(20), square.power(10).times(square.power(10)));
        List<Expression> six = Collections.nCopies(6, U);
        proved(Jet.of("f", V, 6, six).plus(square), square.plus(Jet.of("f", V, 6, six)));
        Expression word = A;
        for (int index = 0; index < 8; index++) {
            word = word.times(B).times(A.transposed());
        }
        proved(word.trace(), word.transposed().trace());
        Expression power = A.times(B);
        for (int index = 0; index < 14; index++) {
            power = power.times(A).times(B);
        }
        proved(power.trace(), B.times(power).times(A).times(A).trace().plus(power.trace()).minus(A.times(A).times(B).times(power).trace()));
        Expression same = A;
        for (int index = 0; index < 29; index++) {
            same = same.times(A);
        }
        proved(same.trace(), same.transposed().trace());
        Expression image = A.times(U);
        for (int size = 2; size <= 6; size += 2) {
            Expression half = image.entryPower(Rational.of(size));
            proved(Diagonal.of(half).times(half).dot(V), image.entryPower(Rational.of(2L * size)).dot(V));
        }
        List<Expression> images = Collections.nCopies(6, image);
        proved(Jet.of("f", V, 6, images), Jet.of("f", V, 5, images.subList(1, 6)).times(ZERO).plus(
                A.transposed().times(Jet.of("f", V, 6, images.subList(1, 6))).dot(U)));
        Expression largest = image.entryPower(Rational.of(30)).sumOfEntries();
        Expression other = Diagonal.of(image.entryPower(Rational.of(29))).times(image).sumOfEntries();
        assertThat(equal(largest, other)).isInstanceOfAny(Proved.class, Undecided.class);
        Expression gram = A.transposed().times(A);
        proved(gram.dot(gram).power(4), gram.times(gram).trace().power(4));
    }

    @Test
    void an_interrupted_proof_in_vectors_stops() throws InterruptedException {
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            Thread.currentThread().interrupt();
            verdict.set(judge().equal(U.dot(A.times(V)), V.dot(A.transposed().times(U))));
        });
        worker.start();
        worker.join(20_000);
        assertThat(verdict.get()).isInstanceOf(Undecided.class);
    }
}
