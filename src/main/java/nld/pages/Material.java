package nld.pages;

import java.util.Optional;
import nld.report.FileReport;
import nld.typesetting.Document;

/**
 * What a page about a file is made of.
 *
 * @param report     what became of the file
 * @param stem       what its page is called, without extension
 * @param source     the file's text; empty where it could not be read
 * @param exposition what follows from the theorem; empty where that was not derived
 * @param missing    why it was not, in words; empty where it was, or there is no theorem
 */
public record Material(FileReport report, String stem, String source, Optional<Document> exposition, String missing) {
}
