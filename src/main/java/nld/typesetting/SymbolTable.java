package nld.typesetting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nld.expression.Symbol;

/**
 * How a user wants symbols to be written: a line {@code eta = alpha} for each, with {@code #} before remarks. What stands on the
 * right is a name (letters, Greek ones as such, by their word or as {@code \theta}, digits, subscripts after {@code _}) or one
 * capital letter as {@code \mathcal{L}} or {@code \mathbb{K}}.
 *
 * @param names what is written, by the name in the theorem file
 */
public record SymbolTable(Map<String, String> names) {
    /** Everything as it stands. */
    public static final SymbolTable EMPTY = new SymbolTable(Map.of());

    private static final Pattern LINE = Pattern.compile("(\\S+)\\s*=\\s*(\\S+)");
    private static final Pattern NAME = Pattern.compile("\\p{L}+\\d*(?:_(?:\\p{L}+\\d*|\\d+))*");
    private static final Pattern CUT = Pattern.compile("\\\\math(?:cal|bb)\\{[A-Z]}");

    /** Copies the map, keeping its order. */
    public SymbolTable {
        names = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** Thrown where a line cannot be used; the message begins with its number. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int line, String message) {
            super(line + ": " + message);
        }
    }

    /** Reads a table; {@link Malformed} at the first line that is none. */
    public static SymbolTable read(String text) throws Malformed {
        Map<String, String> names = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String stated = line.replaceAll("(^|\\s)#.*", "").trim();
            if (!stated.isEmpty()) {
                Matcher parts = LINE.matcher(stated);
                if (!parts.matches()) {
                    throw new Malformed(number, "found '" + stated + "'; expected NAME = NAME, as in eta = alpha");
                }
                String written = written(number, parts.group(2));
                if (names.put(parts.group(1), written) != null) {
                    throw new Malformed(number, "found " + parts.group(1) + " a second time; give it once");
                }
            }
        }
        return new SymbolTable(names);
    }

    private static String written(int number, String text) throws Malformed {
        if (CUT.matcher(text).matches()) {
            return text;
        }
        String plain = text.replaceAll("_\\{(\\w+)}", "_$1").replaceAll("\\\\(?=\\p{L})", "");
        if (!NAME.matcher(plain).matches()) {
            throw new Malformed(number, "found '" + text + "' on the right; expected a name such as theta, w_max or x1, "
                    + "or \\mathcal{L}");
        }
        return plain;
    }

    /** What two symbols of {@code document} would be written by, in words; empty where all stay apart. */
    public List<String> clashes(Document document) {
        Map<String, Set<String>> written = new LinkedHashMap<>();
        document.symbols().stream().map(Symbol::name).forEach(name ->
                written.computeIfAbsent(Greek.spelled(names.getOrDefault(name, name)), key -> new TreeSet<>()).add(name));
        List<String> clashes = new ArrayList<>();
        written.forEach((as, those) -> {
            if (those.size() > 1) {
                clashes.add(String.join(" and ", those) + " would both be written " + as);
            }
        });
        return clashes;
    }

    /** The names that nothing in {@code document} has. */
    public List<String> unused(Document document) {
        Set<String> known = document.symbols().stream().map(Symbol::name).collect(Collectors.toSet());
        return names.keySet().stream().filter(name -> !known.contains(name) && !document.mentions(name)).toList();
    }
}
