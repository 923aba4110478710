package nld.typesetting;

import java.util.List;
import java.util.Map;

/**
 * How wide boxes come out, in points, set at 10pt in Computer Modern: an estimate from the widths of its letters and TeX's
 * spacing, on the wide side.
 */
final class Widths {
    private static final double DIGIT = 5.0;
    private static final double SCRIPT = 0.73;
    private static final Map<String, Double> LETTERS = Map.ofEntries(Map.entry("m", 8.8), Map.entry("w", 7.3),
            Map.entry("M", 10.8), Map.entry("W", 10.6), Map.entry("i", 3.5), Map.entry("j", 4.7), Map.entry("l", 3.1),
            Map.entry("t", 3.7), Map.entry("f", 6.0), Map.entry("r", 4.9), Map.entry("s", 4.7), Map.entry("I", 5.1));

    private Widths() {
    }

    static double of(Box box) {
        if (box instanceof Box.Letters letters) {
            return letters(letters);
        }
        if (box instanceof Box.Digits digits) {
            return DIGIT * digits.digits().length();
        }
        if (box instanceof Box.Sign sign) {
            return sign(sign);
        }
        if (box instanceof Box.Word word) {
            return 5.3 * word.word().length() + 1.7;
        }
        if (box instanceof Box.Row row) {
            return row.parts().stream().mapToDouble(Widths::of).sum();
        }
        if (box instanceof Box.Fraction fraction) {
            double inner = Math.max(of(fraction.above()), of(fraction.below()));
            return 2.4 + (fraction.small() ? 0.75 * inner : inner);
        }
        if (box instanceof Box.Root root) {
            return (isTall(root.inside()) ? 10.2 : 8.5) + of(root.inside());
        }
        if (box instanceof Box.Scripts scripts) {
            double below = scripts.below().map(Widths::of).orElse(0.0);
            double above = scripts.above().map(Widths::of).orElse(0.0);
            return of(scripts.base()) + 0.8 + SCRIPT * Math.max(below, above);
        }
        if (box instanceof Box.Dots dots) {
            return Math.max(of(dots.base()), 3.0 * dots.count() + 2);
        }
        if (box instanceof Box.Fence fence) {
            return of(fence.inside()) + (isTall(fence.inside()) ? 16 : 2 * 5.0);
        }
        return box instanceof Box.Edge edge ? edge.tall() ? 8 : 5 : table(((Box.Table) box).rows());
    }

    private static double table(List<List<Box>> rows) {
        double total = 0;
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            total += rows.stream().mapToDouble(row -> of(row.get(at))).max().orElse(0) + 10;
        }
        return total;
    }

    private static double letters(Box.Letters letters) {
        double each = letters.face() == Box.Face.BOLD ? 1.18 : letters.face() == Box.Face.SCRIPT ? 1.2 : 1;
        return each * letters.letters().codePoints().mapToDouble(point -> LETTERS.getOrDefault(Character.toString(point),
                Character.isUpperCase(point) ? 8.0 : 6.0)).sum();
    }

    private static double sign(Box.Sign sign) {
        return switch (sign.role()) {
            case TERM, BINARY -> 12.3;
            case RELATION -> 13.4;
            case PRODUCT -> 1.7;
            case PUNCTUATION -> 4.5;
            case PREFIX -> sign.sign().equals("′") ? 2.8 : 7.8;
        };
    }

    /** Whether it stands higher than a line of letters with scripts. */
    static boolean isTall(Box box) {
        if (box instanceof Box.Fraction fraction) {
            return !fraction.small();
        }
        if (box instanceof Box.Row row) {
            return row.parts().stream().anyMatch(Widths::isTall);
        }
        if (box instanceof Box.Scripts scripts) {
            return isTall(scripts.base());
        }
        if (box instanceof Box.Fence fence) {
            return isTall(fence.inside());
        }
        return box instanceof Box.Table || box instanceof Box.Root root && isTall(root.inside());
    }
}
