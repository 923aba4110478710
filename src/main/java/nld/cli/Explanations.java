package nld.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nld.notation.Mistake;
import nld.notation.Vocabulary;

/** What nld's words mean: verdicts, exit codes, sections and the glossary from a text of its own; mistakes and rules from where they live. */
final class Explanations {
    private static final String WORDS = "/explanations/words.txt";

    /** What a word is, and what it means. */
    private record Entry(String kind, String text) {
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Explanations() {
        for (String block : text().split("(?m)^== ")) {
            String[] lines = block.split("\n", 3);
            if (lines.length == 3) {
                entries.put(lines[0].trim(), new Entry(lines[1].trim(), lines[2].strip()));
            }
        }
    }

    private static String text() {
        try (InputStream resource = Explanations.class.getResourceAsStream(WORDS)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** All that {@code word} means; empty where it means nothing here. */
    Optional<String> of(String word) {
        String plain = word.trim();
        String small = plain.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        Stream.of(small, "exit code " + small).filter(entries::containsKey).forEach(known -> found.add(shown(known, entries.get(known))));
        Vocabulary.rule(small).ifPresent(rule -> found.add(small + " (update rule of the library)\n" + indented(rule)));
        mistakes(plain).forEach(mistake -> found.add(shown(mistake)));
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", found));
    }

    private static List<Mistake> mistakes(String text) {
        return Stream.of(Mistake.values()).filter(mistake -> name(mistake).equals(text.toLowerCase(Locale.ROOT))).findFirst()
                .map(List::of).orElseGet(() -> Vocabulary.mistakes(text));
    }

    /** The name of a mistake in JSON. */
    private static String name(Mistake mistake) {
        return mistake.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(String word, Entry entry) {
        return word + " (" + entry.kind() + ")\n" + indented(entry.text());
    }

    private static String shown(Mistake mistake) {
        String remedies = mistake.advice().isEmpty() ? "The remedy depends on the case and stands with the message."
                : "Remedy: " + String.join("\n        ", mistake.advice());
        return name(mistake) + " (mistake in a theorem file)\n" + indented(dotted(mistake.template()) + "\n" + dotted(remedies)
                + "\nAll mistakes and the whole notation: docs/notation.md");
    }

    private static String dotted(String template) {
        return template.replaceAll("\\{\\d}", "…");
    }

    private static String indented(String text) {
        return text.strip().lines().map(line -> "  " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Every word that is explained, but for messages. */
    List<String> words() {
        return Stream.of(entries.keySet().stream(), Vocabulary.rules().stream(), Stream.of(Mistake.values()).map(Explanations::name))
                .flatMap(words -> words).distinct().toList();
    }

    /** The word that {@code unknown} was probably meant to be. */
    Optional<String> nearest(String unknown) {
        return Vocabulary.nearest(unknown.trim().toLowerCase(Locale.ROOT), words());
    }
}
