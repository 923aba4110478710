package nld.runs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as logs hold them: decimal, with or without an exponent. */
final class LogNumber {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final int LONGEST = 400;

    private LogNumber() {
    }

    static boolean isNumber(String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches();
    }

    /** A number or a quotient of two, as a person writes it: 0.1, 1/10, 1e-3. */
    static OptionalDouble read(String text) {
        String[] parts = text.split("/", -1);
        for (String part : parts) {
            if (!isNumber(part.strip())) {
                return OptionalDouble.empty();
            }
        }
        BigDecimal above = new BigDecimal(parts[0].strip());
        if (parts.length == 1) {
            return OptionalDouble.of(above.doubleValue());
        }
        BigDecimal below = new BigDecimal(parts[1].strip());
        return parts.length > 2 || below.signum() == 0 ? OptionalDouble.empty()
                : OptionalDouble.of(above.divide(below, MathContext.DECIMAL128).doubleValue());
    }

    /** How many significant digits the number between two places is written with, at least 1; 0 where there is none. */
    static int digits(byte[] bytes, int from, int to) {
        int significant = 0;
        int digits = 0;
        int at = from < to && isSign(bytes[from]) ? from + 1 : from;
        boolean point = false;
        for (; at < to && (isDigit(bytes[at]) || bytes[at] == '.' && !point); at++) {
            point |= bytes[at] == '.';
            if (isDigit(bytes[at])) {
                digits++;
                significant += significant > 0 || bytes[at] != '0' ? 1 : 0;
            }
        }
        boolean whole = at == to || isExponent(bytes, at, to);
        return digits == 0 || digits > LONGEST || !whole ? 0 : Math.max(1, significant);
    }

    private static boolean isExponent(byte[] bytes, int start, int to) {
        int at = start + 1;
        if (bytes[start] != 'e' && bytes[start] != 'E') {
            return false;
        }
        at += at < to && isSign(bytes[at]) ? 1 : 0;
        int digits = to - at;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at == to && digits > 0 && digits <= LONGEST;
    }

    private static boolean isDigit(byte sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean isSign(byte sign) {
        return sign == '-' || sign == '+';
    }

    /** The nearest double to the number between two places. */
    static double of(byte[] bytes, int from, int to) {
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** What is said of a field that holds no number. */
    static LogFault fault(byte[] bytes, int from, int to, String where) {
        String text = new String(bytes, from, Math.min(to - from, 40), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return new LogFault(where + " is empty", "Every row gives every column that the law needs.");
        }
        return text.matches("(?i)[+-]?(nan|inf|infinity)")
                ? new LogFault(where + " is " + text, "Has the run diverged? Cut the log before this line.")
                : new LogFault(where + " is no number: '" + text + "'", "Write numbers as 0.1 or 1e-3.");
    }
}
