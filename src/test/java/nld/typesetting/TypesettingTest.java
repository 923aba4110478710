package nld.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import nld.expression.Expression;
import nld.expression.Formulas;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.notation.RandomExpressions;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Laws of every formula that is laid out, whatever it says. */
class TypesettingTest {
    private static final int TRIALS = 1500;
    private static final Pattern BRACKET = Pattern.compile("\\\\left|\\\\right|\\\\[bB]ig[lr]|[{}]");
    private static final Typesetter USUAL = new Typesetter(Hand.USUAL);

    private static boolean isNested(String latex) {
        Deque<String> open = new ArrayDeque<>();
        Matcher brackets = BRACKET.matcher(latex);
        while (brackets.find()) {
            String sign = brackets.group();
            if (sign.equals("{") || sign.equals("\\left")) {
                open.push(sign);
            } else if (sign.equals("}") || sign.equals("\\right")) {
                if (open.isEmpty() || !open.pop().equals(sign.equals("}") ? "{" : "\\left")) {
                    return false;
                }
            }
        }
        return open.isEmpty();
    }

    @Test
    void latex_of_any_formula_is_nested_and_says_no_minus_one_times_star_or_prime() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Expression expression = new RandomExpressions(seed).any(1 + seed % 4);
            Hand hand = new Hand(Hand.Vectors.values()[seed % 3], Hand.InnerProduct.values()[seed / 3 % 3], Map.of());
            String latex = Latex.of(new Typesetter(hand).box(expression));
            assertThat(isNested(latex)).as(latex).isTrue();
            assertThat(latex).doesNotContain("*").doesNotContain("'").doesNotContainPattern("- -|\\+ -|--")
                    .doesNotContainPattern("-1 ?(?:[A-Za-z]|\\\\(?:dot|mathbf|frac|mathcal))");
        }
        assertThat(isNested("\\left(}{")).isFalse();
    }

    @Test
    void mathml_of_any_formula_is_well_formed_and_keeps_its_text() throws Exception {
        for (int seed = 0; seed < TRIALS / 5; seed++) {
            Expression expression = new RandomExpressions(seed).any(1 + seed % 4);
            String page = Mathml.display(USUAL.box(expression), expression.toString());
            org.w3c.dom.Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page)));
            assertThat(read.getDocumentElement().getAttribute("alttext")).isEqualTo(expression.toString());
        }
    }

    @Test
    void formulas_are_written_as_authors_write_them() {
        Symbol q = Symbol.of("q", new Shape.Vector(new nld.expression.Dimension.Named("n")), Symbol.Kind.COORDINATE);
        Symbol eta = Symbol.parameter("eta");
        Symbol beta = Symbol.parameter("beta1");
        Expression inner = q.rate().dot(q);
        assertThat(Latex.of(USUAL.box(eta.times(inner).negated()))).isEqualTo("-\\eta \\langle\\mathbf{q}, \\dot{\\mathbf{q}}\\rangle");
        Hand transposed = new Hand(Hand.Vectors.PLAIN, Hand.InnerProduct.TRANSPOSE, Map.of("eta", "alpha", "q", "theta"));
        assertThat(Latex.of(new Typesetter(transposed).box(eta.times(inner)))).isEqualTo("\\alpha \\theta^{\\top} \\dot{\\theta}");
        Expression rate = eta.over(Expression.of(1).minus(beta));
        assertThat(Latex.of(USUAL.box(rate))).isEqualTo("\\frac{\\eta}{1 - \\beta_{1}}");
        assertThat(Latex.of(USUAL.box(Expression.of(1, 2).times(q.dot(q))))).isEqualTo("\\tfrac{1}{2} \\lVert\\mathbf{q}\\rVert^{2}");
        assertThat(Latex.of(USUAL.box(Symbol.coordinate("u_12").atOrder(2)))).isEqualTo("\\ddot{u}_{12}");
    }

    @Test
    void a_broken_formula_has_the_same_letters_and_no_line_wider_than_its_column() {
        for (int seed = 0; seed < 200; seed++) {
            Formulas formulas = new Formulas(seed);
            List<Expression> terms = java.util.stream.IntStream.range(0, 12).mapToObj(index -> formulas.polynomial(3)
                    .times(Symbol.parameter("p" + index))).toList();
            Box whole = USUAL.box(Sum.of(terms));
            for (double width : new double[] {430, 246, 200}) {
                List<Box> lines = new LineBreaker(width).lines(whole);
                assertThat(lines).allSatisfy(line -> assertThat(Widths.of(line)).as(Latex.of(line)).isLessThanOrEqualTo(width));
                assertThat(lines.size()).isGreaterThanOrEqualTo((int) Math.ceil(Widths.of(whole) / width));
                assertThat(letters(Latex.of(Box.row(lines)))).isEqualTo(letters(Latex.of(whole)));
            }
        }
    }

    private static String letters(String latex) {
        return latex.replaceAll("\\\\(left|right|[bB]ig[lr])", "").replaceAll("[ {}]", "");
    }
}
