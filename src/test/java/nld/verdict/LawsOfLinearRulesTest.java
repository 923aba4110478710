package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nld.derivation.Calculus;
import nld.derivation.Derived;
import nld.discretization.Recurrence;
import nld.discretization.StepLaw;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The step laws that are derived for each linear rule and each symmetry, for any loss and in any dimension, along real runs of a
 * thousand steps, all rows with {@code -Dlaws=all}. What a residual may be is what rounding explains at most, worked out step by step; each law with a millionth of
 * |next q − q|² more must fail.
 */
class LawsOfLinearRulesTest {
    private static final Examiner EXAMINER = new Examiner((expression, symbol) -> Optional.empty(), 1);
    private static final int STEPS = 1000;
    private static final boolean ALL = "all".equals(System.getProperty("laws"));

    /** Every rule of the library whose lines are linear, with every setting that it has. */
    private static final List<String> RULES = List.of(
            "gradient-descent of %s, rate eta, decay k, decoupled l",
            "heavy-ball of %s, rate eta, momentum beta, decay k, buffer v",
            "heavy-ball of %s, rate eta, momentum beta, dampening alpha, decay k, decoupled l, buffer v, first once",
            "nesterov of %s, rate eta, momentum beta, decay k, buffer v",
            "nesterov of %s, rate eta, momentum beta, dampening alpha, decay k, decoupled l, buffer v, first once",
            "sutskever of %s, rate eta, momentum beta, decay k, velocity v",
            "dampened of %s, rate eta, momentum beta, dampening alpha, decay k, buffer v",
            "averaged of %s, rate eta, momentum beta, decay k, mean v");

    /**
     * A symmetry of theory section 5.
     *
     * @param declared   dimensions, coordinates, constants and functions
     * @param generator  how the coordinates change
     * @param coordinates what they are called
     * @param loss       the loss as the theorem leaves it open
     * @param given      sizes and functions of the run
     * @param start      where the run begins, and after a semicolon with which buffer
     */
    private record Symmetric(String name, String declared, String generator, List<String> coordinates, String loss, String given,
            String start) {
        Theorem theorem(String rule, List<Relation> laws) {
            StringBuilder text = new StringBuilder("theorem laws\n" + declared);
            text.append("parameters eta > 0, beta in [0, 1), alpha in [0, 1), k >= 0, l >= 0\n");
            text.append("friction ").append(squares("1/2 |%s'|^2")).append("\npotential ").append(loss).append("\nsymmetry generator\n");
            text.append(generator).append("update ").append(rule.formatted(loss)).append("\n  claim none: eta = eta\n");
            for (int index = 0; index < laws.size(); index++) {
                Relation law = laws.get(index);
                text.append("  claim law%d: %s = %s\n".formatted(index, law.left(), law.right()));
                text.append("  claim changed%d: %s = %s + 1/1000000 (%s)\n".formatted(index, law.left(), law.right(), squares("|next %s - %1$s|^2")));
                text.append(check("law" + index, rule)).append(check("changed" + index, rule));
            }
            return Examined.read(text.toString());
        }

        private String squares(String square) {
            return coordinates.stream().map(square::formatted).collect(Collectors.joining(" + "));
        }

        private String check(String claim, String rule) {
            return """
                    check run-%s: claim %1$s along %s
                      with   %s, beta = 9/10, alpha = 3/10, k = 1/100, l = 1/50
                      from   %s
                      rate   1/100
                      steps  %d
                      expect every step
                    """.formatted(claim, rule.substring(0, rule.indexOf(' ')), given,
                    rule.contains("momentum") ? start.replace(';', ',') : start.replaceAll(";.*", ""), STEPS);
        }

        /** The laws for any loss with the symmetry, in any dimension. */
        List<Relation> laws(String rule) {
            Theorem theorem = theorem(rule, List.of());
            Derived derived = EXAMINER.derive(theorem);
            Recurrence recurrence = Recurrence.of(((Section.Update) theorem.sections().get(0)).rule(), theorem.system(), derived.calculus());
            return StepLaw.of(recurrence, derived.law("generator").changes(), derived.calculus(), derived.judge());
        }
    }

