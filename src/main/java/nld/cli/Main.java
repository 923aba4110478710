package nld.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Where the process begins and ends. */
public final class Main {
    private Main() {
    }

    /** Runs nld as a process: its exit code is that of the run. */
    public static void main(String[] arguments) {
        // the launcher knows whether a person looks on; without it, nobody is assumed to
        String terminals = System.getProperty("nld.terminals", "");
        Terminal terminal = new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err), System.in,
                Path.of(""), System.getenv(), terminals.contains("out"), terminals.contains("err"));
        System.exit(run(arguments, terminal));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** Runs nld inside this process, with nobody looking on, and returns its exit code. */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err, InputStream in) {
        return run(arguments, new Terminal(out, err, in, Path.of(""), Map.of(), false, false));
    }

    static int run(String[] arguments, Terminal terminal) {
        Faults faults = new Faults(terminal, List.of(arguments));
        int code;
        try {
            code = commandLine(terminal, faults, List.of(arguments)).execute(arguments);
        } catch (Error error) {
            code = faults.internal(error);
        }
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static CommandLine commandLine(Terminal terminal, Faults faults, List<String> arguments) {
        CommandLine.Help.Ansi ansi = terminal.style() == nld.report.Style.COLOURED
                ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        CommandLine nld = new CommandLine(new NldCommand());
        Verbs.add(nld, arguments, terminal);
        nld.getCommandSpec().usageMessage().exitCodeList(ExitCode.MEANINGS);
        nld.getSubcommands().values().forEach(verb -> verb.getCommandSpec().usageMessage().exitCodeList(ExitCode.MEANINGS));
        return nld
                .setOut(terminal.out()).setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(100).setUsageHelpLongOptionsMaxWidth(30)
                .setParameterExceptionHandler(faults).setExecutionExceptionHandler(faults);
    }
}
