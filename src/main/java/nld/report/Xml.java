package nld.report;

/** Escapes text for XML and HTML. What XML 1.0 does not allow at all is replaced by U+FFFD. */
public final class Xml {
    private Xml() {
    }

    /** {@code text} as the content of an element, its line feeds as they are. */
    public static String content(String text) {
        return escape(text).replace("&#10;", "\n");
    }

    /** {@code text} as the content of an attribute in double quotes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t' || point >= ' ' && !(point >= 0xD800 && point <= 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
    }
}
