package nld.pages;

import java.util.ArrayList;
import java.util.List;
import nld.plots.Plot;
import nld.report.FileReport;
import nld.report.Style;
import nld.report.VerificationText;
import nld.typesetting.Document;
import nld.typesetting.Hand;
import nld.typesetting.Language;
import nld.typesetting.Writers;
import nld.verdict.Finding;

/** The page of one theorem: statement, verdicts, derivation, file. */
final class TheoremPage {
    private static final double WIDTH = 430;

    private final Material material;
    private final List<Pictures.Placed> pictures;

    /** The page of {@code material} with its pictures. */
    TheoremPage(Material material, List<Pictures.Placed> pictures) {
        this.material = material;
        this.pictures = pictures;
    }

    String html(String version) {
        FileReport report = material.report();
        String main = report instanceof FileReport.Examined examined ? examined(examined)
                : "<h1>" + Html.text(report.file()) + "</h1>\n<p class=\"verdict broken\">✗ not verified</p>\n<pre>"
                        + Html.text(new VerificationText(Style.PLAIN).diagnostics(report)) + "</pre>\n" + source();
        String title = report instanceof FileReport.Examined examined ? examined.name() : report.file();
        return Frame.page(title, "<a href=\"../index.html\">All theorems</a>", main, version);
    }

    private String examined(FileReport.Examined report) {
        StringBuilder out = new StringBuilder("<h1>" + Html.text(report.name()) + "</h1>\n");
        paragraph(out, "", report.theorem().says());
        paragraph(out, "Source: ", report.theorem().source());
        out.append("<p class=\"soft\">").append(Html.text(report.file()))
                .append(material.exposition().isEmpty() ? "" : " · <a href=\"../latex/" + material.stem() + ".tex\">LaTeX</a>").append("</p>\n<h2>Verdicts</h2>\n").append(verdicts(report))
                .append("<h2>Derivation</h2>\n").append(derivation());
        return out.append(source()).toString();
    }

    private static void paragraph(StringBuilder out, String before, String words) {
        if (!words.isBlank()) {
            out.append("<p>").append(before).append(Html.text(words.trim())).append("</p>\n");
        }
    }

    private String verdicts(FileReport.Examined report) {
        FindingHtml writer = new FindingHtml(report);
        List<String> articles = new ArrayList<>();
        for (Finding finding : report.findings()) {
            List<Plot> plots = pictures.stream().filter(placed -> placed.finding() == finding).map(Pictures.Placed::plot).toList();
            articles.add(writer.of(finding, articles.size() + 1, plots));
        }
        return articles.isEmpty() ? "<p>It states no claim, check or control.</p>\n" : String.join("", articles);
    }

    /** The exposition from its first heading on: what the theorem says stands above. The page and this part of it have headings of their own. */
    private String derivation() {
        return material.exposition().map(TheoremPage::fromFirstHeading).map(document -> Writers.write(document, Language.MATHML, Hand.USUAL, WIDTH, false)
                        .replaceFirst("<h1>.*</h1>\n", "").replaceFirst("<section id=\"[^\"]*\">", "<section>")
                        .replace("<h2>", "<h3>").replace("</h2>", "</h3>"))
                .orElseGet(() -> "<p>Not derived: " + Html.text(material.missing()) + "</p>\n");
    }

    private static Document fromFirstHeading(Document document) {
        return new Document(document.name(), document.symbols(), document.blocks().stream()
                .dropWhile(block -> !(block instanceof Document.Heading)).toList());
    }

    private String source() {
        if (material.source().isEmpty()) {
            return "";
        }
        List<String> lines = material.source().lines().toList();
        StringBuilder out = new StringBuilder("<h2>Theorem file</h2>\n<pre>");
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            out.append("<span id=\"L").append(number).append("\">").append(line.isEmpty() ? " " : Html.text(line)).append("</span>");
        }
        return out.append("</pre>\n").toString();
    }
}
