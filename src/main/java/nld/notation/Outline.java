package nld.notation;

import java.util.ArrayList;
import java.util.List;

/** Sorts the lines of a file into sections and statements by their indentation. */
final class Outline {
    private final Problems problems;
    private final List<Block> blocks = new ArrayList<>();
    private List<Line> current;
    private List<Statement> body;
    private boolean hasBody;
    private int bodyIndent;

    private Outline(Problems problems) {
        this.problems = problems;
    }

    static List<Block> of(List<Line> lines, Problems problems) {
        Outline outline = new Outline(problems);
        lines.stream().filter(line -> !line.isEmpty()).forEach(outline::take);
        return outline.blocks;
    }

    private void take(Line line) {
        if (line.indent() == 0) {
            open(line);
        } else if (current == null) {
            problems.add(Refusal.of(line.opening(), Mistake.INDENTED_WITHOUT_SECTION));
        } else if (hasBody && (body.isEmpty() || line.indent() <= bodyIndent)) {
            inside(line);
        } else {
            current.add(line);
        }
    }

    private void open(Line line) {
        Statement head = statement(line);
        body = new ArrayList<>();
        blocks.add(new Block(head, body));
        hasBody = Sections.WITH_BODY.contains(head.word());
    }

    private void inside(Line line) {
        if (body.isEmpty()) {
            bodyIndent = line.indent();
        } else if (line.indent() < bodyIndent) {
            problems.add(Refusal.of(line.opening(), Mistake.UNEVEN_INDENT, "" + bodyIndent));
        }
        body.add(statement(line));
    }

    private Statement statement(Line line) {
        current = new ArrayList<>(List.of(line));
        return new Statement(current);
    }
}
