package nld.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the help of every verb shares. */
@Command(optionListHeading = "%nOptions:%n", parameterListHeading = "%nParameters:%n", footerHeading = "%nExamples:%n",
        exitCodeListHeading = "%nExit codes (the gravest of several wins: 5, 4, 3, 1, 2, 0):%n")
final class VerbOptions {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;
}
