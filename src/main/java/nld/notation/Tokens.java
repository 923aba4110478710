package nld.notation;

import java.util.List;
import java.util.function.Predicate;
import nld.notation.Token.Kind;

/** A place in the tokens of one statement, moving on. */
final class Tokens {
    private final List<Token> tokens;
    private final Predicate<String> isFunction;
    private int at;

    /** At the first of {@code tokens}, whose last is an {@link Kind#END}. */
    Tokens(List<Token> tokens, Predicate<String> isFunction) {
        this.tokens = tokens;
        this.isFunction = isFunction;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token {@code ahead} places further; the end beyond the last. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** The token last taken. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return peek().is(Kind.END);
    }

    boolean atSign(String sign) {
        return peek().isSign(sign);
    }

    boolean atWord(String word) {
        return peek().isWord(word);
    }

    /** Takes the sign if it stands here. */
    boolean takeSign(String sign) {
        return atSign(sign) && next() != null;
    }

    /** Takes the word if it stands here. */
    boolean takeWord(String word) {
        return atWord(word) && next() != null;
    }

    /** Takes the sign, or refuses what stands here instead; {@code example} shows how it is written. */
    void expectSign(String sign, String example) {
        if (!takeSign(sign)) {
            throw expected("'" + sign + "'", example);
        }
    }

    /** Takes a word of any kind, or refuses what stands here instead. */
    Token expectWord(String what, String example) {
        if (!peek().is(Kind.WORD)) {
            throw expected(what, example);
        }
        return next();
    }

    /** Refuses anything that still stands here. */
    void expectEnd(String example) {
        if (!atEnd()) {
            throw Refusal.of(peek().span(), Mistake.UNEXPECTED, found(), example);
        }
    }

    Refusal expected(String what, String example) {
        return Refusal.of(peek().span(), Mistake.EXPECTED, what, found(), example);
    }

    /** What stands here, for messages. */
    String found() {
        return atEnd() ? "the end" : "'" + peek().written() + "'";
    }

    /** The tokens from one position up to another. */
    List<Token> between(int from, int to) {
        return tokens.subList(from, to);
    }

    /** What stands from one position up to another, on one line. */
    String text(int from, int to) {
        return Spacing.oneLine(between(from, to), isFunction);
    }

    /** The stretch from one position up to another. */
    Span span(int from, int to) {
        return tokens.get(from).span().to(tokens.get(Math.max(from, to - 1)).span());
    }

    boolean isFunction(String name) {
        return isFunction.test(name);
    }
}
