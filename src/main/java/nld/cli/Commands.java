package nld.cli;

import picocli.CommandLine;

/** Makes the verbs, each with the terminal it speaks to. */
final class Commands implements CommandLine.IFactory {
    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == DeriveCommand.class) {
            return type.cast(new DeriveCommand(terminal));
        }
        if (type == VerifyCommand.class) {
            return type.cast(new VerifyCommand(terminal));
        }
        if (type == ReportCommand.class) {
            return type.cast(new ReportCommand(terminal));
        }
        if (type == WatchCommand.class) {
            return type.cast(new WatchCommand(terminal));
        }
        if (type == CheckLogCommand.class) {
            return type.cast(new CheckLogCommand(terminal));
        }
        if (type == ExperimentCommand.class) {
            return type.cast(new ExperimentCommand(terminal));
        }
        if (type == FormatCommand.class) {
            return type.cast(new FormatCommand(terminal));
        }
        if (type == ExplainCommand.class) {
            return type.cast(new ExplainCommand(terminal));
        }
        if (type == CompletionCommand.class) {
            return type.cast(new CompletionCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
