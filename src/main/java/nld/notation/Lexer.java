package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.notation.Token.Kind;

/** Cuts the lines of one statement into tokens. */
final class Lexer {
    /** The most tokens of one statement: a longer one fits no file. */
    static final int MOST_TOKENS = 2_000_000;

    /** After these words stands a label, whose hyphens are part of it. */
    private static final Set<String> BEFORE_LABELS = Set.of("theorem", "symmetry", "hypothesis", "claim", "check",
            "control", "breaks", "under", "over", "group", "map", "along", "against", "as", "of", "update", "log");
    private static final Set<String> PAIRS = Set.of("<=", ">=", "!=", "->", "^⊙");
    /** Products, quotients and powers entry by entry in ASCII, and their signs. */
    private static final Map<String, String> DOTTED = Map.of(".*", "⊙", "./", "./", ".^", "^⊙");
    private static final String SINGLES = "+-/^·⊙()[]|,:=<>";
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATH = 400;

    private final List<Token> tokens = new ArrayList<>();
    private int[] signs;
    private int[] columns;
    private int line;
    private int at;

    private Lexer() {
    }

    /** The tokens of {@code lines}, an {@link Kind#END} last. */
    static List<Token> tokens(List<Line> lines) {
        Lexer lexer = new Lexer();
        lines.forEach(lexer::read);
        Line last = lines.get(lines.size() - 1);
        Span content = last.span();
        lexer.tokens.add(new Token(Kind.END, "", "", new Span(content.line(), content.column() + content.length(), 1)));
        return List.copyOf(lexer.tokens);
    }

    private void read(Line source) {
        int[] read = source.content().codePoints().toArray();
        signs = read;
        line = source.number();
        columns = new int[read.length + 1];
        for (int index = 0; index <= read.length; index++) {
            columns[index] = source.indent() + index + 1;
        }
        at = 0;
        while (at < signs.length) {
            if (signs[at] == ' ' || signs[at] == '\t') {
                at++;
            } else {
                readToken();
            }
        }
    }

    private void readToken() {
        if (tokens.size() >= MOST_TOKENS) {
            throw Refusal.of(new Span(line, columns[at], 1), Mistake.STATEMENT_TOO_LONG, "" + MOST_TOKENS);
        }
        int sign = signs[at];
        int start = at;
        if (Signs.isDigit(sign)) {
            number();
        } else if (Signs.isLetter(sign)) {
            word();
        } else if (sign == 'ℝ') {
            at++;
            add(Kind.WORD, "R", start);
        } else if (sign == '_') {
            index();
        } else if (Signs.superscript(sign) >= 0 || sign == '⁻') {
            superscript();
        } else if (sign == 'ᵀ') {
            at++;
            add(Kind.TRANSPOSE, "T", start);
        } else if (sign == '"' && pathFollows()) {
            path();
        } else {
            sign();
        }
    }

