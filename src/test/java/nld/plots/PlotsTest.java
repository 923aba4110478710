package nld.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import nld.expression.Rational;
import nld.verdict.Observation;
import nld.verdict.Observation.Orders;
import nld.verdict.Observation.Residuals;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Pictures: text that is text, small, the same bytes again, and fit to stand beside others in one page. */
class PlotsTest {
    /** Nine runs whose error is 0.3 η². */
    private static final Orders ORDERS = orders(2);

    private static Orders orders(int power) {
        return new Orders(2, "matching-flow", IntStream.range(0, 9).mapToObj(index -> new Orders.Point(Rational.of(1, 10 << index),
                0.3 * Math.pow(0.1 / (1 << index), power), 1e-15)).toList(), Optional.of((double) power));
    }

    private static Plot plot(String name, Observation seen) {
        return Plots.of(name, "a & b < c", seen).orElseThrow();
    }

    private static Document parse(Plot plot) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Plot plot) throws Exception {
        NodeList texts = parse(plot).getElementsByTagName("text");
        return IntStream.range(0, texts.getLength()).mapToObj(index -> texts.item(index).getTextContent()).toList();
    }

    private static List<String> all(String pattern, Plot plot) {
        return Pattern.compile(pattern).matcher(plot.svg()).results().map((MatchResult found) -> found.group(1)).toList();
    }

    @Test
    void nine_points_are_small_and_their_text_is_text() throws Exception {
        Plot plot = plot("path", ORDERS);
        assertThat(plot.svg().length()).isLessThan(20_000);
        assertThat(texts(plot)).contains("learning rate η", "distance of run and flow at the end", "1/10", "1/2560", "10⁻⁴", "slope 1",
                "slope 2, as claimed", "slope 3", "fitted slope 2.00", "run against matching-flow");
        assertThat(plot.svg()).doesNotContain("rgb(255,255,255)", "user-select", "Lucida", "http://www.w3.org/1999/xlink");
    }

    @Test
    void the_fitted_slope_is_that_of_the_errors() throws Exception {
        assertThat(texts(plot("path", orders(1)))).contains("fitted slope 1.00").doesNotContain("fitted slope 2.00");
        assertThat(texts(plot("path", orders(3)))).contains("fitted slope 3.00");
    }

    @Test
    void the_same_data_give_the_same_bytes_in_any_locale_and_order() {
        String first = plot("path", ORDERS).svg();
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            plot("other", orders(1));
            assertThat(plot("path", ORDERS).svg()).isEqualTo(first);
        } finally {
            Locale.setDefault(usual);
        }
        assertThat(all("(\\d\\.\\d{3,})\"", plot("path", ORDERS))).as("digits beyond a hundredth of a pixel").isEmpty();
    }

    @Test
    void ids_are_those_of_the_picture_so_that_two_stand_in_one_page() {
        List<String> first = all(" id=\"([^\"]+)\"", plot("path", ORDERS));
        assertThat(first).isNotEmpty().allMatch(id -> id.startsWith("path")).doesNotHaveDuplicates();
        assertThat(all("url\\(#([^)]+)\\)", plot("path", ORDERS))).isNotEmpty().allMatch(first::contains);
    }

    @Test
    void who_does_not_see_a_picture_is_told_its_figures() throws Exception {
        Document document = parse(plot("path", ORDERS));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a & b < c");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent()).contains("0.100: 3.00e-03", "fitted slope 2.00");
    }

    @Test
    void residuals_are_drawn_with_the_bound_that_rounding_explains() throws Exception {
        Plot plot = plot("steps", new Residuals(1000, IntStream.rangeClosed(1, 200).mapToObj(step ->
                new Residuals.Point(step, step % 3 == 0 ? 0 : 1e-16 * step, 1e-14)).toList()));
        assertThat(texts(plot)).contains("step", "difference of the sides", "|left − right|", "below: rounding explains it");
        assertThat(plot.description()).contains("at 1000 steps", "134 of the 200");
        assertThat(plot.svg().length()).isLessThan(20_000);
    }

    @Test
    void a_law_is_drawn_with_what_it_predicts() throws Exception {
        Plot plot = plot("law", new Observation.Law("C", IntStream.range(0, 20).mapToObj(t -> new Observation.Law.Sample(t, Math.exp(-t), 1)).toList()));
        assertThat(texts(plot)).contains("time t", "C", "along the motion", "as the law predicts");
        assertThat(plot.name()).isEqualTo("law-law");
        assertThat(plot.description()).contains("from 1.00 at t = 0.00 to 5.60e-09 at t = 19.0; its law predicts 1.00");
    }

    @Test
    void less_than_two_powers_of_ten_have_more_labels() throws Exception {
        Plot plot = plot("steps", new Residuals(3, List.of(new Residuals.Point(1, 3e-16, 4e-15), new Residuals.Point(2, 2e-15, 4e-15))));
        assertThat(texts(plot)).contains("5 × 10⁻¹⁶", "10⁻¹⁵", "2 × 10⁻¹⁵");
    }

    @Test
    void what_has_nothing_to_draw_has_no_picture() {
        assertThat(Plots.of("none", "none", new Residuals(0, List.of()))).isEmpty();
        assertThat(Plots.of("none", "none", new Orders(2, "gradient-flow", List.of(), Optional.empty()))).isEmpty();
        assertThat(Plots.of("none", "none", new Observation.Drifts(List.of()))).isEmpty();
        assertThat(Plots.of("none", "none", new Observation.Law("C", List.of()))).isEmpty();
    }
}
