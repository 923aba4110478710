package nld.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The verbs, each with the terminal it speaks to. Making them all takes as long as a short run, so a call that names one gets that one alone. */
final class Verbs {
    private static final Map<String, Function<Terminal, Object>> ALL = new LinkedHashMap<>();
    /** These speak of the others. */
    private static final List<String> OVERVIEWS = List.of("completion", "help");

    static {
        ALL.put("derive", DeriveCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("watch", WatchCommand::new);
        ALL.put("report", ReportCommand::new);
        ALL.put("check-log", CheckLogCommand::new);
        ALL.put("experiment", ExperimentCommand::new);
        ALL.put("format", FormatCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("completion", CompletionCommand::new);
        ALL.put("help", terminal -> new CommandLine.HelpCommand());
    }

    private Verbs() {
    }

    /** Adds to {@code nld} the verbs that a call with these arguments may need: all, where the first is none of them. */
    static void add(CommandLine nld, List<String> arguments, Terminal terminal) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        boolean alone = ALL.containsKey(first) && !OVERVIEWS.contains(first);
        ALL.forEach((name, verb) -> {
            if (!alone || name.equals(first)) {
                nld.addSubcommand(name, verb.apply(terminal));
            }
        });
    }
}
