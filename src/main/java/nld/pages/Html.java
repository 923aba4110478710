package nld.pages;

import nld.expression.Expression;
import nld.report.Xml;
import nld.typesetting.Equation;
import nld.typesetting.Hand;
import nld.typesetting.Mathml;
import nld.typesetting.Typesetter;

/** Text and formulas in HTML. */
final class Html {
    private static final Typesetter TYPESETTER = new Typesetter(Hand.USUAL);

    private Html() {
    }

    /** {@code text} as content or in an attribute in double quotes; characters that HTML does not allow become U+FFFD. */
    static String text(String text) {
        return Xml.content(text);
    }

    static String formula(Equation equation) {
        return "<div class=\"formula\">" + Mathml.inline(TYPESETTER.box(equation), equation.toString()) + "</div>";
    }

    static String formula(Expression expression) {
        return formula(Equation.bare(expression));
    }

    /** A row of a list of terms; {@code content} is HTML. */
    static String row(String term, String content) {
        return "<dt>" + text(term) + "</dt><dd>" + content + "</dd>\n";
    }
}
