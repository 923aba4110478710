package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nld verify}: exit codes, order, and what does not depend on threads. */
class VerifyCommandTest {
    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void exits_with_0_when_everything_held() throws IOException {
        write("good.thm", Call.GOOD);
        Call call = Call.nld(directory, "verify", "good.thm");
        assertThat(call.code()).isZero();
        assertThat(call.out()).contains("proved                  claim    kept", "refuted, as it must be  control  friction "
                + "1/2 u'^2 breaks kept: at k=1, u'=1, else 0: -1 against 0; differs by −u'²", "result    all 2 held", "seed      1");
        assertThat(call.err()).isEmpty();
    }

    @Test
    void exits_with_1_when_a_claim_is_refuted() throws IOException {
        write("false.thm", Call.FALSE);
        Call call = Call.nld(directory, "verify", "false.thm");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("false.thm:7  kept is refuted\n\n  claimed    energy' = u'²\n", "1 broken");
    }

    @Test
    void exits_with_1_when_a_control_breaks_nothing_and_says_that_it_is_a_defect() throws IOException {
        write("idle.thm", Call.GOOD.replace("friction 1/2 u'^2 ", "potential k u^2 "));
        Call call = Call.nld(directory, "verify", "idle.thm");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("not refuted             control  potential k u^2 breaks kept",
                "idle.thm:8  the control breaks nothing", "the control is a defect: kept does not see what it changes");
    }

    @Test
    void exits_with_2_when_something_is_undecided_and_never_counts_it_as_held() throws IOException {
        write("undecided.thm", Call.GOOD + """
                check run: sqrt(u) along motion
                  with    k = 1
                  from    u = 1, u' = 0
                  until   t = 4
                  expect  no drift
                """);
        Call call = Call.nld(directory, "verify", "undecided.thm");
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).contains("undecided               check    run", "1 undecided; 2 of 3 held");
    }

    @Test
    void exits_with_3_when_a_file_is_malformed_and_still_verifies_the_others() throws IOException {
        write("a.thm", Call.GOOD.replace("k u^2", "k w^2"));
        write("b.thm", Call.GOOD);
        Call call = Call.nld(directory, "verify", "a.thm", "b.thm");
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("a.thm:5:20  'w' is not declared", "declared here: u, k");
        assertThat(call.out()).contains("malformed, 1 error: nothing in it was verified", "1 malformed; 2 of 2 held");
    }

    @Test
    void exits_with_4_when_a_path_does_not_exist_and_still_verifies_the_others() throws IOException {
        write("good.thm", Call.GOOD);
        Call call = Call.nld(directory, "verify", "absent.thm", "good.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).contains("nld: absent.thm: there is no such file\n     Check the path");
        assertThat(call.out()).contains("claim    kept", "1 unreadable; 2 of 2 held");
    }

    @Test
    void exits_with_4_when_a_directory_holds_no_theorem() {
        Call call = Call.nld(directory, "verify", ".");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.err()).contains("there is no theorem file (.thm) in this directory");
        assertThat(call.out()).contains("nothing was verified");
    }

    @Test
    void exits_with_4_when_no_file_states_anything() throws IOException {
        write("mute.thm", "theorem mute\ncoordinates u\nkinetic u'^2\n");
        Call call = Call.nld(directory, "verify", "mute.thm");
        assertThat(call.code()).isEqualTo(4);
        assertThat(call.out()).contains("it states no claim, check or control", "nothing was verified");
    }

    @Test
    void takes_the_theorems_of_the_working_directory_without_a_path_in_the_order_of_their_names() throws IOException {
        write("theorems/b/two.thm", Call.GOOD);
        write("theorems/a.thm", Call.GOOD);
        write("theorems/b/one.thm", Call.GOOD);
        write("theorems/notes.txt", "no theorem");
        Files.createSymbolicLink(directory.resolve("theorems/b/circle"), directory.resolve("theorems"));
        Call call = Call.nld(directory, "verify");
        assertThat(call.code()).isZero();
        assertThat(call.out().lines().filter(line -> line.startsWith("spring")))
                .containsExactly("spring  theorems/a.thm", "spring  theorems/b/one.thm", "spring  theorems/b/two.thm");
    }

    @Test
    void falls_back_on_the_library_that_ships_with_it() {
        Path library = Library.find(directory);
        assertThat(library.resolve("learning/rescaling-balance.thm")).exists();
    }

    @Test
    void writes_the_same_bytes_whatever_the_number_of_threads() throws IOException {
        for (int file = 0; file < 8; file++) {
            write("t/" + file + ".thm", file % 3 == 0 ? Call.FALSE : Call.GOOD);
        }
        Call one = Call.nld(directory, "verify", "t", "--threads", "1");
        Call four = Call.nld(directory, "verify", "t", "--threads", "4");
        assertThat(four).isEqualTo(one);
        assertThat(one.out().lines().filter(line -> line.startsWith("spring")).collect(Collectors.joining()))
                .matches(Pattern.compile(".*0\\.thm.*1\\.thm.*2\\.thm.*7\\.thm"));
        assertThat(Call.nld(directory, "verify", "t", "--json", "--threads", "4"))
                .isEqualTo(Call.nld(directory, "verify", "t", "--json", "--threads", "1"));
    }

    @Test
    void leaves_undecided_what_the_time_does_not_suffice_for_and_goes_on() throws IOException {
        write("a.thm", Call.LONG);
        write("b.thm", Call.GOOD);
        // what is loaded once must not count
        assertThat(Call.nld(directory, "verify", "b.thm").code()).isZero();
        Call call = Call.nld(directory, "verify", ".", "--timeout", "2.5");
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).contains("proved                  claim    kept",
                "time: the theorem's 2.5 s were over (--timeout)", "1 undecided", "spring  ./b.thm");
    }

    @Test
    void refuses_threads_and_times_that_make_no_sense() {
        assertThat(Call.nld(directory, "verify", "--threads", "0").code()).isEqualTo(4);
        assertThat(Call.nld(directory, "verify", "--threads", "0").err()).contains("--threads is 0; it must be at least 1");
        assertThat(Call.nld(directory, "verify", "--timeout", "0").code()).isEqualTo(4);
        assertThat(Call.nld(directory, "verify", "--seed", "many").code()).isEqualTo(4);
    }

    @Test
    void is_coloured_on_a_terminal_only_and_not_with_no_color() throws IOException {
        write("good.thm", Call.GOOD);
        assertThat(Call.nld(directory, Map.of(), true, "", "verify", "good.thm").out()).contains("\u001b[32mproved\u001b[0m");
        assertThat(Call.nld(directory, Map.of("NO_COLOR", "1"), true, "", "verify", "good.thm").out())
                .isEqualTo(Call.nld(directory, "verify", "good.thm").out()).doesNotContain("\u001b");
    }
}