    private static final List<Symmetric> SYMMETRIES = List.of(
            new Symmetric("translation", """
                    dimensions n
                    coordinates q in R^n
                    constants c in R^n
                    functions f(q)
                    """, "  δq = c\n  keeps f\n", List.of("q"), "f(q)",
                    "n = 3, c = (1, 1, 1), f(q) = cos(q_1 - q_2) + 1/2 (q_2 - q_3)^2", "q = (1, 2/5, -1/3)"),
            new Symmetric("rotation", """
                    dimensions n
                    coordinates q in R^n
                    constants B in R^(n x n)
                    functions f(q)
                    """, "  δq = (B - B^T) q\n  keeps f\n", List.of("q"), "f(q)",
                    "n = 3, B = ((0, 1, 2), (0, 0, -1), (0, 0, 0)), f(q) = 1/4 (|q|^2 - 1)^2", "q = (1, 1/2, 1/4); v = (1/3, -1, 1/5)"),
            new Symmetric("scale", """
                    dimensions n
                    coordinates q in R^n
                    functions f(q)
                    """, "  δq = q\n  keeps f\n", List.of("q"), "f(q)",
                    "n = 3, f(q) = (q_1 q_2 + 2 q_3^2)/|q|^2", "q = (1, 1/2, 1)"),
            new Symmetric("rescale", """
                    dimensions n, d
                    coordinates u in R^n, w in R^d
                    functions F(u, w)
                    """, "  δu = u\n  δw = -w\n  keeps F\n", List.of("u", "w"), "F(u, w)",
                    "n = 2, d = 2, F(u, w) = (w_1 (u_1 - 1/2 u_2) - 1)^2 + (w_2 (u_1 + u_2) + 1)^2", "u = (1, 1/2), w = (2, -1/3)"),
            new Symmetric("homogeneous rescale", """
                    dimensions n, d
                    coordinates u in R^n, w in R^d
                    functions F(u, w)
                    """, "  δu = u\n  δw = -3 w\n  keeps F\n", List.of("u", "w"), "F(u, w)",
                    "n = 2, d = 1, F(u, w) = (w_1 (u_1 - 1/2 u_2)^3 - 1)^2", "u = (1, 1/2), w = (2)"),
            new Symmetric("balance of layers", """
                    dimensions d, h, n
                    coordinates U in R^(d x h), V in R^(h x n)
                    constants B in R^(h x h)
                    functions F(U, V)
                    """, "  δU = U (B + B^T)\n  δV = -(B + B^T) V\n  keeps F\n", List.of("U", "V"), "F(U, V)",
                    "d = 2, h = 2, n = 2, B = ((1, 2), (0, -1)), F(U, V) = |U V - ones(d, n)|^2",
                    "U = ((1, 1/2), (0, 1)), V = ((1, -1/2), (1/3, 1))"),
            new Symmetric("turning of layers", """
                    dimensions d, h, n
                    coordinates U in R^(d x h), V in R^(h x n)
                    constants B in R^(h x h)
                    functions F(U, V)
                    """, "  δU = U (B - B^T)\n  δV = -(B - B^T) V\n  keeps F\n", List.of("U", "V"), "F(U, V)",
                    "d = 2, h = 2, n = 2, B = ((1, 2), (0, -1)), F(U, V) = |U V - ones(d, n)|^2",
                    "U = ((1, 1/2), (0, 1)), V = ((1, -1/2), (1/3, 1)); v_U = ((1, 0), (0, 1/2))"),
            new Symmetric("dynamic tanh", """
                    dimensions n, d
                    coordinates W in R^(d x n), s
                    constants x in R^n
                    functions F(y in R^d)
                    """, "  δW = W\n  δs = -s\n", List.of("W", "s"), "F(tanh(s W x))",
                    "n = 2, d = 2, x = (1, -1/2), F(y) = (y_1 - 1/2)^2 + (y_2 + 1/3)^2", "W = ((1, 1/3), (0, 1)), s = 3/4"),
            new Symmetric("rescale, 1024 weights", """
                    dimensions n
                    coordinates u in R^n, w in R^n
                    functions F(u, w)
                    """, "  δu = u\n  δw = -w\n  keeps F\n", List.of("u", "w"), "F(u, w)",
                    "n = 512, F(u, w) = 1/2 |u ⊙ w - ones(n)|^2", "u = " + vector(7) + ", w = " + vector(8)));

    private static String vector(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 512).mapToObj(index -> (random.nextInt(19) - 9) + "/10").collect(Collectors.joining(", ", "(", ")"));
    }

    /** Unless {@code -Dlaws=all}, one rule of the large loss and every fourth of the others, each rule in two rows. */
    private static Stream<String> rules(Symmetric symmetric) {
        int row = SYMMETRIES.indexOf(symmetric);
        boolean large = row == SYMMETRIES.size() - 1;
        return IntStream.range(0, RULES.size()).filter(index -> ALL || (large ? index == 1 : (index + row) % 4 == 0)).mapToObj(RULES::get);
    }

    @TestFactory
    Stream<DynamicTest> each_law_holds_to_rounding_at_a_thousand_steps_and_no_other() {
        return SYMMETRIES.stream().flatMap(symmetric -> rules(symmetric).map(rule -> DynamicTest.dynamicTest(symmetric.name() + ", "
                + rule.formatted("f"), () -> run(symmetric, rule))));
    }

    private static void run(Symmetric symmetric, String rule) {
        List<Relation> laws = symmetric.laws(rule);
        assertThat(laws).isNotEmpty();
        Theorem theorem = symmetric.theorem(rule, laws);
        Calculus calculus = EXAMINER.derive(theorem).calculus();
        List<ConcreteCheck> checks = theorem.checks().stream()
                .map(check -> ConcreteCheck.of(Variant.unchanged(theorem), check, calculus)).toList();
        Derived derived = EXAMINER.derive(checks.get(0).variant().theorem());
        for (ConcreteCheck check : checks) {
            Verdict verdict = new CheckTrial(check.variant(), derived, seen -> { }).decide(check.check(), check.check().expectations().get(0));
            String label = check.check().label();
            System.out.println(symmetric.name() + " | " + rule.formatted("f") + " | " + label + " | " + verdict.evidence());
            assertThat(verdict).as(label + ": " + verdict.evidence())
                    .isInstanceOf(label.contains("changed") ? Refuted.class : Confirmed.class);
        }
    }
}
