package nld.notation;

import java.util.HashMap;
import java.util.Map;

/** What the characters of theorem files mean: Greek letters and their names, signs and their ASCII forms. */
final class Signs {
    private static final String[] GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota",
        "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi",
        "psi", "omega"};
    private static final Map<Integer, String> LETTERS = new HashMap<>();
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** Signs with an ASCII form; what is on the left reads as what is on the right. */
    private static final Map<Integer, String> ASCII = Map.ofEntries(Map.entry((int) '−', "-"), Map.entry((int) '≤', "<="),
            Map.entry((int) '≥', ">="), Map.entry((int) '≠', "!="), Map.entry((int) '′', "'"), Map.entry((int) '’', "'"),
            Map.entry((int) '″', "''"), Map.entry((int) '‴', "'''"), Map.entry((int) '⋅', "·"), Map.entry((int) '→', "->"));
    /** Signs that people write and this notation does not have, with what it has instead. */
    private static final Map<Integer, String> REMEDIES = Map.ofEntries(
            Map.entry((int) '*', "a product is written side by side: u v"),
            Map.entry((int) '×', "a product is written side by side: u v; an inner product u·v"),
            Map.entry((int) '∘', "a product entry by entry is written u ⊙ v or u .* v"),
            Map.entry((int) '∗', "a product is written side by side: u v"),
            Map.entry((int) '÷', "a quotient is written u/v"),
            Map.entry((int) '∕', "a quotient is written u/v"),
            Map.entry((int) '√', "a root is written sqrt(u)"),
            Map.entry((int) '∇', "a gradient is written grad f(q)"),
            Map.entry((int) '∂', "a gradient is written grad f(q), a rate u'"),
            Map.entry((int) '∈', "membership is written in: q in R^n"),
            Map.entry((int) '∫', "integrals are not supported yet"),
            Map.entry((int) '∞', "an interval without an end is written m > 0"),
            Map.entry((int) '⟨', "an inner product is written p·q"),
            Map.entry((int) '⟩', "an inner product is written p·q"),
            Map.entry((int) '‖', "a norm is written |q|"),
            Map.entry((int) '∥', "a norm is written |q|"),
            Map.entry((int) '"', "two primes are written '', a file is read by its path: file \"x.csv\""),
            Map.entry((int) '“', "two primes are written ''"),
            Map.entry((int) '”', "two primes are written ''"),
            Map.entry((int) '‘', "a prime is written '"),
            Map.entry((int) '`', "a prime is written '"),
            Map.entry((int) '–', "minus is written -"),
            Map.entry((int) '—', "minus is written -"),
            Map.entry((int) '{', "brackets are round: ( )"),
            Map.entry((int) '}', "brackets are round: ( )"),
            Map.entry((int) ';', "parts are separated by commas, statements by lines"),
            Map.entry((int) '#', "a comment's # stands after a blank"),
            Map.entry((int) '.', "a number has digits on both sides of its point: 0.5"),
            Map.entry((int) '!', "different is written !="),
            Map.entry(0x307, "a velocity is written q'"),
            Map.entry(0x308, "an acceleration is written q''"),
            Map.entry(0xA0, "write a plain blank instead of the no-break space"),
            Map.entry(0x202F, "write a plain blank instead of the no-break space"),
            Map.entry(0x200B, "delete the invisible character"),
            Map.entry(0xFEFF, "delete the invisible character"),
            Map.entry(0xFFFD, "the file was not UTF-8 when it was decoded; save it as UTF-8"));

    static {
        for (int index = 0; index < GREEK.length; index++) {
            LETTERS.put('α' + index, GREEK[index]);
            LETTERS.put('Α' + index, Character.toUpperCase(GREEK[index].charAt(0)) + GREEK[index].substring(1));
        }
        LETTERS.remove(0x3A2);
        Map.of('ϵ', "epsilon", 'ϑ', "theta", 'ϕ', "phi", 'ϖ', "pi", 'ϱ', "rho", 'ϰ', "kappa", 'µ', "mu")
                .forEach((letter, name) -> LETTERS.put((int) letter, name));
    }

    private Signs() {
    }

    static boolean isLetter(int sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || LETTERS.containsKey(sign);
    }

    static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9';
    }

    /** The name with its Greek letters spelled out, so that {@code γ} and {@code gamma} are one name. */
    static String spelled(String name) {
        StringBuilder out = new StringBuilder();
        name.codePoints().forEach(sign -> {
            String letter = LETTERS.get(sign);
            out.append(letter == null ? Character.toString(sign) : letter);
        });
        return out.toString();
    }

    /** The digit a superscript stands for; −1 for other signs. */
    static int superscript(int sign) {
        return SUPERSCRIPTS.indexOf(sign);
    }

    /** The ASCII form of a sign; the sign itself where it has none. */
    static String ascii(int sign) {
        return ASCII.getOrDefault(sign, Character.toString(sign));
    }

    /** What to write instead of a sign this notation does not have. */
    static String remedy(int sign) {
        if (Character.isISOControl(sign)) {
            return "delete the control character";
        }
        String other = Character.isLetter(sign) ? "names are of Latin and Greek letters and digits" : "delete it";
        return REMEDIES.getOrDefault(sign, other);
    }

    /** A sign as messages show it: itself, or its code where it cannot be seen. */
    static String shown(int sign) {
        int type = Character.getType(sign);
        boolean visible = !Character.isISOControl(sign) && !Character.isSpaceChar(sign) && type != Character.FORMAT
                && type != Character.SURROGATE && type != Character.NON_SPACING_MARK && type != Character.UNASSIGNED;
        return visible ? Character.toString(sign) : String.format("U+%04X", sign);
    }
}
