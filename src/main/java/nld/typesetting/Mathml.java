package nld.typesetting;

import java.util.List;
import nld.typesetting.Box.Role;

/** Spells boxes in presentation MathML, which browsers set without help. */
public final class Mathml {
    private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    private Mathml() {
    }

    /** A formula inside of a line; {@code spoken} is its text for those who do not see it, and is escaped here. */
    public static String inline(Box box, String spoken) {
        return "<math xmlns=\"" + NAMESPACE + "\" alttext=\"" + escaped(spoken) + "\">" + of(box) + "</math>";
    }

    /** A formula on a line of its own. */
    public static String display(Box box, String spoken) {
        return "<math xmlns=\"" + NAMESPACE + "\" display=\"block\" alttext=\"" + escaped(spoken) + "\">" + of(box) + "</math>";
    }

    /** The lines of a formula that was broken, one below the other, aligned at their left. */
    public static String lines(List<Box> lines, String spoken) {
        StringBuilder out = new StringBuilder("<math xmlns=\"" + NAMESPACE + "\" display=\"block\" alttext=\"")
                .append(escaped(spoken)).append("\"><mtable columnalign=\"left\" displaystyle=\"true\">");
        lines.forEach(line -> out.append("<mtr><mtd>").append(of(line)).append("</mtd></mtr>"));
        return out.append("</mtable></math>").toString();
    }

    /** The elements of {@code box}, to stand inside of {@code math}. */
    public static String of(Box box) {
        if (box instanceof Box.Letters letters) {
            return letters(letters);
        }
        if (box instanceof Box.Digits digits) {
            return "<mn>" + digits.digits() + "</mn>";
        }
        if (box instanceof Box.Sign sign) {
            return sign(sign);
        }
        if (box instanceof Box.Word word) {
            return "<mi>" + word.word() + "</mi><mo>\u2061</mo>";
        }
        if (box instanceof Box.Row row) {
            return "<mrow>" + String.join("", row.parts().stream().map(Mathml::of).toList()) + "</mrow>";
        }
        if (box instanceof Box.Fraction fraction) {
            String plain = "<mfrac>" + of(fraction.above()) + of(fraction.below()) + "</mfrac>";
            return fraction.small() ? "<mstyle displaystyle=\"false\">" + plain + "</mstyle>" : plain;
        }
        if (box instanceof Box.Root root) {
            return "<msqrt>" + of(root.inside()) + "</msqrt>";
        }
        if (box instanceof Box.Scripts scripts) {
            return scripts(scripts);
        }
        if (box instanceof Box.Dots dots) {
            String sign = List.of("\u02d9", "\u00a8", "\u20db").get(dots.count() - 1);
            return "<mover accent=\"true\">" + of(dots.base()) + "<mo>" + sign + "</mo></mover>";
        }
        if (box instanceof Box.Fence fence) {
            return "<mrow><mo fence=\"true\" form=\"prefix\">" + fence.open() + "</mo>" + of(fence.inside())
                    + "<mo fence=\"true\" form=\"postfix\">" + fence.close() + "</mo></mrow>";
        }
        if (box instanceof Box.Edge edge) {
            return "<mo stretchy=\"false\" form=\"" + (edge.opens() ? "prefix" : "postfix") + "\">" + edge.sign() + "</mo>";
        }
        return table(((Box.Table) box).rows());
    }

    private static String table(List<List<Box>> rows) {
        StringBuilder out = new StringBuilder("<mtable>");
        for (List<Box> row : rows) {
            out.append("<mtr>");
            row.forEach(cell -> out.append("<mtd>").append(of(cell)).append("</mtd>"));
            out.append("</mtr>");
        }
        return out.append("</mtable>").toString();
    }

    private static String scripts(Box.Scripts scripts) {
        String base = of(scripts.base());
        String below = scripts.below().map(Mathml::of).orElse("");
        String above = scripts.above().map(Mathml::of).orElse("");
        if (below.isEmpty()) {
            return "<msup>" + base + above + "</msup>";
        }
        return above.isEmpty() ? "<msub>" + base + below + "</msub>" : "<msubsup>" + base + below + above + "</msubsup>";
    }

    private static String sign(Box.Sign sign) {
        String form = sign.role() == Role.PREFIX && "−+".contains(sign.sign()) ? " form=\"prefix\"" : "";
        return "<mo" + form + ">" + escaped(sign.sign()) + "</mo>";
    }

    /** Browsers slant a single letter by themselves, and cut letters where Unicode has them so. */
    private static String letters(Box.Letters letters) {
        String text = letters.letters();
        boolean single = text.codePointCount(0, text.length()) == 1;
        return switch (letters.face()) {
            case ITALIC -> "<mi>" + escaped(text) + "</mi>";
            case UPRIGHT -> single ? "<mi mathvariant=\"normal\">" + escaped(text) + "</mi>" : "<mi>" + escaped(text) + "</mi>";
            case BOLD -> single ? "<mi>" + MathAlphabet.bold(text) + "</mi>" : "<mi>" + escaped(text) + "</mi>";
            case SCRIPT -> "<mi>" + MathAlphabet.script(text) + "</mi>";
            case DOUBLE -> "<mi>" + MathAlphabet.doubleStruck(text) + "</mi>";
        };
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
