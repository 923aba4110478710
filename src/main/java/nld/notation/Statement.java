package nld.notation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line and the deeper lines that continue it.
 *
 * @param lines the lines, none of them empty
 */
record Statement(List<Line> lines) {
    private static final String OPEN = "open:";

    Line first() {
        return lines.get(0);
    }

    String word() {
        return Signs.spelled(first().firstWord());
    }

    /** The tokens of the formula lines. */
    List<Token> tokens() {
        return Lexer.tokens(lines.subList(0, formulaLines()));
    }

    /** How many lines hold formulas: in a claim those before one that says why it is open. */
    int formulaLines() {
        for (int index = 1; word().equals("claim") && index < lines.size(); index++) {
            if (lines.get(index).content().startsWith(OPEN)) {
                return index;
            }
        }
        return lines.size();
    }

    /** Why the claim is marked open. */
    Optional<String> open() {
        int from = formulaLines();
        if (from == lines.size()) {
            return Optional.empty();
        }
        return Optional.of(text(lines.subList(from, lines.size())).substring(OPEN.length()).strip());
    }

    /** The words after the opening word, blanks and line breaks made single blanks. */
    String text() {
        return text(lines).substring(first().firstWord().length()).strip();
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(Line::content).collect(Collectors.joining(" ")).replaceAll("[ \t]+", " ");
    }
}