    /** Quotation marks stand around the path of a file, and nowhere else. */
    private boolean pathFollows() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isWord(Names.FILE);
    }

    private void path() {
        int start = at;
        at++;
        while (at < signs.length && signs[at] != '"' && at - start <= LONGEST_PATH) {
            at++;
        }
        if (at == signs.length || signs[at] != '"' || at == start + 1) {
            throw Refusal.of(span(start), Mistake.MALFORMED_PATH);
        }
        at++;
        add(Kind.PATH, new String(signs, start + 1, at - start - 2), start);
    }

    private void number() {
        int start = at;
        digits();
        if (at + 1 < signs.length && signs[at] == '.' && Signs.isDigit(signs[at + 1])) {
            at++;
            digits();
        }
        if (at < signs.length && (signs[at] == 'e' || signs[at] == 'E')) {
            int after = at + 1 < signs.length && "+-−".indexOf(signs[at + 1]) >= 0 ? at + 2 : at + 1;
            if (after < signs.length && Signs.isDigit(signs[after])) {
                at = after;
                digits();
            }
        }
        if (at - start > LONGEST_NUMBER) {
            throw Refusal.of(span(start), Mistake.NUMBER_TOO_LARGE);
        }
        add(Kind.NUMBER, written(start).replace('−', '-'), start);
    }

    private void digits() {
        while (at < signs.length && Signs.isDigit(signs[at])) {
            at++;
        }
    }

    private void word() {
        int start = at;
        boolean label = labelFollows();
        boolean variation = signs[at] == 'δ';
        at++;
        if (!variation) {
            while (at < signs.length && continuesWord(label)) {
                at++;
            }
        }
        if (at - start > LONGEST_NAME) {
            throw Refusal.of(span(start), Mistake.NAME_TOO_LONG, "" + LONGEST_NAME);
        }
        add(Kind.WORD, Signs.spelled(written(start)), start);
    }

    /** Whether a label stands next: after one of the words before labels, after a comma between labels, or after control without. */
    private boolean labelFollows() {
        int last = tokens.size() - 1;
        while (last >= 2 && tokens.get(last).isSign(",") && tokens.get(last - 1).is(Kind.WORD) && !tokens.get(last - 1).isWord("under")) {
            last -= 2;
        }
        if (last < 0 || !tokens.get(last).is(Kind.WORD)) {
            return false;
        }
        boolean listed = last < tokens.size() - 1;
        boolean without = last == 1 && tokens.get(1).isWord("without") && tokens.get(0).isWord("control");
        return listed ? tokens.get(last).isWord("under") : without || BEFORE_LABELS.contains(tokens.get(last).text());
    }

    private boolean continuesWord(boolean label) {
        if (Signs.isLetter(signs[at]) || Signs.isDigit(signs[at])) {
            return true;
        }
        boolean letterFollows = at + 1 < signs.length && Signs.isLetter(signs[at + 1]);
        boolean digitFollows = at + 1 < signs.length && Signs.isDigit(signs[at + 1]);
        return signs[at] == '_' && letterFollows || label && signs[at] == '-' && (letterFollows || digitFollows);
    }

    private void index() {
        int start = at;
        boolean glued = !tokens.isEmpty() && tokens.get(tokens.size() - 1).span().line() == line
                && tokens.get(tokens.size() - 1).end() == columns[at];
        at++;
        int inside = at;
        if (at < signs.length && signs[at] == '(') {
            while (at < signs.length && signs[at] != ')' && at - start < LONGEST_NAME) {
                at++;
            }
            at = Math.min(signs.length, at + 1);
        } else {
            digits();
        }
        String text = new String(signs, inside, at - inside).replace(" ", "");
        if (!glued || !text.matches("\\d{1,9}|\\(\\d{1,9},\\d{1,9}\\)")) {
            throw Refusal.of(span(start), Mistake.MALFORMED_INDEX, written(start));
        }
        add(Kind.INDEX, text, start);
    }

    private void superscript() {
        int start = at;
        StringBuilder text = new StringBuilder();
        if (signs[at] == '⁻') {
            text.append('-');
            at++;
        }
        while (at < signs.length && Signs.superscript(signs[at]) >= 0) {
            text.append(Signs.superscript(signs[at]));
            at++;
        }
        if (text.length() > LONGEST_NUMBER) {
            throw Refusal.of(span(start), Mistake.NUMBER_TOO_LARGE);
        }
        if (!Character.isDigit(text.charAt(text.length() - 1))) {
            throw Refusal.of(span(start), Mistake.UNKNOWN_SIGN, "⁻", "a superscript minus stands before superscript digits");
        }
        add(Kind.SUPERSCRIPT, text.toString(), start);
    }

    private void sign() {
        int start = at;
        String ascii = Signs.ascii(signs[at]);
        at++;
        if (ascii.startsWith("'")) {
            primes(ascii, start);
            return;
        }
        String pair = at < signs.length ? ascii + Signs.ascii(signs[at]) : "";
        if (PAIRS.contains(pair) || DOTTED.containsKey(pair)) {
            at++;
            add(Kind.SIGN, DOTTED.getOrDefault(pair, pair), start);
        } else if (PAIRS.contains(ascii) || ascii.length() == 1 && SINGLES.contains(ascii)) {
            add(Kind.SIGN, ascii, start);
        } else {
            boolean power = ascii.equals("*") && at < signs.length && signs[at] == '*';
            at += power ? 1 : 0;
            throw Refusal.of(span(start), Mistake.UNKNOWN_SIGN, power ? "**" : Signs.shown(signs[start]),
                    power ? "a power is written u^2" : Signs.remedy(signs[start]));
        }
    }

    private void primes(String first, int start) {
        StringBuilder text = new StringBuilder(first);
        while (at < signs.length && Signs.ascii(signs[at]).startsWith("'") && text.length() < LONGEST_NAME) {
            text.append(Signs.ascii(signs[at]));
            at++;
        }
        add(Kind.PRIMES, text.toString(), start);
    }

    private String written(int start) {
        return new String(signs, start, at - start);
    }

    private Span span(int start) {
        return new Span(line, columns[start], Math.max(1, at - start));
    }

    private void add(Kind kind, String text, int start) {
        tokens.add(new Token(kind, text, written(start), span(start)));
    }
}
