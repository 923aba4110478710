package nld.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nld completion}: lets a shell complete verbs and options. */
@Command(name = "completion", header = "Print a script that lets bash and zsh complete verbs, options and files.",
        description = {"", "For this shell: source <(nld completion). For every shell: add that line to ~/.bashrc, or, after "
                + "autoload -U +X compinit && compinit, to ~/.zshrc."},
        footer = {"  source <(nld completion)", "  nld completion > ~/.local/share/bash-completion/completions/nld"})
final class CompletionCommand implements Callable<Integer> {
    private static final String INSTRUCTIONS = """
            # Completion of nld for bash and zsh. For this shell: source <(nld completion)
            # For every shell: add that line to ~/.bashrc, or, after autoload -U +X compinit && compinit, to ~/.zshrc.
            """;

    private final Terminal terminal;

    @Mixin
    private VerbOptions shared;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("nld", spec.root().commandLine());
        // the shebang must stay first; what picocli says of its own generator and its date is of no use here
        int end = script.indexOf('\n') + 1;
        terminal.print(script.substring(0, end) + INSTRUCTIONS + script.substring(end));
        return ExitCode.HELD.code();
    }
}
