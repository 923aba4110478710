package nld.typesetting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Greek letters by the words that spell them: {@code eta} is η. */
final class Greek {
    private static final String SMALL = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
            + "rho sigma tau upsilon phi chi psi omega";
    private static final String SMALL_LETTERS = "αβγδεζηθικλμνξοπρστυφχψω";
    private static final Map<String, String> LETTERS = new LinkedHashMap<>();
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        String[] words = SMALL.split(" ");
        for (int index = 0; index < words.length; index++) {
            String small = SMALL_LETTERS.substring(index, index + 1);
            String capital = words[index].substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words[index].substring(1);
            LETTERS.put(words[index], small);
            LETTERS.put(capital, small.toUpperCase(java.util.Locale.ROOT));
        }
        LETTERS.forEach((word, letter) -> WORDS.put(letter, word));
    }

    private Greek() {
    }

    /** The letter that {@code word} spells; the word itself where it spells none. */
    static String letter(String word) {
        return LETTERS.getOrDefault(word, word);
    }

    /** The word that spells a Greek letter; empty for anything else. */
    static Optional<String> word(String letter) {
        return Optional.ofNullable(WORDS.get(letter));
    }

    /** {@code text} with Greek letters spelled out, as program text has them. */
    static String spelled(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            out.append(WORDS.getOrDefault(letter, letter));
        });
        return out.toString();
    }
}
