package nld.notation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words of the notation, for those who explain or colour it. */
public final class Vocabulary {
    private Vocabulary() {
    }

    /** The words that open a section, or a claim in one. */
    public static Set<String> sections() {
        return new TreeSet<>(Sections.WORDS);
    }

    /** The words that open a deeper line of a check or a symmetry. */
    public static Set<String> lines() {
        Set<String> words = new TreeSet<>(Sections.CHECK_LINES);
        words.addAll(Sections.SYMMETRY_LINES);
        return words;
    }

    /** The functions and derivatives that formulas may call. */
    public static Set<String> functions() {
        Set<String> words = new TreeSet<>(Names.BUILT_IN);
        words.addAll(List.of("grad", "hess"));
        return words;
    }

    /** The words that nothing can be called by, beside those of sections and functions. */
    public static Set<String> reserved() {
        Set<String> words = new TreeSet<>(Names.RESERVED);
        words.removeAll(Sections.WORDS);
        words.removeAll(Names.BUILT_IN);
        words.removeAll(Names.NOT_YET);
        return words;
    }

    /** The names of the update rules that come with nld. */
    public static List<String> rules() {
        return RuleLibrary.NAMES;
    }

    /** An update rule that comes with nld, as it is written; empty where there is none of that name. */
    public static Optional<String> rule(String name) {
        return RuleLibrary.NAMES.contains(name) ? Optional.of(RuleLibrary.text(name)) : Optional.empty();
    }

    /** The mistakes whose message {@code text} is, with details of the case or without. */
    public static List<Mistake> mistakes(String text) {
        return List.of(Mistake.values()).stream().filter(mistake -> form(mistake).matcher(text).matches()).toList();
    }

    /** A message as a pattern: any words where details stand; one that is nothing but details matches nothing. */
    private static Pattern form(Mistake mistake) {
        String template = mistake.template();
        boolean says = template.replaceAll("\\{\\d}", "").chars().filter(Character::isLetter).count() > 3;
        StringBuilder form = new StringBuilder(says ? "" : "(?!)");
        for (String part : template.split("(?<=\\{\\d})|(?=\\{\\d})")) {
            form.append(part.matches("\\{\\d}") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(form.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The one of {@code known} that {@code unknown} was probably meant to be. */
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        return Names.nearest(unknown, known);
    }
}
