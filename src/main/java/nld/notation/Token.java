package nld.notation;

/**
 * The smallest part of a statement.
 *
 * @param kind    what it is
 * @param text    what it means: Greek spelled out, signs in ASCII, superscripts as digits
 * @param written what the author wrote
 * @param span    where it stands
 */
record Token(Kind kind, String text, String written, Span span) {
    /** The kinds of tokens. */
    enum Kind {
        /** An exact number. */
        NUMBER,
        /** A name, a word or a label. */
        WORD,
        /** An index glued to what it follows, its underscore left out of the text. */
        INDEX,
        /** One or more primes. */
        PRIMES,
        /** A superscript integer. */
        SUPERSCRIPT,
        /** The superscript T. */
        TRANSPOSE,
        /** An operator, bracket, bar, comma, colon or relation. */
        SIGN,
        /** A path in quotation marks, which are left out of the text. */
        PATH,
        /** The end of the statement. */
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** The column after it, from 1. */
    int end() {
        return span.column() + span.length();
    }
}
