package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Heading;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;

/**
 * Writes documents in LaTeX: whole, or as a fragment to be read by {@code \input} into a document that loads amsmath and
 * amssymb. Each formula has a number, a label {@code eq:THEOREM:ID}, and above it a comment with what it says in the notation
 * of theorem files.
 */
final class LatexDocument {
    /** What a number in brackets takes of a line, with the gap before it. */
    private static final double NUMBER = 32;
    /** What the relation takes of a line that begins after it. */
    private static final double RELATION = 14;
    /** A left side wider than this part of the line is not aligned at its relation. */
    private static final double WIDEST_LEFT = 0.3;

    private final Typesetter typesetter;
    private final double width;
    private final boolean whole;

    /**
     * Writes in a hand.
     *
     * @param hand  how the author writes
     * @param width how wide a line may be, in points
     * @param whole whether a document of its own is written; otherwise a fragment
     */
    LatexDocument(Hand hand, double width, boolean whole) {
        this.typesetter = new Typesetter(hand);
        this.width = width;
        this.whole = whole;
    }

    /** The document; ends with a line feed. */
    String of(Document document) {
        StringBuilder out = new StringBuilder();
        if (whole) {
            out.append("\\documentclass[10pt]{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{amsmath,amssymb}\n")
                    .append(String.format(Locale.ROOT, "\\usepackage[a4paper,textwidth=%.0fpt]{geometry}%n", width))
                    .append("\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n\\allowdisplaybreaks\n\\sloppy\n"
                            + "\\setlength{\\parindent}{0pt}\n\\setlength{\\parskip}{4pt}\n\\setlength{\\jot}{5pt}\n\\title{").append(LatexWords.of(document.name()))
                    .append("}\n\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n");
        } else {
            out.append("% ").append(document.name()).append(": needs amsmath and amssymb\n");
        }
        document.blocks().forEach(block -> out.append(block(document, block)));
        return out.append(whole ? "\\end{document}\n" : "").toString();
    }

    private String block(Document document, Block block) {
        if (block instanceof Heading heading) {
            return "\n" + (whole ? "\\section*{" : "\\paragraph{") + LatexWords.of(heading.text()) + "}\n";
        }
        if (block instanceof Prose prose) {
            return "\n" + words(prose.spans()) + "\n";
        }
        return display(document.name(), ((Display) block).items());
    }

    private String words(List<Span> spans) {
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            if (span instanceof Document.Words words) {
                out.append(LatexWords.of(words.text()));
            } else {
                Box box = span instanceof Document.Inline inline ? typesetter.box(inline.equation())
                        : typesetter.declared(((Document.Declared) span).symbol());
                out.append('$').append(Latex.of(box)).append('$');
            }
        }
        return out.toString();
    }

    /** One alignment: at the relations where the left sides are short, at the left where one is long. */
    private String display(String name, List<Item> items) {
        StringBuilder out = new StringBuilder();
        if (!items.get(0).words().isEmpty()) {
            out.append('\n').append(words(items.get(0).words())).append('\n');
        }
        double left = items.stream().mapToDouble(item -> leftWidth(item.equation())).max().orElse(0);
        boolean aligned = left <= WIDEST_LEFT * width;
        out.append("\\begin{align}\n");
        boolean first = true;
        for (Item item : items) {
            if (!first) {
                out.append(" \\\\\n");
                if (!item.words().isEmpty()) {
                    out.append("\\intertext{").append(words(item.words())).append("}\n");
                }
            }
            first = false;
            out.append("% ").append(item.equation()).append('\n')
                    .append(String.join(" \\notag\\\\\n", lines(item.equation(), aligned, left)))
                    .append(" \\label{eq:").append(name).append(':').append(item.id()).append('}');
        }
        return out.append("\n\\end{align}\n").toString();
    }

    private double leftWidth(Equation equation) {
        return equation.left().map(side -> Widths.of(typesetter.box(side))).orElse(0.0);
    }

    private List<String> lines(Equation equation, boolean aligned, double left) {
        List<String> lines = new ArrayList<>();
        double free = width - NUMBER;
        if (!aligned) {
            for (Box line : new LineBreaker(free).lines(typesetter.box(equation))) {
                lines.add((lines.isEmpty() ? "& " : "&\\quad ") + continued(line, lines.isEmpty()));
            }
            return lines;
        }
        if (equation.left().isEmpty()) {
            for (Box line : new LineBreaker(free - left - RELATION).lines(typesetter.box(equation))) {
                lines.add("&\\phantom{{}={}}\\mathopen{}" + (lines.isEmpty() ? "" : "\\quad ") + continued(line, lines.isEmpty()));
            }
            return lines;
        }
        List<Box> parts = ((Box.Row) typesetter.box(equation)).parts();
        int relation = 0;
        while (!(parts.get(relation) instanceof Box.Sign sign && sign.role() == Box.Role.RELATION)) {
            relation++;
        }
        String start = Latex.of(Box.row(parts.subList(0, relation)));
        Box right = Box.row(parts.subList(relation, parts.size()));
        for (Box line : new LineBreaker(free - left).lines(right)) {
            lines.add((lines.isEmpty() ? start + " &" : "&\\quad ") + continued(line, lines.isEmpty()));
        }
        return lines;
    }

    /** A line that begins with a sign says so by an empty box before it, so that the sign keeps the space of one between terms. */
    private static String continued(Box line, boolean first) {
        String text = Latex.of(line);
        return first ? text : text.startsWith("+") || text.startsWith("-") || text.startsWith("\\cdot") || text.startsWith("\\odot")
                ? "{}" + text : text;
    }
}
