package nld.notation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into lines: a byte order mark is left out, line ends are LF, CR LF or CR, characters are NFC.
 *
 * @param lines    the lines
 * @param problems where its mistakes are gathered; those of its characters are there already
 */
record Source(List<Line> lines, Problems problems) {
    static Source of(String text, String fileName) {
        if (text.length() > Reader.LARGEST_FILE) {
            List<Line> first = List.of(Line.of(1, split(text.substring(0, 200)).get(0)));
            Problems problems = new Problems(fileName, first);
            problems.add(Refusal.of(new Span(1, 1, 1), Mistake.FILE_TOO_LARGE, "" + Reader.LARGEST_FILE));
            return new Source(first, problems);
        }
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<Line> lines = new ArrayList<>();
        for (String raw : split(clean)) {
            lines.add(Line.of(lines.size() + 1, Normalizer.normalize(raw, Normalizer.Form.NFC)));
        }
        Problems problems = new Problems(fileName, lines);
        refuseTabs(lines, problems);
        lines.forEach(line -> refuseControls(line, problems));
        return new Source(List.copyOf(lines), problems);
    }

    /** The lines of a text without their ends; always at least one. */
    static List<String> split(String text) {
        return List.of(text.split("\r\n|\n|\r", -1));
    }

    /** How deep a tab indents is anybody's guess; the first one is reported. */
    private static void refuseTabs(List<Line> lines, Problems problems) {
        lines.stream().filter(line -> !line.isEmpty() && line.raw().substring(0, line.indent()).indexOf('\t') >= 0)
                .findFirst().ifPresent(line -> problems.add(Refusal.of(
                        new Span(line.number(), line.raw().indexOf('\t') + 1, 1), Mistake.TAB_IN_INDENTATION)));
    }

    private static void refuseControls(Line line, Problems problems) {
        int column = 1;
        for (int index = 0; index < line.raw().length(); column++) {
            int sign = line.raw().codePointAt(index);
            boolean surrogate = Character.getType(sign) == Character.SURROGATE;
            if (surrogate || Character.isISOControl(sign) && sign != '\t') {
                problems.add(Refusal.of(new Span(line.number(), column, 1), Mistake.UNKNOWN_SIGN, Signs.shown(sign),
                        Signs.remedy(sign)));
                return;
            }
            index += Character.charCount(sign);
        }
    }
}
