package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.typesetting.Box.Role;

/**
 * Breaks a formula that is wider than its column: before the signs between terms of the right side first; a term that is too
 * wide by itself has its brackets opened to what they hold, fractions are written with a slash and roots as powers, until what
 * is left fits. Brackets that a line ends inside of keep one size. What cannot be opened, a table or a name, stays whole.
 */
final class LineBreaker {
    private static final double INDENT = 20;

    private final double width;

    /** Breaks at {@code width} points. */
    LineBreaker(double width) {
        this.width = width;
    }

    /** The lines of {@code formula}: one where it fits. Every line after the first begins with a sign or continues a product. */
    List<Box> lines(Box formula) {
        if (Widths.of(formula) <= width) {
            return List.of(formula);
        }
        List<Box> pieces = new ArrayList<>();
        open(formula instanceof Box.Row row ? row.parts() : List.of(formula), pieces);
        return filled(pieces);
    }

    /** Cuts rows into what lies between places to break, and cuts further what does not fit on a line by itself. */
    private void open(List<Box> parts, List<Box> pieces) {
        List<Box> piece = new ArrayList<>();
        for (Box part : parts) {
            if (part instanceof Box.Sign sign && (sign.role() == Role.TERM || sign.role() == Role.RELATION)) {
                close(piece, pieces);
            }
            piece.add(part);
        }
        close(piece, pieces);
    }

    private void close(List<Box> piece, List<Box> pieces) {
        if (piece.isEmpty()) {
            return;
        }
        Box whole = Box.row(piece);
        if (Widths.of(whole) <= width - INDENT) {
            pieces.add(whole);
        } else {
            factors(List.copyOf(piece), pieces);
        }
        piece.clear();
    }

    /** A term that is too wide, factor by factor; each factor that is too wide is opened. */
    private void factors(List<Box> term, List<Box> pieces) {
        List<Box> before = new ArrayList<>();
        for (Box part : term) {
            boolean fits = Widths.of(part) <= width - INDENT - 40 || inside(part).equals(List.of(part));
            boolean signs = part instanceof Box.Sign sign && sign.role() != Role.PRODUCT && sign.role() != Role.BINARY
                    && sign.role() != Role.PUNCTUATION;
            if (fits && signs) {
                before.add(part);
            } else if (fits) {
                before.add(part);
                pieces.add(Box.row(before));
                before.clear();
            } else if (inside(part).equals(List.of(part))) {
                before.add(part);
                pieces.add(Box.row(before));
                before.clear();
            } else {
                List<Box> opened = new ArrayList<>();
                open(inside(part), opened);
                before.add(opened.remove(0));
                pieces.add(Box.row(before));
                before.clear();
                pieces.addAll(opened);
            }
        }
        if (!before.isEmpty()) {
            pieces.add(Box.row(before));
        }
    }

    /** What a wide box is made of, side by side; the box itself where it cannot be opened. */
    private static List<Box> inside(Box box) {
        if (box instanceof Box.Row row) {
            return row.parts();
        }
        if (box instanceof Box.Fence fence) {
            return spread(fence, Optional.empty());
        }
        if (box instanceof Box.Scripts scripts && scripts.base() instanceof Box.Fence fence) {
            return spread(fence, Optional.of(scripts));
        }
        if (box instanceof Box.Scripts scripts && scripts.base() instanceof Box.Row call
                && call.parts().get(call.parts().size() - 1) instanceof Box.Fence fence) {
            List<Box> parts = new ArrayList<>(call.parts().subList(0, call.parts().size() - 1));
            parts.addAll(spread(fence, Optional.of(scripts)));
            return parts;
        }
        if (box instanceof Box.Fraction fraction) {
            return List.of(Box.bracket(fraction.above()), new Box.Sign("/", Role.BINARY), Box.bracket(fraction.below()));
        }
        if (box instanceof Box.Root root) {
            Box half = Box.row(new Box.Digits("1"), new Box.Sign("/", Role.PREFIX), new Box.Digits("2"));
            return List.of(Box.raised(Box.bracket(root.inside()), half));
        }
        return List.of(box);
    }

    /** A bracket as a sign, what it holds, and the sign that closes it, with the scripts it carried. */
    private static List<Box> spread(Box.Fence fence, Optional<Box.Scripts> scripts) {
        List<Box> parts = new ArrayList<>();
        boolean tall = Widths.isTall(fence.inside());
        parts.add(new Box.Edge(fence.open(), true, tall));
        parts.addAll(fence.inside() instanceof Box.Row row ? row.parts()
                : fence.inside() instanceof Box.Table table ? entries(table) : List.of(fence.inside()));
        Box end = new Box.Edge(fence.close(), false, tall);
        parts.add(scripts.<Box>map(known -> new Box.Scripts(end, known.below(), known.above())).orElse(end));
        return parts;
    }

    /** The entries of a table one after the other, with commas between them and semicolons between rows. */
    private static List<Box> entries(Box.Table table) {
        List<Box> parts = new ArrayList<>();
        for (List<Box> row : table.rows()) {
            for (Box entry : row) {
                if (!parts.isEmpty()) {
                    boolean begins = entry == row.get(0) && row.size() > 1;
                    parts.add(new Box.Sign(begins ? ";" : ",", Role.PUNCTUATION));
                }
                parts.add(entry);
            }
        }
        return parts;
    }

    /** Pieces put on lines, as many on each as fit. */
    private List<Box> filled(List<Box> pieces) {
        List<Box> lines = new ArrayList<>();
        List<Box> line = new ArrayList<>();
        double used = 0;
        for (Box piece : pieces) {
            double wide = Widths.of(piece);
            if (!line.isEmpty() && used + wide > width) {
                lines.add(Box.row(line));
                line.clear();
                used = INDENT;
            }
            line.add(piece);
            used += wide;
        }
        lines.add(Box.row(line));
        return lines;
    }
}
