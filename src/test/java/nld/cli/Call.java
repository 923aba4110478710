package nld.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What a call of nld in this process gave: its exit code and what it wrote. */
record Call(int code, String out, String err) {
    /** A small theorem that holds, with its control. */
    static final String GOOD = """
            theorem  spring
            coordinates  u
            parameters   k > 0
            kinetic      1/2 u'^2
            potential    1/2 k u^2
            motion
              claim kept:  energy' = 0
            control  friction 1/2 u'^2  breaks kept
            """;

    /** The same, with a claim that is false. */
    static final String FALSE = GOOD.replace("energy' = 0", "energy' = u'^2").replace("1/2 u'^2  breaks", "u'^2  breaks");

    /** One whose check takes very long. */
    static final String LONG = """
            theorem  long
            coordinates  u
            parameters   k > 0, eta > 0
            kinetic      1/2 u'^2
            potential    1/2 k u^2
            motion
              claim kept:  energy' = 0
            update gradient-descent, rate eta
              claim step:  next u = u - eta k u
            check long: claim step along gradient-descent
              with    k = 1
              from    u = 1
              rate    1/1000000000
              steps   1000000000
              expect  every step
            """;

    /** Calls nld in {@code directory}. */
    static Call nld(Path directory, String... arguments) {
        return nld(directory, Map.of(), false, "", arguments);
    }

    /** Calls nld with an environment, with or without a terminal, and with something on standard input. */
    static Call nld(Path directory, Map<String, String> environment, boolean terminal, String in, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments, new Terminal(new PrintWriter(out), new PrintWriter(err),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), directory, environment, terminal, terminal));
        return new Call(code, out.toString(), err.toString());
    }
}
