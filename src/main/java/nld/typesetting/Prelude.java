package nld.typesetting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands at the head of emitted programs: the few functions that a library spells in its own way, under common names. */
final class Prelude {
    private static final Pattern DEFINED = Pattern.compile("def (\\w+)\\(");

    private Prelude() {
    }

    /** The prelude of that file name, of which only what {@code program} calls, or what that calls. */
    static String needed(String name, String program) {
        List<String> blocks = blocks(text(name));
        Set<Integer> kept = new TreeSet<>();
        StringBuilder callers = new StringBuilder(program);
        for (boolean more = true; more;) {
            more = false;
            for (int index = 0; index < blocks.size(); index++) {
                if (isCalled(blocks.get(index), callers) && kept.add(index)) {
                    callers.append(blocks.get(index));
                    more = true;
                }
            }
        }
        return kept.stream().map(blocks::get).collect(Collectors.joining());
    }

    /** A block begins at the left margin, with the comment or lines above that belong to it. */
    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        for (String block : text.split("(?m)^(?=\\S)")) {
            blocks.add(block);
        }
        return blocks;
    }

    private static boolean isCalled(String block, CharSequence callers) {
        Matcher defined = DEFINED.matcher(block);
        if (!defined.lookingAt()) {
            return true;
        }
        String name = Pattern.quote(defined.group(1));
        return Pattern.compile("(?<![\\w.])" + name + "(?=[(,])(?<!def " + name + ")").matcher(callers).find();
    }

    private static String text(String name) {
        try (InputStream resource = Prelude.class.getResourceAsStream("/preludes/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
