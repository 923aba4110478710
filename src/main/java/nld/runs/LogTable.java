package nld.runs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A log as a table that is read once, from top to bottom: lines with a {@code #}, of which one may state the run's settings
 * as a JSON object; a header of distinct names; rows of numbers, one a step. Fields are separated by commas; only the columns
 * that are asked for are read as numbers. It is a dialect of CSV without quoted commas, which numbers do not need.
 */
final class LogTable {
    private final Lines lines;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private List<String> columns = List.of();
    private int[] wanted = {};
    private int digits;

    private LogTable(InputStream input) {
        this.lines = new Lines(input);
    }

    /** Reads what stands before the first row. */
    static LogTable open(InputStream input) throws IOException, LogFault {
        LogTable table = new LogTable(input);
        table.header();
        return table;
    }

    private void header() throws IOException, LogFault {
        boolean any = false;
        while (lines.next()) {
            any = true;
            String text = lines.number() == 1 ? withoutMark(lines.text()) : lines.text();
            if (text.startsWith("#")) {
                settings(text.substring(1).strip());
            } else if (!text.isBlank()) {
                columns = names(text);
                return;
            }
        }
        throw any ? new LogFault("it has no header and no rows", "The first line that is no comment names the columns: step,w2_0,…")
                : new LogFault("it is empty", "Write the log again; a run that ends early may leave an empty file.");
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private List<String> names(String text) throws LogFault {
        List<String> names = Arrays.stream(text.split(",", -1)).map(name -> name.strip().replaceAll("^\"(.*)\"$", "$1")).toList();
        if (names.stream().allMatch(name -> !name.isEmpty() && LogNumber.isNumber(name))) {
            throw new LogFault("line " + lines.number() + " holds numbers where the header should be",
                    "Put a line with the names of the columns before the first row.");
        }
        for (int index = 0; index < names.size(); index++) {
            if (names.indexOf(names.get(index)) != index) {
                throw new LogFault("the header names the column '" + names.get(index) + "' twice", "Give each column a name of its own.");
            }
        }
        return names;
    }

    /** Takes the settings of a JSON object, those inside others by names joined with dots; other comments are left alone. */
    private void settings(String json) throws LogFault {
        if (!json.startsWith("{")) {
            return;
        }
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null && !(parser.currentToken() == JsonToken.END_OBJECT && parser.getParsingContext().inRoot())) {
                if (parser.currentToken().isScalarValue()) {
                    String path = parser.getParsingContext().pathAsPointer().toString();
                    settings.put(path.substring(1).replace('/', '.'),
                            parser.currentToken() == JsonToken.VALUE_NULL ? "none" : parser.getText());
                }
            }
        } catch (IOException malformed) {
            throw new LogFault("the settings in line " + lines.number() + " are no JSON object",
                    "Write them as # {\"lr\": 0.1, …}, or leave the line out and give values by --with.");
        }
    }

    /** The settings that the run states, as they are written. */
    Map<String, String> settings() {
        return settings;
    }

    /** The names of the columns, in order. */
    List<String> columns() {
        return columns;
    }

    /** Says which columns are read as numbers, in ascending order. */
    void want(int[] indices) {
        wanted = indices.clone();
    }

    /** The number of the line last read, from 1. */
    long line() {
        return lines.number();
    }

    /** How many bytes were read so far. */
    long taken() {
        return lines.taken();
    }

    /** The most significant digits with which a value of the wanted columns was written so far. */
    int digits() {
        return digits;
    }

    /** Reads the next row; says whether there is one. Values of the wanted columns go to {@code values}. */
    boolean next(double[] values) throws IOException, LogFault {
        if (!lines.next()) {
            return false;
        }
        if (lines.isBlank()) {
            requireEnd();
            return false;
        }
        row(values);
        return true;
    }

    private void requireEnd() throws IOException, LogFault {
        long empty = lines.number();
        while (lines.next()) {
            if (!lines.isBlank()) {
                throw new LogFault("line " + empty + " is empty, and rows follow it", "Delete the line, or what follows it.");
            }
        }
    }

    private void row(double[] values) throws LogFault {
        byte[] bytes = lines.bytes();
        int column = 0;
        int found = 0;
        int start = lines.from();
        for (int index = lines.from(); index <= lines.to(); index++) {
            if (index == lines.to() || bytes[index] == ',') {
                if (found < wanted.length && wanted[found] == column) {
                    values[found] = number(bytes, start, index, column);
                    found++;
                }
                column++;
                start = index + 1;
            }
        }
        if (column != columns.size()) {
            throw new LogFault("line " + lines.number() + " has " + column + " fields, the header has " + columns.size(),
                    column < columns.size() ? "A run that was stopped may leave half a row: delete it, and all after it."
                    : "Was the header written by another run? Decimal commas are not read.");
        }
    }

    private double number(byte[] bytes, int start, int end, int column) throws LogFault {
        int from = start;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        int written = LogNumber.digits(bytes, from, to);
        if (written == 0) {
            throw LogNumber.fault(bytes, from, to, "line " + lines.number() + ", column '" + columns.get(column) + "'");
        }
        digits = Math.max(digits, written);
        double value = LogNumber.of(bytes, from, to);
        if (Double.isInfinite(value)) {
            throw new LogFault("line " + lines.number() + ", column '" + columns.get(column) + "' is too large for a double",
                    "Has the run diverged? Cut the log before this line.");
        }
        return value;
    }

    /** The columns nearest to a name that is none, for messages; all where none is near. */
    String near(String name) {
        List<String> near = columns.stream().filter(column -> distance(column, name) <= Math.max(1, name.length() / 3))
                .sorted(java.util.Comparator.comparingInt(column -> distance(column, name))).limit(3).toList();
        Stream<String> shown = near.isEmpty() ? columns.stream().limit(12) : near.stream();
        String list = String.join(", ", shown.toList());
        return near.isEmpty() ? "There are " + list + (columns.size() > 12 ? ", …" : "") + "." : "Did you mean " + list + "?";
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, index -> index);
        for (int at = 1; at <= left.length(); at++) {
            int diagonal = row[0];
            row[0] = at;
            for (int index = 1; index <= right.length(); index++) {
                int changed = diagonal + (left.charAt(at - 1) == right.charAt(index - 1) ? 0 : 1);
                diagonal = row[index];
                row[index] = Math.min(changed, 1 + Math.min(row[index], row[index - 1]));
            }
        }
        return row[right.length()];
    }
}
