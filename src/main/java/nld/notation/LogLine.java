package nld.notation;

import java.util.List;

/**
 * A line of a log section, cut at its equals sign: on the left stands notation, on the right a name as the run has it,
 * which obeys no rule of ours.
 *
 * @param statement the line
 * @param word      the word that opens it
 * @param head      the tokens on the left, the word among them, and an end
 * @param right     what stands on the right
 */
record LogLine(Statement statement, String word, List<Token> head, String right) {
    private static final String EXAMPLE = "column |q|^2 = w2_*";

    /** Cuts the line; refused where it has no equals sign, nothing on the right, or deeper lines. */
    static LogLine of(Statement statement) {
        Line line = statement.first();
        if (statement.lines().size() > 1) {
            throw Refusal.of(statement.lines().get(1).opening(), Mistake.UNEXPECTED, "a deeper line", "as in: " + EXAMPLE);
        }
        int cut = line.content().indexOf('=');
        String right = line.content().substring(cut + 1).strip();
        if (cut < 0 || right.isEmpty()) {
            throw Refusal.of(line.span(), Mistake.EXPECTED, "= and a name of the run", "the end", EXAMPLE);
        }
        String left = line.content().substring(0, cut).stripTrailing();
        Line leftLine = new Line(line.number(), line.raw(), line.indent(), left, "", 0);
        return new LogLine(statement, statement.word(), Lexer.tokens(List.of(leftLine)), right);
    }

    /** What stands between the opening word and the equals sign. */
    Tokens left(Scope scope) {
        Tokens tokens = new Tokens(head, scope::isFunction);
        tokens.next();
        return tokens;
    }

    /** The left side without the opening word, its blanks made canonical. */
    String text(Scope scope) {
        return Spacing.oneLine(head.subList(1, head.size() - 1), scope::isFunction);
    }
}
