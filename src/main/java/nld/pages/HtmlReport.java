package nld.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.report.FailOn;
import nld.report.FileReport;
import nld.report.JUnitXml;
import nld.report.Style;
import nld.report.Tally;
import nld.report.VerificationJson;
import nld.report.VerificationText;
import nld.typesetting.Hand;
import nld.typesetting.Language;
import nld.typesetting.Writers;

/**
 * A report: an index, a page for each theorem, its pictures and its LaTeX source, the results as JSON and JUnit XML. Every page has all that it
 * needs in itself, and opens from disk.
 */
public final class HtmlReport {
    /** The page to open first. */
    public static final String INDEX = "index.html";
    private static final double WIDTH = 430;

    private HtmlReport() {
    }

    /** Whether the text of a file called {@link #INDEX} is that of a report. */
    public static boolean isIndex(String text) {
        return text.contains(Frame.GENERATOR);
    }

    /**
     * The files that the page of one theorem is made of, by their paths in the report.
     *
     * @param material what is known of it
     * @param version  the version of nld
     */
    public static Map<String, String> files(Material material, String version) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Pictures.Placed> pictures = material.report() instanceof FileReport.Examined examined
                ? Pictures.of(material.stem(), examined) : List.of();
        files.put("theorems/" + material.stem() + ".html", new TheoremPage(material, pictures).html(version));
        pictures.forEach(placed -> files.put("plots/" + placed.plot().name() + ".svg", placed.plot().svg()));
        material.exposition().ifPresent(document -> files.put("latex/" + material.stem() + ".tex",
                Writers.write(document, Language.LATEX, Hand.USUAL, WIDTH, true)));
        return files;
    }

    /**
     * The files of the report as a whole.
     *
     * @param materials what it is made of, in order
     * @param reports   what became of each file, and of paths that have no page
     * @param version   the version of nld
     * @param seed      the seed of all random draws
     * @param exitCode  the exit code of the run
     */
    public static Map<String, String> files(List<Material> materials, List<FileReport> reports, String version, long seed, int exitCode) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("verification.json", VerificationJson.of(version, seed, exitCode, reports, Optional.empty()));
        files.put("junit.xml", JUnitXml.of(reports, List.of(), FailOn.UNDECIDED));
        files.put(INDEX, new IndexPage(materials).html(new VerificationText(Style.PLAIN).summary(Tally.of(reports), seed), version));
        return files;
    }
}
