package nld.notation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules that come with the tool, each written in the notation of theorem files: {@code rules/NAME.rule}. */
final class RuleLibrary {
    /** The names of all of them. */
    static final List<String> NAMES = List.of("gradient-descent", "heavy-ball", "nesterov", "sutskever", "averaged",
            "dampened", "rmsprop", "adagrad", "adam", "adamw", "amsgrad", "nadam", "nadam-twice", "entropic-descent", "entropic-momentum",
            "natural-gradient");

    private static final Map<String, RuleBody> READ = new ConcurrentHashMap<>();

    private RuleLibrary() {
    }

    /** The rule of that name. */
    static Optional<RuleBody> find(String name) {
        return NAMES.contains(name) ? Optional.of(READ.computeIfAbsent(name, RuleLibrary::read)) : Optional.empty();
    }

    /** The text of the rule of that name. */
    static String text(String name) {
        String file = "/rules/" + name + ".rule";
        try (InputStream stream = RuleLibrary.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("found " + file + " unreadable; expected it among the resources", unreadable);
        }
    }

    private static RuleBody read(String name) {
        Source source = Source.of(text(name), name + ".rule");
        Problems problems = source.problems();
        Block block = Outline.of(source.lines(), problems).get(0);
        RuleBody body = new RuleBodyReader(new Scope()).read(block.body(), problems);
        Tokens head = new Tokens(block.head().tokens(), word -> false);
        while (!head.atEnd()) {
            if (head.takeWord("gradient")) {
                body.gradient = Optional.of(head.next());
            } else {
                head.next();
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("found the rule " + name + " malformed; expected none: "
                    + Diagnostics.text(problems.sorted(), 1));
        }
        return body;
    }
}
