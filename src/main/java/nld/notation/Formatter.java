package nld.notation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nld.data.DataFolder;
import nld.model.DeclaredFunction;
import nld.model.Theorem;

/**
 * Brings theorem files into their canonical layout. Words, formulas, line breaks and comments stay the author's; blanks,
 * indentation and alignment become canonical, so that formatting twice changes nothing more.
 */
public final class Formatter {
    private static final int BEFORE_A_COMMENT = 2;

    private Formatter() {
    }

    /** The text of a file beside which no files of numbers lie, in canonical layout, or its mistakes. */
    public static Formatting format(String text, String fileName) {
        return format(text, fileName, DataFolder.NONE);
    }

    /** The text of a file that lies in {@code folder} in canonical layout, or its mistakes. */
    public static Formatting format(String text, String fileName, DataFolder folder) {
        Reading reading = Reader.read(text, fileName, folder);
        if (reading instanceof Reading.Malformed malformed) {
            return new Formatting.Malformed(malformed.problems());
        }
        Theorem theorem = ((Reading.Read) reading).theorem();
        Set<String> functions = theorem.functions().stream().map(DeclaredFunction::name).collect(Collectors.toSet());
        theorem.ensemble().networks().forEach(network -> functions.add(network.name()));
        theorem.ensemble().groups().forEach(group -> functions.add(group.name()));
        theorem.ensemble().maps().forEach(map -> functions.add(map.name()));
        Source source = Source.of(text, fileName);
        List<Block> blocks = Outline.of(source.lines(), source.problems());
        Map<Integer, String> contents = new Layout(name -> functions.contains(name) || Names.isBuiltIn(name) || name.equals("O")).of(blocks);
        return new Formatting.Formatted(joined(source.lines(), contents));
    }

    /** The lines with their comments; of several empty lines one stays, and none at either end. */
    private static String joined(List<Line> lines, Map<Integer, String> contents) {
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (Line line : lines) {
            String formatted = line(line, contents);
            if (formatted.isEmpty()) {
                gap = !out.isEmpty();
            } else {
                out.append(gap ? "\n" : "").append(formatted).append('\n');
                gap = false;
            }
        }
        return out.toString();
    }

    private static String line(Line line, Map<Integer, String> contents) {
        if (line.isEmpty()) {
            return line.comment().isEmpty() ? "" : " ".repeat(line.commentColumn() == 1 ? 0 : Layout.BODY) + line.comment();
        }
        String content = contents.get(line.number());
        if (line.comment().isEmpty()) {
            return content;
        }
        int column = Math.max(Layout.width(content) + BEFORE_A_COMMENT, line.commentColumn() - 1);
        return Layout.padded(content, column) + line.comment();
    }
}
