package nld.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code derive} in the languages of paper and program. */
class TypesetCommandTest {
    private static final String BALANCE = "theorems/learning/rescaling-balance.thm";
    private static final String VECTORS = "theorems/neural-mechanics/modified-loss.thm";

    private static Call derive(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "derive";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Call.nld(Path.of(""), all);
    }

    @Test
    void latex_is_a_whole_document_or_a_fragment_with_a_label_for_each_formula() {
        String whole = derive("--latex", BALANCE).out();
        assertThat(whole).startsWith("\\documentclass").endsWith("\\end{document}\n")
                .contains("\\dot{B} = m (\\dot{u}^{2} - \\dot{v}^{2}) - \\mu (u \\dot{u} - v \\dot{v})".replace(" = ", " &= "))
                .contains("\\label{eq:rescaling-balance:rescaling-law}");
        String fragment = derive("--format", "latex", "--fragment", BALANCE).out();
        assertThat(fragment).doesNotContain("\\documentclass").contains("\\begin{align}");
        assertThat(derive("--latex", "--steps", BALANCE).out()).contains("\\frac{\\partial \\mathcal{L}}{\\partial \\dot{u}}")
                .contains("By Noether's theorem").contains("By the chain rule");
    }

    @Test
    void each_formula_has_a_label_of_its_own_where_a_rule_has_several_states() {
        String latex = derive("--latex", "--steps", "theorems/bregman/mirror-charges.thm").out();
        List<String> labels = Pattern.compile("\\\\label\\{.*?\\}").matcher(latex).results().map(MatchResult::group).toList();
        assertThat(labels).doesNotHaveDuplicates().contains("\\label{eq:mirror-charges:mirror-momentum-step-law-of-shift-2}");
    }

    @Test
    void every_language_says_every_result() {
        List<String> results = List.of("m (u'² − v'²) − mu (u u' − v v')", "next (u² − v²) − (u² − v²)", "1/2 eta u'' + u'");
        for (String language : List.of("latex", "mathml", "sympy", "mathematica", "julia", "numpy", "torch")) {
            Call call = derive("--format", language, BALANCE);
            assertThat(call.code()).as(language).isZero();
            results.forEach(result -> assertThat(call.out().replace("&#39;", "'")).as(language).contains(result));
        }
        assertThat(derive("--format", "markdown", BALANCE).out()).contains("$$\n\\dot{B} = m (\\dot{u}^{2}");
    }

    @Test
    void misuse_is_said_with_what_was_expected(@TempDir Path directory) throws IOException {
        Path table = Files.writeString(directory.resolve("table"), "mu = u\n");
        assertThat(derive("--latex", "--symbols", table.toString(), BALANCE).err()).contains("mu and u would both be written u");
        Files.writeString(table, "mu lambda\n");
        assertThat(derive("--latex", "--symbols", table.toString(), BALANCE).err()).contains("table:1: found 'mu lambda'; expected NAME = NAME");
        assertThat(derive("--latex", "--symbols", "nowhere", BALANCE).err()).contains("there is no such file");
        assertThat(derive("--latex", "--json", BALANCE).code()).isEqualTo(4);
        assertThat(derive("--latex", "--width", "3", BALANCE).err()).contains("found --width 3; expected 120 to 2000 points");
        assertThat(derive("--format", "word", BALANCE).err()).contains("expected latex, markdown");
        assertThat(derive("--latex", BALANCE, VECTORS).err()).contains("give one, or --out DIR");
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(derive("--latex", "--out", file.resolve("in").toString(), BALANCE).err()).contains("cannot be written");
    }

    @Test
    void latex_and_sympy_read_back_from_the_text_have_the_values_of_the_notation(@TempDir Path directory) throws Exception {
        assumeTrue(runs("-c", "import sympy, mpmath"), "python3 with SymPy is missing: what is emitted is not read back");
        Path library = Files.createDirectory(directory.resolve("library"));
        for (String theorem : List.of(BALANCE, VECTORS)) {
            Files.copy(Path.of(theorem), library.resolve(Path.of(theorem).getFileName()));
        }
        Path latex = directory.resolve("latex");
        Path sympy = directory.resolve("sympy");
        assertThat(derive("--latex", "--steps", "--out", latex.toString(), library.toString()).code()).isZero();
        assertThat(derive("--format", "sympy", "--out", sympy.toString(), library.toString()).code()).isZero();
        String[] call = {"verification/reread.py", library.toString(), latex.toString(), sympy.toString()};
        assertThat(runs(call)).as("reread.py").isTrue();
        Path changed = latex.resolve("rescaling-balance.tex");
        Files.writeString(changed, Files.readString(changed).replace("\\dot{B} &= m (\\dot{u}^{2} - ", "\\dot{B} &= m (\\dot{u}^{2} + "));
        assertThat(runs(call)).as("reread.py on a changed sign").isFalse();
    }

    private static boolean runs(String... arguments) throws InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            return ended && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
