package nld.notation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import nld.notation.Token.Kind;

/** Writes tokens with the canonical blanks between them, as the author spelled them. */
final class Spacing {
    private static final Set<String> TIGHT = Set.of("^", "^⊙", "/", "·");
    private static final Set<String> BEFORE_A_SIGN = Set.of("(", "[", "^", "^⊙", "/", "./", "⊙", "·", ",", ":", "=", "<=", ">=", "!=", "<", ">", "->", "+", "-");

    private final Predicate<String> isFunction;
    private final Deque<Boolean> bars = new ArrayDeque<>();
    private Token word;
    private Token before;
    private boolean unary;
    private boolean opened;

    private Spacing(Predicate<String> isFunction) {
        this.isFunction = isFunction;
        bars.push(false);
    }

    /** The tokens on one line. */
    static String oneLine(List<Token> tokens, Predicate<String> isFunction) {
        return String.join(" ", byLine(tokens, isFunction).values());
    }

    /** The tokens with the author's line breaks, by line number; {@link Kind#END} is left out. */
    static SortedMap<Integer, String> byLine(List<Token> tokens, Predicate<String> isFunction) {
        Spacing spacing = new Spacing(isFunction);
        SortedMap<Integer, String> lines = new TreeMap<>();
        for (Token token : tokens) {
            if (!token.is(Kind.END)) {
                boolean blank = spacing.blankBefore(token);
                lines.merge(token.span().line(), token.written(), (line, next) -> line + (blank ? " " : "") + next);
            }
        }
        return lines;
    }

    /** Takes the next token in and says whether a blank stands before it. */
    private boolean blankBefore(Token token) {
        boolean opensBars = token.isSign("|") && !bars.peek();
        boolean closesBars = token.isSign("|") && bars.peek();
        boolean blank = before != null && !opened && !unary && !closesBars && !isGlued(token);
        boolean sign = token.isSign("-") || token.isSign("+");
        unary = sign && (before == null || opened || before.is(Kind.SIGN) && BEFORE_A_SIGN.contains(before.text()));
        opened = opensBars;
        if (token.isSign("|")) {
            bars.push(!bars.pop());
        } else if (token.isSign("(") || token.isSign("[")) {
            bars.push(false);
        } else if ((token.isSign(")") || token.isSign("]")) && bars.size() > 1) {
            bars.pop();
        }
        word = token.is(Kind.WORD) ? token : token.is(Kind.PRIMES) ? word : null;
        before = token;
        return blank;
    }

    private boolean isGlued(Token token) {
        return switch (token.kind()) {
            case PRIMES, INDEX, SUPERSCRIPT, TRANSPOSE -> true;
            case SIGN -> isGluedSign(token.text()) || tightOrOpen();
            default -> tightOrOpen() || token.is(Kind.WORD) && before.written().equals("δ");
        };
    }

    private boolean tightOrOpen() {
        return before.is(Kind.SIGN) && (TIGHT.contains(before.text()) || before.text().equals("(") || before.text().equals("["));
    }

    private boolean isGluedSign(String sign) {
        return switch (sign) {
            case ")", "]", ",", ":", "^", "^⊙", "/", "·" -> true;
            case "(" -> word != null && (isFunction.test(word.text()) || word.text().equals("delta"));
            case "[" -> before.isSign(")") || before.isSign("]") || word != null && (word.text().equals("E") || word.text().equals("mean"));
            default -> false;
        };
    }
}
