package nld.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user is told when a call is wrong, or when nld itself is. */
final class Faults implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private final Terminal terminal;
    private final List<String> arguments;

    Faults(Terminal terminal, List<String> arguments) {
        this.terminal = terminal;
        this.arguments = arguments;
    }

    /** Wrong usage: what is wrong, the nearest that exists, and where to read on. */
    @Override
    public int handleParseException(ParameterException exception, String[] given) {
        CommandLine command = exception.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        terminal.complain("nld: " + message(exception) + "\n     " + nearest(exception) + "Try '" + name + " --help'.\n");
        return ExitCode.USAGE.code();
    }

    private static String message(ParameterException exception) {
        boolean verb = exception instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                && exception.getCommandLine().getParent() == null;
        return verb ? "there is no verb '" + ((UnmatchedArgumentException) exception).getUnmatched().get(0) + "'"
                : exception.getMessage().replace(" is not a long", " is not a whole number")
                .replace(" is not an int", " is not a whole number").replace(" is not a double", " is not a number");
    }

    private static String nearest(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched) || unmatched.getSuggestions().isEmpty()) {
            return "";
        }
        return "Did you mean " + unmatched.getSuggestions().get(0) + "? ";
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof Terminal.ClosedPipe) {
            return ExitCode.PIPE_CLOSED.code();
        }
        if (exception instanceof ParameterException wrong) {
            return handleParseException(wrong, arguments.toArray(String[]::new));
        }
        return internal(exception);
    }

    /** A fault of ours: the cause in a line, how to repeat it, and the trace for whoever asks. */
    int internal(Throwable fault) {
        terminal.out().flush();
        terminal.err().println("nld: internal error: " + describe(fault));
        terminal.err().println("     This is a fault of nld. To repeat it with its trace: NLD_DEBUG=1 nld "
                + arguments.stream().map(Faults::quoted).collect(Collectors.joining(" ")));
        if (terminal.isDebugging()) {
            fault.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return ExitCode.FAILED.code();
    }

    static String describe(Throwable fault) {
        String message = fault.getMessage();
        return fault.getClass().getSimpleName() + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./=:,+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
