package nld.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Reads numbers in CSV: rows of decimal numbers with commas between, as many in each. Lines that begin with {@code #} are comments; a
 * first row in which no field is a number names the columns and is passed over. A number is the nearest double to what is written.
 */
final class CsvReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final int LONGEST = 400;
    private static final int SHOWN = 40;

    private final byte[] bytes;
    private double[] numbers = new double[64];
    private int found;
    private int rows;
    private int columns;
    private int line;
    private int emptyLine;

    private CsvReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static NumberTable read(byte[] bytes) throws DataFault {
        CsvReader reader = new CsvReader(bytes);
        reader.lines();
        if (reader.rows == 0) {
            throw new DataFault("it holds no numbers", "write them in rows, with commas between: 0.5,-1.25");
        }
        return new NumberTable(reader.rows, reader.columns, Arrays.copyOf(reader.numbers, reader.found), Digest.of(bytes));
    }

    private void lines() throws DataFault {
        boolean mark = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = mark ? 3 : 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            line++;
            row(start, end > start && bytes[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    private void row(int from, int to) throws DataFault {
        if (from < to && bytes[from] == '#') {
            return;
        }
        if (isBlank(from, to)) {
            emptyLine = emptyLine == 0 ? line : emptyLine;
            return;
        }
        if (emptyLine > 0 && rows > 0) {
            throw new DataFault("line " + emptyLine + " is empty, and rows follow it", "delete the line, or what follows it");
        }
        if (rows == 0 && columns == 0 && isHeader(from, to)) {
            columns = fields(from, to);
            return;
        }
        int fields = fields(from, to);
        if (columns > 0 && fields != columns) {
            throw new DataFault("line " + line + " has " + fields + (fields == 1 ? " field" : " fields") + ", the lines before have " + columns,
                    "every row has as many numbers; a decimal point is a point, and numbers have commas between");
        }
        columns = fields;
        numbers(from, to);
        rows++;
    }

    private boolean isBlank(int from, int to) {
        int index = from;
        while (index < to && (bytes[index] == ' ' || bytes[index] == '\t')) {
            index++;
        }
        return index == to;
    }

    private int fields(int from, int to) {
        int count = 1;
        for (int index = from; index < to; index++) {
            count += bytes[index] == ',' ? 1 : 0;
        }
        return count;
    }

    /** Whether no field looks like a number or a value that is missing. */
    private boolean isHeader(int from, int to) {
        for (String field : text(from, to).split(",", -1)) {
            String name = field.strip();
            if (name.isEmpty() || NUMBER.matcher(name).matches() || isNoValue(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNoValue(String field) {
        return field.matches("(?i)[+-]?(nan|inf|infinity|na|null)");
    }

    private void numbers(int from, int to) throws DataFault {
        int start = from;
        int column = 0;
        for (int index = from; index <= to; index++) {
            if (index == to || bytes[index] == ',') {
                column++;
                put(number(text(start, index).strip(), column));
                start = index + 1;
            }
        }
    }

    private void put(double number) throws DataFault {
        if (found == NumberTable.MOST) {
            throw new DataFault("it holds more than " + NumberTable.MOST + " numbers", "take a part of the data: a check has a minute");
        }
        numbers = found == numbers.length ? Arrays.copyOf(numbers, 2 * found) : numbers;
        numbers[found++] = number;
    }

    private double number(String field, int column) throws DataFault {
        String place = "line " + line + ", column " + column;
        if (field.isEmpty()) {
            throw new DataFault(place + " is empty", "every row gives every number; leave the row out, or fill it in");
        }
        if (isNoValue(field)) {
            throw new DataFault(place + " is " + field, "a run needs numbers: leave the row out, or fill it in");
        }
        if (field.length() > LONGEST || !NUMBER.matcher(field).matches()) {
            throw new DataFault(place + " is no number: '" + field.substring(0, Math.min(SHOWN, field.length())) + "'",
                    "write numbers as 0.1 or 1e-3, with commas between");
        }
        double value = Double.parseDouble(field);
        if (Double.isInfinite(value)) {
            throw new DataFault(place + " is too large: " + field.substring(0, Math.min(SHOWN, field.length())), "the largest double is 1.8e308");
        }
        return value;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
