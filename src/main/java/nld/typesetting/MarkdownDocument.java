package nld.typesetting;

import java.util.List;
import java.util.stream.Collectors;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Heading;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;

/** Writes documents in Markdown, formulas in LaTeX between dollar signs, as GitHub, Jupyter and Pandoc read them. */
final class MarkdownDocument {
    private final Typesetter typesetter;

    MarkdownDocument(Hand hand) {
        this.typesetter = new Typesetter(hand);
    }

    String of(Document document) {
        return "# " + escaped(document.name()) + "\n" + document.blocks().stream().map(this::block).collect(Collectors.joining());
    }

    private String block(Block block) {
        if (block instanceof Heading heading) {
            return "\n## " + escaped(heading.text()) + "\n";
        }
        if (block instanceof Prose prose) {
            return "\n" + words(prose.spans()) + "\n";
        }
        return ((Display) block).items().stream().map(this::item).collect(Collectors.joining());
    }

    private String item(Item item) {
        String words = item.words().isEmpty() ? "" : "\n" + words(item.words()) + "\n";
        return words + "\n$$\n" + Latex.of(typesetter.box(item.equation())) + "\n$$\n";
    }

    private String words(List<Span> spans) {
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            if (span instanceof Document.Words words) {
                out.append(escaped(words.text()));
            } else {
                Box box = span instanceof Document.Inline inline ? typesetter.box(inline.equation())
                        : typesetter.declared(((Document.Declared) span).symbol());
                out.append('$').append(Latex.of(box)).append('$');
            }
        }
        return out.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|$])", "\\\\$1");
    }
}
