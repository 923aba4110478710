package nld.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nld explain}: what a word or message of nld means. */
@Command(name = "explain", header = "Say what a word or a message of nld means.",
        description = {"", "Verdicts, exit codes, sections, words of the glossary, update rules of the library, and the mistakes of "
                + "theorem files by their name or their message."},
        footer = {"  nld explain undecided", "  nld explain \"kinetic breaking\"", "  nld explain heavy-ball",
            "  nld explain exit code 3", "  nld explain \"')' closes nothing\""})
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "A word or a message; without one, all words are listed.")
    private List<String> words = List.of();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Explanations explanations = new Explanations();
        if (words.isEmpty()) {
            terminal.print(String.join("\n", explanations.words()) + "\n");
            return ExitCode.HELD.code();
        }
        String word = String.join(" ", words);
        Optional<String> found = explanations.of(word);
        if (found.isPresent()) {
            terminal.print(found.get());
            return ExitCode.HELD.code();
        }
        terminal.complain("nld: nothing is known of '" + word + "'; " + explanations.nearest(word)
                .map(near -> "did you mean " + near + "?").orElse("nld explain lists all words") + "\n");
        return ExitCode.USAGE.code();
    }
}
