package nld.typesetting;

import java.util.List;
import java.util.stream.Stream;
import nld.expression.Jet;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * What is to be said, in order: headings, words with formulas in them, and formulas on lines of their own. How each language
 * says it is the matter of its writer.
 *
 * @param name   the theorem's name
 * @param symbols what is declared, in the order of declaration: coordinates, then parameters and constants
 * @param blocks what is said
 */
public record Document(String name, List<Symbol> symbols, List<Block> blocks) {
    /** Copies the lists. */
    public Document {
        symbols = List.copyOf(symbols);
        blocks = List.copyOf(blocks);
    }

    /** A part of a document. */
    public sealed interface Block {
    }

    /**
     * A heading.
     *
     * @param text in words
     */
    public record Heading(String text) implements Block {
    }

    /**
     * A paragraph.
     *
     * @param spans words and formulas
     */
    public record Prose(List<Span> spans) implements Block {
        /** Copies the list. */
        public Prose {
            spans = List.copyOf(spans);
        }
    }

    /**
     * Formulas on lines of their own, aligned with each other.
     *
     * @param items the formulas, at least one
     */
    public record Display(List<Item> items) implements Block {
        /** Copies the list. */
        public Display {
            items = List.copyOf(items);
        }
    }

    /**
     * A formula on a line of its own.
     *
     * @param id       a name for it, unique in the document: {@code motion-2}, {@code rotation-charge}
     * @param words    what is said before it, between it and the formula above; empty for nothing
     * @param equation the formula
     * @param use      what it is to a program
     */
    public record Item(String id, List<Span> words, Equation equation, Use use) {
        /** Copies the list. */
        public Item {
            words = List.copyOf(words);
        }
    }

    /** What a formula is to a program made of the document. */
    public enum Use {
        /** A result, to be computed. */
        RESULT,
        /** A part of the recurrence of an update rule: what the state is after a step. */
        RULE,
        /** A step on the way or a statement: to be read, not computed. */
        READING
    }

    /** A part of a paragraph. */
    public sealed interface Span {
    }

    /** Words. */
    public record Words(String text) implements Span {
    }

    /** A formula in a line. */
    public record Inline(Equation equation) implements Span {
    }

    /** A symbol and the set it is from. */
    public record Declared(Symbol symbol) implements Span {
    }

    /** All formulas on lines of their own. */
    public Stream<Item> items() {
        return blocks.stream().filter(Display.class::isInstance).flatMap(block -> ((Display) block).items().stream());
    }

    /** Whether a symbol or function of that name, declared or not, stands in one of the formulas. */
    boolean mentions(String name) {
        return items().map(Item::equation).flatMap(equation -> Stream.concat(equation.left().stream(), equation.right().stream()))
                .anyMatch(formula -> Symbols.occurs(formula, part -> part instanceof Symbol symbol && symbol.name().equals(name)
                        || part instanceof Jet jet && jet.function().name().equals(name)));
    }
}
