package nld.typesetting;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.typesetting.Box.Face;
import nld.typesetting.Box.Role;

/** Spells boxes in LaTeX, with amsmath and amssymb. */
final class Latex {
    static final Map<String, String> SIGNS = Map.ofEntries(Map.entry("−", "-"), Map.entry("≤", "\\le"),
            Map.entry("≥", "\\ge"), Map.entry("≠", "\\ne"), Map.entry("·", "\\cdot"), Map.entry("⊙", "\\odot"),
            Map.entry("×", "\\times"), Map.entry("∂", "\\partial"), Map.entry("∇", "\\nabla"), Map.entry("δ", "\\delta"),
            Map.entry("⊤", "\\top"), Map.entry("→", "\\to"), Map.entry("∞", "\\infty"), Map.entry("∈", "\\in"));
    private static final Map<String, String> FENCES =
            Map.of("⟨", "\\langle", "⟩", "\\rangle", "‖", "\\Vert", "|", "\\vert");
    private static final Map<String, String> ACCENTS = Map.of("\u0302", "\\hat", "\u0303", "\\tilde", "\u0304", "\\bar",
            "\u0301", "\\acute", "\u0300", "\\grave", "\u030c", "\\check", "\u0306", "\\breve", "\u030a", "\\mathring");
    private static final Set<String> OPERATORS = Set.of("exp", "log", "sin", "cos", "tanh");
    private static final Set<String> LIKE_LATIN = Set.of("Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa", "Mu", "Nu",
            "Omicron", "Rho", "Tau", "Chi");

    private Latex() {
    }

    /** {@code box} as LaTeX for math mode, on one line. */
    static String of(Box box) {
        StringBuilder out = new StringBuilder();
        write(box, out);
        return out.toString().strip();
    }

    private static void write(Box box, StringBuilder out) {
        if (box instanceof Box.Letters letters) {
            out.append(letters(letters));
        } else if (box instanceof Box.Digits digits) {
            out.append(digits.digits());
        } else if (box instanceof Box.Sign sign) {
            sign(sign, out);
        } else if (box instanceof Box.Word word) {
            out.append(OPERATORS.contains(word.word()) ? "\\" + word.word() : "\\operatorname{" + word.word() + "}");
        } else if (box instanceof Box.Row row) {
            row(row.parts(), out);
        } else if (box instanceof Box.Fraction fraction) {
            out.append(fraction.small() ? "\\tfrac{" : "\\frac{").append(of(fraction.above())).append("}{")
                    .append(of(fraction.below())).append('}');
        } else if (box instanceof Box.Root root) {
            out.append("\\sqrt{").append(of(root.inside())).append('}');
        } else if (box instanceof Box.Scripts scripts) {
            scripts(scripts, out);
        } else if (box instanceof Box.Dots dots) {
            out.append('\\').append("d".repeat(dots.count())).append("ot{").append(of(dots.base())).append('}');
        } else if (box instanceof Box.Fence fence) {
            fence(fence, out);
        } else if (box instanceof Box.Edge edge) {
            out.append(edge.tall() ? "\\Big" : "\\big").append(edge.opens() ? "l" : "r")
                    .append(FENCES.getOrDefault(edge.sign(), edge.sign()));
        } else if (box instanceof Box.Table table) {
            out.append("\\begin{matrix}");
            out.append(String.join(" \\\\ ", table.rows().stream().map(Latex::cells).toList()));
            out.append("\\end{matrix}");
        }
    }

    private static String cells(List<Box> row) {
        return String.join(" & ", row.stream().map(Latex::of).toList());
    }

    private static void row(List<Box> parts, StringBuilder out) {
        for (int index = 0; index < parts.size(); index++) {
            Box part = parts.get(index);
            if (part == Box.TIMES) {
                boolean apart = index > 0 && standsApart(parts.get(index - 1))
                        || index + 1 < parts.size() && standsApart(parts.get(index + 1));
                out.append(apart ? "\\," : " ");
            } else {
                boolean joins = part instanceof Box.Sign sign && sign.role() != Role.PREFIX;
                out.append(!joins && endsWithWord(out) ? " " : "");
                write(part, out);
            }
        }
    }

