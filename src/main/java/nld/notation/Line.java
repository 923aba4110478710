package nld.notation;

/**
 * A line of a file, its comment taken off.
 *
 * @param number        its number, from 1
 * @param raw           the line as it stands, in NFC
 * @param indent        how many blanks open it
 * @param content       what stands after them, without comment and trailing blanks
 * @param comment       the comment with its {@code #}; empty where there is none
 * @param commentColumn the column of the comment, from 1
 */
record Line(int number, String raw, int indent, String content, String comment, int commentColumn) {
    static Line of(int number, String raw) {
        int indent = 0;
        while (indent < raw.length() && isBlank(raw.charAt(indent))) {
            indent++;
        }
        int hash = comment(raw);
        String before = hash < 0 ? raw : raw.substring(0, hash);
        int end = before.length();
        while (end > indent && isBlank(before.charAt(end - 1))) {
            end--;
        }
        String content = end > indent ? before.substring(indent, end) : "";
        String comment = hash < 0 ? "" : raw.substring(hash).stripTrailing();
        return new Line(number, raw, indent, content, comment, hash < 0 ? 0 : raw.codePointCount(0, hash) + 1);
    }

    /** Where a comment opens: at a {@code #} that stands first or after a blank. */
    private static int comment(String raw) {
        for (int index = raw.indexOf('#'); index >= 0; index = raw.indexOf('#', index + 1)) {
            if (index == 0 || isBlank(raw.charAt(index - 1))) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t';
    }

    boolean isEmpty() {
        return content.isEmpty();
    }

    /** The first word: letters and digits of any kind, hyphens between; empty where the line opens otherwise. */
    String firstWord() {
        int end = 0;
        while (end < content.length() && (Character.isLetter(content.charAt(end))
                || end > 0 && continuesWord(content.charAt(end), end))) {
            end++;
        }
        return content.substring(0, end);
    }

    private boolean continuesWord(char sign, int at) {
        boolean hyphen = sign == '-' && at + 1 < content.length() && Character.isLetter(content.charAt(at + 1));
        return hyphen || sign == '_' || Character.isDigit(sign);
    }

    /** Whether a blank or nothing follows the first word. */
    boolean isParted() {
        int end = firstWord().length();
        return end == content.length() || isBlank(content.charAt(end));
    }

    /** The stretch of the first word, or of the first character where there is none. */
    Span opening() {
        return new Span(number, indent + 1, Math.max(1, firstWord().codePointCount(0, firstWord().length())));
    }

    /** The stretch of the content. */
    Span span() {
        return new Span(number, indent + 1, Math.max(1, content.codePointCount(0, content.length())));
    }
}
