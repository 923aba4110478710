package nld.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nld} without a verb, and what all verbs share. */
@Command(name = "nld", versionProvider = NldCommand.Version.class, synopsisSubcommandLabel = "VERB",
        header = "Noether's Learning Dynamics, derived and verified.",
        description = {"", "Reads a theory of learning as kinetic and potential terms, derives what follows, and decides whether "
                + "claims about it are true."},
        commandListHeading = "%nVerbs:%n", optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes (the gravest of several wins: 5, 4, 3, 1, 2, 0):%n",
        footerHeading = "%nExamples:%n",
        footer = {"  nld verify                      the library of theorems",
                "  nld verify draft.thm --seed 7   one file, with other random points",
                "  nld derive draft.thm --steps    equations of motion, charges and laws, line by line",
                "  nld format --check theorems"})
final class NldCommand implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which verb? One of derive, verify, watch, report, check-log, experiment, format, explain, completion, help");
    }

    /** Asks the jar's manifest for the version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"nld " + number() + " (Java " + Runtime.version() + ")"};
        }

        /** The version's number; classes outside a jar have none. */
        static String number() {
            String version = NldCommand.class.getPackage().getImplementationVersion();
            return version == null ? "unpackaged" : version;
        }
    }
}