    /** Whether a factor keeps a thin space from its neighbours: words do, and fractions and roots. */
    private static boolean standsApart(Box box) {
        return box instanceof Box.Letters letters && letters.letters().length() > 1 || box instanceof Box.Root
                || box instanceof Box.Fraction fraction && !fraction.small()
                || box instanceof Box.Scripts scripts && standsApart(scripts.base());
    }

    /** Whether a letter that follows would be read as part of a command. */
    private static boolean endsWithWord(StringBuilder out) {
        int index = out.length();
        while (index > 0 && Character.isLetter(out.charAt(index - 1))) {
            index--;
        }
        return index < out.length() && index > 0 && out.charAt(index - 1) == '\\';
    }

    private static void sign(Box.Sign sign, StringBuilder out) {
        String spelled = SIGNS.getOrDefault(sign.sign(), sign.sign());
        switch (sign.role()) {
            case TERM, RELATION, BINARY -> out.append(' ').append(spelled).append(' ');
            case PRODUCT -> out.append(' ');
            case PUNCTUATION -> out.append(spelled).append(' ');
            case PREFIX -> out.append(spelled.startsWith("′") ? "\\prime ".repeat(spelled.length()).strip() : spelled);
        }
    }

    private static void scripts(Box.Scripts scripts, StringBuilder out) {
        boolean simple = !(scripts.base() instanceof Box.Row);
        out.append(simple ? of(scripts.base()) : "{" + of(scripts.base()) + "}");
        scripts.below().ifPresent(below -> out.append("_{").append(of(below)).append('}'));
        scripts.above().ifPresent(above -> out.append("^{").append(of(above)).append('}'));
    }

    /** Brackets around one line of letters keep their size; around fractions and tables they grow. */
    private static void fence(Box.Fence fence, StringBuilder out) {
        boolean grows = Widths.isTall(fence.inside());
        out.append(grows ? "\\left" : "").append(open(fence.open(), grows));
        String inside = of(fence.inside());
        boolean letter = !grows && endsWithWord(out) && !inside.isEmpty() && Character.isLetter(inside.charAt(0));
        out.append(letter ? " " : "").append(inside);
        out.append(grows ? "\\right" : "").append(close(fence.close(), grows));
    }

    private static String open(String sign, boolean grows) {
        return grows ? FENCES.getOrDefault(sign, sign) : sign.equals("‖") ? "\\lVert" : sign.equals("|") ? "\\lvert"
                : FENCES.getOrDefault(sign, sign);
    }

    private static String close(String sign, boolean grows) {
        return grows ? FENCES.getOrDefault(sign, sign) : sign.equals("‖") ? "\\rVert" : sign.equals("|") ? "\\rvert"
                : FENCES.getOrDefault(sign, sign);
    }

    static String letters(Box.Letters letters) {
        String text = letters.letters();
        String word = Greek.word(text).orElse(null);
        if (word != null && !LIKE_LATIN.contains(word) && !word.equals("omicron")) {
            return letters.face() == Face.BOLD ? "\\boldsymbol{\\" + word + "}" : "\\" + word;
        }
        String latin = word == null ? spelled(text) : word.equals("omicron") ? "o" : word.substring(0, 1);
        return switch (letters.face()) {
            case ITALIC -> word != null && !word.equals("omicron") ? "\\mathrm{" + latin + "}" : latin;
            case UPRIGHT -> "\\mathrm{" + latin + "}";
            case BOLD -> "\\mathbf{" + latin + "}";
            case SCRIPT -> "\\mathcal{" + latin + "}";
            case DOUBLE -> "\\mathbb{" + latin + "}";
        };
    }

    /** Letters that carry an accent, as in û, carry it in math mode too; others are spelled. */
    private static String spelled(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        String accent = parts.length() == 2 ? ACCENTS.get(parts.substring(1)) : null;
        return accent == null ? Greek.spelled(parts.replaceAll("\\p{M}", "")) : accent + "{" + parts.charAt(0) + "}";
    }
}
