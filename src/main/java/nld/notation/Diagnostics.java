package nld.notation;

import java.util.List;

/** Writes problems as people read them: place, line, carets, remedies. */
public final class Diagnostics {
    private static final int WIDEST_LINE = 160;
    private static final int BEFORE_THE_CARET = 60;

    private Diagnostics() {
    }

    /** The first {@code shown} of {@code problems} in full, then how many more there are; ends with a line feed. */
    public static String text(List<Problem> problems, int shown) {
        StringBuilder out = new StringBuilder();
        for (Problem problem : problems.subList(0, Math.min(shown, problems.size()))) {
            out.append(out.isEmpty() ? "" : "\n").append(text(problem));
        }
        int more = problems.size() - shown;
        if (more > 0) {
            out.append("\n").append(more).append(more == 1 ? " more error" : " more errors")
                    .append(" in this file, none hidden behind these.\n");
        }
        return out.toString();
    }

    /** One problem in full; ends with a line feed. */
    public static String text(Problem problem) {
        String number = String.format("%4d", problem.line());
        Excerpt excerpt = Excerpt.of(problem);
        StringBuilder out = new StringBuilder();
        out.append(problem.file()).append(':').append(problem.line()).append(':').append(problem.column())
                .append("  ").append(problem.message()).append("\n\n");
        out.append(number).append(" │ ").append(excerpt.line).append('\n');
        out.append(" ".repeat(number.length())).append(" │ ").append(excerpt.carets).append('\n');
        problem.remedies().forEach(remedy -> out.append("  ").append(remedy).append('\n'));
        return out.toString();
    }

    /** The part of the line that is shown, and the carets under it. */
    private record Excerpt(String line, String carets) {
        static Excerpt of(Problem problem) {
            int[] signs = problem.sourceLine().codePoints().toArray();
            int start = Math.min(problem.column() - 1, signs.length);
            int end = Math.min(start + problem.length(), signs.length);
            int from = signs.length <= WIDEST_LINE ? 0 : Math.max(0, start - BEFORE_THE_CARET);
            int to = Math.min(signs.length, from + WIDEST_LINE);
            String head = from > 0 ? "…" : "";
            String tail = to < signs.length ? "…" : "";
            String carets = " ".repeat(head.length()) + " ".repeat(width(signs, from, start))
                    + "^".repeat(Math.max(1, width(signs, start, Math.min(end, to))));
            return new Excerpt(head + shown(signs, from, to) + tail, carets);
        }

        private static String shown(int[] signs, int from, int to) {
            StringBuilder out = new StringBuilder();
            for (int index = from; index < to; index++) {
                out.appendCodePoint(printable(signs[index]));
            }
            return out.toString().stripTrailing();
        }

        /** What a terminal would act upon, and half a character, is shown as a replacement character. */
        private static int printable(int sign) {
            if (sign == '\t') {
                return ' ';
            }
            int type = Character.getType(sign);
            boolean acts = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
            return acts ? 0xFFFD : sign;
        }

        /** How many columns of a terminal the signs take: none for a combining mark, two for a wide one. */
        private static int width(int[] signs, int from, int to) {
            int width = 0;
            for (int index = from; index < to; index++) {
                int type = Character.getType(signs[index]);
                boolean combining = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
                width += combining ? 0 : isWide(signs[index]) ? 2 : 1;
            }
            return width;
        }

        private static boolean isWide(int sign) {
            return sign >= 0x1100 && sign <= 0x115F || sign >= 0x2E80 && sign <= 0xA4CF || sign >= 0xAC00 && sign <= 0xD7A3
                    || sign >= 0xF900 && sign <= 0xFAFF || sign >= 0xFE30 && sign <= 0xFE6F
                    || sign >= 0xFF00 && sign <= 0xFF60 || sign >= 0x1F300 && sign <= 0x1FAFF;
        }
    }
}
