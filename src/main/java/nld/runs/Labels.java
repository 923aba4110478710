package nld.runs;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nld.model.RunLog;

/** Finds the columns of a log that a mapping names, for each label. */
final class Labels {
    private final LogTable table;
    private final List<RunLog.Column> mapping;

    Labels(LogTable table, List<RunLog.Column> mapping) {
        this.table = table;
        this.mapping = mapping;
    }

    /** The labels for which the log has one of the columns {@code used}, in its order; the empty one where none of them is labelled. */
    Set<String> of(Collection<Integer> used) throws LogFault {
        Set<String> labels = new LinkedHashSet<>();
        boolean labelled = false;
        for (String name : table.columns()) {
            for (int column : used) {
                String pattern = mapping.get(column).column();
                int star = pattern.indexOf(RunLog.LABEL);
                labelled |= star >= 0;
                if (star >= 0 && fits(name, pattern, star)) {
                    labels.add(name.substring(star, name.length() - (pattern.length() - star - 1)));
                }
            }
        }
        if (labelled && labels.isEmpty()) {
            throw missing(mapping.get(used.iterator().next()));
        }
        return labelled ? labels : Set.of("");
    }

    private static boolean fits(String name, String pattern, int star) {
        return name.length() >= pattern.length() && name.startsWith(pattern.substring(0, star))
                && name.endsWith(pattern.substring(star + 1));
    }

    /** Where the column of that label stands; −1 where there is none. */
    int find(int column, String label) {
        return table.columns().indexOf(name(column, label));
    }

    /** Where the column of that label stands; a fault where there is none. */
    int require(int column, String label) throws LogFault {
        int found = find(column, label);
        if (found < 0) {
            throw new LogFault("there is no column '" + name(column, label) + "', which holds " + mapping.get(column).text(),
                    table.near(name(column, label)));
        }
        return found;
    }

    private String name(int column, String label) {
        return mapping.get(column).column().replace(RunLog.LABEL, label);
    }

    private LogFault missing(RunLog.Column column) {
        return new LogFault("there is no column '" + column.column() + "', which holds " + column.text(),
                table.near(column.column().replace(RunLog.LABEL, "")));
    }
}
