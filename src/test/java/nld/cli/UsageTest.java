package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version, completion, and what a wrong call is told. */
class UsageTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"derive", "verify", "check-log", "experiment", "format", "completion"})
    void every_verb_has_help_with_examples_and_exit_codes(String verb) {
        Call help = Call.nld(directory, verb, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Usage: nld " + verb, "Examples:", "Exit codes", "130   interrupted");
        assertThat(Call.nld(directory, "help", verb)).isEqualTo(help);
    }

    @Test
    void help_lists_the_verbs_with_examples_and_exit_codes() {
        Call help = Call.nld(directory, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: nld", "derive ", "verify ", "format ", "completion ", "Examples:", "Exit codes");
    }

    @Test
    void the_version_names_nld_and_java() {
        assertThat(Call.nld(directory, "--version").out()).matches("nld \\S+ \\(Java \\S+\\)\n");
    }

    @Test
    void completion_is_a_script_with_instructions_and_all_verbs() {
        Call call = Call.nld(directory, "completion");
        assertThat(call.code()).isZero();
        assertThat(call.out()).startsWith("#!/usr/bin/env bash\n# Completion of nld for bash and zsh.")
                .contains("source <(nld completion)", "verify", "--threads", "--check");
    }

    @Test
    void completion_is_a_script_that_bash_understands(@TempDir Path scripts) throws IOException, InterruptedException {
        Path script = Files.writeString(scripts.resolve("nld.bash"), Call.nld(directory, "completion").out());
        Process bash = new ProcessBuilder("bash", "-c", "source " + script + " && complete -p nld").start();
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(bash.getInputStream().readAllBytes())).contains("nld");
        assertThat(bash.exitValue()).isZero();
    }

    @Test
    void a_wrong_verb_or_option_is_told_the_nearest() {
        Call verb = Call.nld(directory, "vrify");
        assertThat(verb).isEqualTo(new Call(4, "",
                "nld: there is no verb 'vrify'\n     Did you mean verify? Try 'nld --help'.\n"));
        Call option = Call.nld(directory, "verify", "--sed", "3");
        assertThat(option.code()).isEqualTo(4);
        assertThat(option.err()).contains("Unknown option", "Did you mean --seed?", "Try 'nld verify --help'.");
    }

    @Test
    void a_number_that_is_none_is_called_so_in_plain_words() {
        assertThat(Call.nld(directory, "verify", "--seed", "x").err()).contains("'x' is not a whole number");
        assertThat(Call.nld(directory, "verify", "--threads", "x").err()).contains("'x' is not a whole number");
        assertThat(Call.nld(directory, "verify", "--timeout", "x").err()).contains("'x' is not a number");
    }

    @Test
    void a_call_without_verb_or_file_is_wrong_usage() {
        assertThat(Call.nld(directory).code()).isEqualTo(4);
        assertThat(Call.nld(directory, "derive").code()).isEqualTo(4);
        assertThat(Call.nld(directory, "format").code()).isEqualTo(4);
        assertThat(Call.nld(directory, "help", "nothing").code()).isEqualTo(4);
        assertThat(Call.nld(directory, "derive", "a.thm", "b.thm").code()).isEqualTo(4);
    }

    @Test
    void a_fault_of_ours_is_a_line_with_its_repetition_and_a_trace_only_for_who_asks() {
        StringWriter err = new StringWriter();
        Terminal quiet = terminal(new StringWriter(), err, Map.of());
        assertThat(new Faults(quiet, List.of("verify", "my file.thm")).internal(new IllegalStateException("odd"))).isEqualTo(5);
        assertThat(err).hasToString("nld: internal error: IllegalStateException: odd\n     This is a fault of nld. "
                + "To repeat it with its trace: NLD_DEBUG=1 nld verify 'my file.thm'\n");
        StringWriter traced = new StringWriter();
        new Faults(terminal(new StringWriter(), traced, Map.of("NLD_DEBUG", "1")), List.of()).internal(new IllegalStateException());
        assertThat(traced.toString()).contains("\tat nld.cli.UsageTest");
    }

    @Test
    void a_closed_pipe_ends_the_run_quietly() throws IOException {
        Files.writeString(directory.resolve("a.thm"), Call.GOOD);
        StringWriter err = new StringWriter();
        int code = Main.run(new String[] {"verify", "a.thm"}, terminal(new ClosedWriter(), err, Map.of()));
        assertThat(code).isEqualTo(141);
        assertThat(err.toString()).isEmpty();
    }

    private Terminal terminal(Writer out, Writer err, Map<String, String> environment) {
        return new Terminal(new PrintWriter(out), new PrintWriter(err), InputStream.nullInputStream(), directory, environment,
                false, false);
    }

    /** A pipe whose reader has gone. */
    private static final class ClosedWriter extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }
}
