package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nld.expression.Shape;
import nld.typesetting.Box.Face;

/**
 * Names as letters with subscripts: {@code beta1} is β₁, {@code q_12} is q₁₂, {@code w_in} is w with a word below,
 * {@code U_(10,2)} has two indices. Quantities of the theory are calligraphic, so that they collide with no declared name.
 */
final class Lettering {
    private static final Map<String, String> QUANTITIES = Map.of("lagrangian", "L", "energy", "E", "kinetic", "T",
            "potential", "V", "friction", "R", "motion", "M", "force", "Q", "boundary", "K");
    private static final Pattern PARTS = Pattern.compile("([^\\W\\d_]+)(\\d*)((?:_(?:\\(\\d+,\\d+\\)|[^_]+))*)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Letters cut in a way of their own, as a table of symbols may ask for. */
    private static final Pattern CUT = Pattern.compile("\\\\math(cal|bb)\\{([A-Z])\\}");

    private final Hand hand;

    Lettering(Hand hand) {
        this.hand = hand;
    }

    /** A derived quantity by its name in the notation: of the theory, a charge, or {@code force_q}, the force on q. */
    Box quantity(String name, Shape shape) {
        if (QUANTITIES.containsKey(name)) {
            return new Box.Letters(QUANTITIES.get(name), Face.SCRIPT);
        }
        if (name.startsWith("force_")) {
            return Box.lowered(new Box.Letters(QUANTITIES.get("force"), Face.SCRIPT), name(name.substring(6), shape));
        }
        return name(name, shape);
    }

    /** {@code name}, of something of that shape. */
    Box name(String name, Shape shape) {
        return written(hand.names().getOrDefault(name, name), face(shape));
    }

    private Box written(String name, Face face) {
        Matcher cut = CUT.matcher(name);
        if (cut.matches()) {
            return new Box.Letters(cut.group(2), cut.group(1).equals("cal") ? Face.SCRIPT : Face.DOUBLE);
        }
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            return new Box.Letters(name, Face.UPRIGHT);
        }
        String stem = hand.names().get(parts.group(1));
        Box letters = stem == null ? letters(parts.group(1), face) : written(stem, face);
        List<Box> below = new ArrayList<>();
        if (!parts.group(2).isEmpty()) {
            below.add(new Box.Digits(parts.group(2)));
        }
        for (String part : parts.group(3).split("_")) {
            if (!part.isEmpty()) {
                below.add(subscript(part));
            }
        }
        return below.isEmpty() ? letters : Box.lowered(letters, Box.list(below));
    }

    private Box subscript(String part) {
        if (part.startsWith("(")) {
            String[] indices = part.substring(1, part.length() - 1).split(",");
            return Box.list(List.of(new Box.Digits(indices[0]), new Box.Digits(indices[1])));
        }
        if (part.chars().allMatch(Character::isDigit)) {
            return new Box.Digits(part);
        }
        return nested(part);
    }

    /** A subscript with digits of its own keeps them beside its letters: one level below is legible, two are not. */
    private static Box nested(String part) {
        Matcher parts = PARTS.matcher(part);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return letters(part, Face.ITALIC);
        }
        return Box.row(letters(parts.group(1), Face.ITALIC), new Box.Digits(parts.group(2)));
    }

    /** One letter in its face; several are a word and upright. */
    private static Box letters(String word, Face face) {
        String letter = Greek.letter(word);
        boolean single = letter.codePointCount(0, letter.length()) == 1;
        return new Box.Letters(letter, single ? face : face == Face.BOLD ? Face.BOLD : Face.UPRIGHT);
    }

    private Face face(Shape shape) {
        if (shape.isScalar()) {
            return Face.ITALIC;
        }
        return switch (hand.vectors()) {
            case BOLD -> Face.BOLD;
            case UPRIGHT -> Face.UPRIGHT;
            case PLAIN -> Face.ITALIC;
        };
    }
}
