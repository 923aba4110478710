package nld.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of a name and what it stands for, the second column aligned; a text of several lines keeps its column. */
final class Rows {
    private static final String GAP = "  ";

    private record Row(String name, String text) {
    }

    private final String indent;
    private final List<Row> rows = new ArrayList<>();

    Rows(String indent) {
        this.indent = indent;
    }

    Rows add(String name, String text) {
        rows.add(new Row(name, text));
        return this;
    }

    /** One row for each text; only the first carries the name. */
    Rows add(String name, List<String> texts) {
        for (int index = 0; index < texts.size(); index++) {
            add(index == 0 ? name : "", texts.get(index));
        }
        return this;
    }

    @Override
    public String toString() {
        int width = rows.stream().mapToInt(row -> width(row.name)).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Row row : rows) {
            String padding = " ".repeat(width - width(row.name));
            out.append((indent + row.name + padding + GAP + row.text).stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
