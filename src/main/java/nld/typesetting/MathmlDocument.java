package nld.typesetting;

import java.util.List;
import java.util.stream.Collectors;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Heading;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;

/** Writes documents in XHTML with formulas in MathML: a page that opens from disk, or what stands in one. */
final class MathmlDocument {
    private static final double WIDTH = 600;

    private final Typesetter typesetter;
    private final boolean whole;

    MathmlDocument(Hand hand, boolean whole) {
        this.typesetter = new Typesetter(hand);
        this.whole = whole;
    }

    String of(Document document) {
        String title = Mathml.escaped(document.name());
        String body = document.blocks().stream().map(this::block).collect(Collectors.joining());
        if (!whole) {
            return "<section id=\"" + title + "\">\n<h1>" + title + "</h1>\n" + body + "</section>\n";
        }
        return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head><meta charset=\"utf-8\"/>"
                + "<meta name=\"viewport\" content=\"width=device-width\"/><title>" + title + "</title>\n<style>"
                + "body{max-width:46em;margin:2em auto;padding:0 1em;font-family:serif;color-scheme:light dark}"
                + "figure{margin:1em 0;overflow-x:auto}</style></head>\n<body>\n<h1>" + title + "</h1>\n" + body
                + "</body>\n</html>\n";
    }

    private String block(Block block) {
        if (block instanceof Heading heading) {
            return "<h2>" + Mathml.escaped(heading.text()) + "</h2>\n";
        }
        if (block instanceof Prose prose) {
            return "<p>" + words(prose.spans()) + "</p>\n";
        }
        return ((Display) block).items().stream().map(this::item).collect(Collectors.joining());
    }

    private String item(Item item) {
        String words = item.words().isEmpty() ? "" : "<p>" + words(item.words()) + "</p>\n";
        List<Box> lines = new LineBreaker(WIDTH).lines(typesetter.box(item.equation()));
        String spoken = item.equation().toString();
        String formula = lines.size() == 1 ? Mathml.display(lines.get(0), spoken) : Mathml.lines(lines, spoken);
        return words + "<figure id=\"" + Mathml.escaped(item.id()) + "\">" + formula + "</figure>\n";
    }

    private String words(List<Span> spans) {
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            if (span instanceof Document.Words words) {
                out.append(Mathml.escaped(words.text()));
            } else if (span instanceof Document.Inline inline) {
                out.append(Mathml.inline(typesetter.box(inline.equation()), inline.equation().toString()));
            } else {
                Document.Declared declared = (Document.Declared) span;
                out.append(Mathml.inline(typesetter.declared(declared.symbol()), declared.symbol() + ", "
                        + declared.symbol().shape()));
            }
        }
        return out.toString();
    }
}
