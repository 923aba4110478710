package nld.symja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole process sees of Symja: when it is loaded, what it prints, and whether it lets the process end. */
class SymjaProcessTest {
    @TempDir
    private Path folder;

    /** The process that is started: constructs, and asks where the argument says so. */
    static final class Child {
        public static void main(String[] arguments) {
            SymjaDifferentiator differentiator = new SymjaDifferentiator();
            System.out.println("constructed");
            if (arguments[0].equals("ask")) {
                differentiator.warmUp();
                Symbol x = Symbol.parameter("x");
                Expression circle = x.apply(Function.SIN).power(2).plus(x.apply(Function.COS).power(2));
                System.out.println(differentiator.derivative(x.power(2), x));
                System.out.println(differentiator.derivative(x.over(circle.minus(Expression.of(1))), x));
                System.out.println(differentiator.derivative(x.apply(Function.ABS), x));
                System.out.println(differentiator.derivative(x.times(Expression.of(0).apply(Function.LOG)), x));
                // Symja has rules that undo each other for this one
                Expression negative = Expression.of(1).apply(Function.EXP).apply(Function.COS);
                System.out.println(differentiator.derivative(x.times(negative).apply(Function.LOG), x));
            }
        }
    }

    @Test
    void constructing_does_not_load_symja() throws IOException, InterruptedException {
        assertThat(run(wholeClassPath(), "construct")).containsExactly("constructed");
        assertThat(loadedFromSymja()).isZero();
    }

    @Test
    void the_first_question_loads_symja_and_prints_nothing() throws IOException, InterruptedException {
        assertThat(run(wholeClassPath(), "ask")).containsExactly("constructed", "Optional[2 x]",
                "Optional.empty", "Optional.empty", "Optional.empty", "Optional.empty");
        assertThat(loadedFromSymja()).isPositive();
    }

    @Test
    void without_symja_there_is_no_answer_and_no_failure() throws Exception {
        String ours = home(SymjaDifferentiator.class) + File.pathSeparator + home(Child.class);
        assertThat(run(ours, "ask")).startsWith("constructed", "Optional.empty");
    }

    private static String wholeClassPath() {
        return System.getProperty("java.class.path");
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /** The lines the child prints, having checked that it ends well and leaves standard error empty. */
    private List<String> run(String classPath, String argument) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8", "-Xlog:class+load:file=" + folder.resolve("classes"),
                "-cp", classPath, Child.class.getName(), argument));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("the process ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(errors).isEmptyFile();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output);
    }

    private long loadedFromSymja() throws IOException {
        try (var lines = Files.lines(folder.resolve("classes"))) {
            return lines.filter(line -> line.contains("org.matheclipse") || line.contains("edu.jas")).count();
        }
    }

    /** Else a process that ends while Symja loads prints a stack trace of a library, though its caller is told of the failure. */
    @Test
    void symja_has_no_log_to_write_to() {
        assertThat(LogManager.getLogger("F").isErrorEnabled()).isFalse();
    }
}
