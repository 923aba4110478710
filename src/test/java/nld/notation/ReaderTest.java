package nld.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.model.Check;
import nld.model.Control.Change;
import nld.model.DeclaredFunction;
import nld.model.Place;
import nld.model.Section;
import nld.model.Theorem;
import nld.model.UpdateRule;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final Symbol U = Symbol.coordinate("u");
    private static final Symbol V = Symbol.coordinate("v");
    private static final Symbol Q = Symbol.of("q", Shape.vector(2), Symbol.Kind.COORDINATE);

    private static Theorem good(String name) {
        return theorem(Corpus.good(name));
    }

    private static Theorem theorem(String text) {
        return ((Reading.Read) Reader.read(text, "file")).theorem();
    }

    private static Expression formula(String text) {
        return ((FormulaReading.Read) FormulaReader.read(text, List.of(U, V, Q), List.of(DeclaredFunction.scalar("f", U)))).expression();
    }

    @Test
    void the_system_of_the_first_example_is_as_written() {
        Theorem theorem = good("rescaling-balance");
        Expression m = Symbol.parameter("m");
        assertThat(theorem.system().coordinates()).containsExactly(U, V);
        assertThat(theorem.system().kinetic())
                .isEqualTo(Expression.of(1, 2).times(m).times(U.rate().power(2).plus(V.rate().power(2))));
        assertThat(theorem.symmetries().get(0).generator().changes()).containsExactly(Map.entry(U, U), Map.entry(V, V.negated()));
    }

    @Test
    void claims_carry_their_label_wording_and_place() {
        var law = good("rescaling-balance").claims().filter(claim -> claim.label().equals("law")).findFirst().orElseThrow();
        assertThat(law.text()).isEqualTo("B' = m (u'^2 - v'^2) - mu (u u' - v v')");
        assertThat(law.place()).isEqualTo(new Place(19, 3));
        assertThat(law.relation().left()).hasToString("B'");
    }

    @Test
    void an_update_of_a_function_descends_it_and_has_a_buffer_of_the_coordinates_shape() {
        UpdateRule rule = good("scale-symmetry").rule("heavy-ball").orElseThrow();
        assertThat(rule.loss()).hasValueSatisfying(loss -> assertThat(loss).hasToString("f(q)"));
        assertThat(rule.states()).singleElement().satisfies(buffer -> assertThat(buffer.shape()).hasToString("vector in R^n"));
        assertThat(rule.blocks().get(0).steps().values()).anySatisfy(value -> assertThat(value).hasToString("k q + beta v + G"));
    }

    @Test
    void a_buffer_over_two_coordinates_has_a_part_for_each() {
        Section section = good("heavy-ball-two").sections().get(0);
        assertThat(section.claims().get(0).relation().right()).hasToString("u − eta (next v_u)");
        assertThat(((Section.Update) section).rule().states()).extracting(Symbol::name).containsExactly("v_u", "v_w");
        assertThat(section.claims().get(3).relation().left()).hasToString("|next (v_u, v_w)|²");
    }

    @Test
    void a_check_takes_from_another_what_it_leaves_open() {
        Check also = good("heavy-ball-two").checks().get(2);
        assertThat(also.conditions().with()).containsEntry(Symbol.parameter("beta"), Expression.of(9, 10))
                .containsEntry(Symbol.parameter("k"), Expression.of(1, 10));
        assertThat(also.conditions().rates()).hasSize(3);
        assertThat(also.expectations()).hasSize(1);
    }

    @Test
    void a_matrix_is_given_as_the_tuple_of_its_entries_row_by_row() {
        Check check = good("two-layer-net").checks().get(0);
        Symbol u = Symbol.of("U", Shape.matrix(2, 2), Symbol.Kind.COORDINATE);
        assertThat(check.conditions().start().get(u)).isEqualTo(
                Tuple.of(List.of(Expression.of(1), Expression.of(1, 2), Expression.of(0), Expression.of(1))));
        assertThat(check.conditions().start().get(u.rate()).isZero()).isTrue();
    }

    @Test
    void a_function_and_a_size_are_given_under_their_names() {
        Check check = good("scale-symmetry").checks().get(0);
        assertThat(check.conditions().with()).containsEntry(Symbol.parameter("n"), Expression.of(2))
                .containsKey(Symbol.of("f", Shape.SCALAR, Symbol.Kind.QUANTITY));
    }

    @Test
    void a_start_of_the_matching_flow_is_a_vector_over_all_coordinates() {
        Change change = good("heavy-ball-two").controls().get(1).change();
        assertThat(((Change.OfStart) change).velocity()).hasToString("−grad potential");
        assertThat(((Change.OfStart) good("rescaling-balance").controls().get(3).change()).velocity()).isEqualTo(Expression.of(0));
    }

    @Test
    void a_force_has_a_part_for_each_coordinate() {
        assertThat(good("natural-gradient").system().force()).hasToString("[−u', −1/2 w']");
    }

    @Test
    void an_open_claim_says_why() {
        var claim = good("nesterov-flow").claims().filter(found -> found.open().isPresent()).findFirst().orElseThrow();
        assertThat(claim.open()).contains("needs f convex, which cannot be said yet");
    }

    @Test
    void numbers_are_exact() {
        assertThat(formula("0.1")).isEqualTo(Expression.of(1, 10));
        assertThat(formula("1e-3")).isEqualTo(Expression.of(1, 1000));
        assertThat(formula("2.50e2")).isEqualTo(Expression.of(250));
    }

    @Test
    void each_operator_binds_as_the_notation_says() {
        assertThat(formula("1/2 u v")).isEqualTo(Expression.of(1, 2).times(U).times(V));
        assertThat(formula("u/2 v")).isEqualTo(formula("1/2 (u v)"));
        assertThat(formula("-u^2")).isEqualTo(U.power(2).negated());
        assertThat(formula("u v^2/(2 v)")).isEqualTo(formula("1/2 u v"));
        assertThat(formula("2 q·q + u")).isEqualTo(formula("(2 |q|^2) + u"));
        assertThat(formula("u (u - v)^2")).isEqualTo(formula("(u - v)^2 u"));
        assertThat(formula("f(u)^2")).isEqualTo(formula("(f(u))^2"));
        assertThat(formula("f'(u)")).isEqualTo(formula("grad f(u)"));
        assertThat(formula("next u^2")).isEqualTo(formula("next (u^2)"));
        assertThat(formula("u^2/2")).isEqualTo(formula("1/2 u^2"));
        assertThat(formula("u^(2/3)")).isEqualTo(U.power(Rational.of(2, 3)));
        assertThat(formula("|q|q_1")).isEqualTo(formula("q_1 |q|"));
    }

    @Test
    void a_prime_raises_the_order_of_a_coordinate_and_moves_anything_else() {
        assertThat(formula("u''")).isEqualTo(U.atOrder(2));
        assertThat(formula("(u)'")).isEqualTo(U.rate());
        assertThat(formula("q_2'")).isEqualTo(Entry.of(Q.rate(), 2));
        assertThat(formula("(u v)''")).hasToString("(u v)''");
    }

    @Test
    void a_formula_that_is_malformed_says_where() {
        Problem problem = ((FormulaReading.Malformed) FormulaReader.read("u + ww", List.of(U, V), List.of())).problems().get(0);
        assertThat(problem.column()).isEqualTo(5);
        assertThat(problem.message()).isEqualTo("'ww' is not declared");
    }
}
