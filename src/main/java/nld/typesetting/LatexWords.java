package nld.typesetting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import nld.typesetting.Box.Face;

/** Running text in LaTeX: what LaTeX would take for commands is escaped, signs of formulas go into math mode. */
final class LatexWords {
    private static final Map<String, String> SPELLED = Map.ofEntries(Map.entry("\\", "\\textbackslash{}"),
            Map.entry("~", "\\textasciitilde{}"), Map.entry("^", "\\textasciicircum{}"), Map.entry("<", "$<$"), Map.entry(">", "$>$"),
            Map.entry("|", "$|$"), Map.entry("‖", "$\\Vert$"), Map.entry("′", "$'$"), Map.entry("″", "$''$"),
            Map.entry("⟨", "$\\langle$"), Map.entry("⟩", "$\\rangle$"), Map.entry("…", "\\ldots{}"), Map.entry("√", "$\\surd$"),
            Map.entry("→", "$\\to$"), Map.entry("≈", "$\\approx$"), Map.entry("ᵀ", "$^{\\top}$"), Map.entry("∫", "$\\int$"),
            Map.entry("Σ", "$\\Sigma$"), Map.entry("∝", "$\\propto$"), Map.entry("≪", "$\\ll$"), Map.entry("≫", "$\\gg$"));
    /** Accented letters up to here stand in every font that T1 selects. */
    private static final int LAST_ACCENTED = 0x17F;

    private LatexWords() {
    }

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> out.append(of(point)));
        return out.toString();
    }

    private static String of(int point) {
        String sign = Character.toString(point);
        if ("&%$#_{}".contains(sign)) {
            return "\\" + sign;
        }
        if (SPELLED.containsKey(sign)) {
            return SPELLED.get(sign);
        }
        if (Latex.SIGNS.containsKey(sign)) {
            return "$" + Latex.SIGNS.get(sign) + "$";
        }
        if (Greek.word(sign).isPresent()) {
            return "$" + Latex.letters(new Box.Letters(sign, Face.ITALIC)) + "$";
        }
        String name = Character.getName(point);
        if (name.startsWith("SUPERSCRIPT") || name.startsWith("SUBSCRIPT") || name.contains("SUBSCRIPT SMALL")) {
            String plain = Normalizer.normalize(sign, Normalizer.Form.NFKC);
            return "$" + (name.startsWith("SUPER") ? "^" : "_") + "{" + Latex.SIGNS.getOrDefault(plain, plain) + "}$";
        }
        boolean dash = point >= 0x2010 && point <= 0x201E;
        return point <= LAST_ACCENTED || dash ? sign : "[" + name.toLowerCase(Locale.ROOT) + "]";
    }
}
