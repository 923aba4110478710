package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A formula as it is laid out for the eye: letters, signs, fractions, scripts, brackets. What is written where is settled
 * here, once; {@link Latex} and {@link Mathml} only spell it.
 */
public sealed interface Box {
    /** The sign that stands, unseen, between the factors of a product. */
    Sign TIMES = new Sign("\u2062", Role.PRODUCT);

    /** How letters are cut. */
    enum Face {
        /** Slanted, as scalars are. */
        ITALIC,
        /** Upright, as words are. */
        UPRIGHT,
        /** Upright and bold, as vectors and matrices may be. */
        BOLD,
        /** Calligraphic, as quantities of the theory are: the Lagrangian, the energy. */
        SCRIPT,
        /** Double-struck, as the identity is. */
        DOUBLE
    }

    /** What a sign does, which settles the space around it and whether a line may be broken there. */
    enum Role {
        /** Between terms: + and −; a line may begin with it. */
        TERM,
        /** Between two sides: = and ≤. */
        RELATION,
        /** Between the factors of an inner or entrywise product. */
        BINARY,
        /** Unseen, between factors side by side. */
        PRODUCT,
        /** Before what it belongs to: −, ∇, ∂, δ. */
        PREFIX,
        /** After what it belongs to: a comma. */
        PUNCTUATION
    }

    /** A name: one letter or several, Greek ones as such. */
    record Letters(String letters, Face face) implements Box {
    }

    /** A number of digits. */
    record Digits(String digits) implements Box {
    }

    /** A sign and what it does. */
    record Sign(String sign, Role role) implements Box {
    }

    /** The name of a function: exp, tr, diag. */
    record Word(String word) implements Box {
    }

    /** Parts side by side. */
    record Row(List<Box> parts) implements Box {
        /** Copies the list. */
        public Row {
            parts = List.copyOf(parts);
        }
    }

    /** A fraction; a small one is a plain number such as ½. */
    record Fraction(Box above, Box below, boolean small) implements Box {
    }

    /** A square root. */
    record Root(Box inside) implements Box {
    }

    /** What is set below and above on the right of {@code base}. */
    record Scripts(Box base, Optional<Box> below, Optional<Box> above) implements Box {
    }

    /** One, two or three dots above: derivatives by time. */
    record Dots(Box base, int count) implements Box {
    }

    /** What stands in brackets or bars. */
    record Fence(String open, Box inside, String close) implements Box {
    }

    /** One end of brackets that stand on several lines, of one size whatever is inside; {@code tall} where that is high. */
    record Edge(String sign, boolean opens, boolean tall) implements Box {
    }

    /** Entries in rows, a vector or matrix. */
    record Table(List<List<Box>> rows) implements Box {
        /** Copies the list. */
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** {@code parts} side by side, rows among them opened. */
    static Box row(List<Box> parts) {
        List<Box> flat = new ArrayList<>();
        parts.forEach(part -> {
            if (part instanceof Row row) {
                flat.addAll(row.parts());
            } else {
                flat.add(part);
            }
        });
        return flat.size() == 1 ? flat.get(0) : new Row(flat);
    }

    /** {@code parts} side by side. */
    static Box row(Box... parts) {
        return row(List.of(parts));
    }

    /** {@code inside} in round brackets. */
    static Box bracket(Box inside) {
        return new Fence("(", inside, ")");
    }

    /** {@code parts} with commas between. */
    static Box list(List<Box> parts) {
        List<Box> all = new ArrayList<>();
        for (Box part : parts) {
            if (!all.isEmpty()) {
                all.add(new Sign(",", Role.PUNCTUATION));
            }
            all.add(part);
        }
        return row(all);
    }

    /** {@code base} with {@code above} raised; a script that is there already below stays. */
    static Box raised(Box base, Box above) {
        return base instanceof Scripts scripts && scripts.above().isEmpty()
                ? new Scripts(scripts.base(), scripts.below(), Optional.of(above))
                : new Scripts(base, Optional.empty(), Optional.of(above));
    }

    /** {@code base} with {@code below} lowered. */
    static Box lowered(Box base, Box below) {
        return new Scripts(base, Optional.of(below), Optional.empty());
    }
}
