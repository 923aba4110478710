package nld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import nld.kernel.Proved;
import nld.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiled classes against the table of rooms, {@code architecture.tsv}; each check with a control that it can fail. */
class ArchitectureTest {
    private static final Path TABLE = Path.of("src/test/resources/architecture.tsv");
    private static final Path CLASSES = Path.of(System.getProperty("nld.classes", "target/classes"));

    @Test
    void a_room_imports_only_what_its_row_allows() throws IOException {
        assertThat(Rooms.read(TABLE).violations(ClassDependency.under(CLASSES))).isEmpty();
    }

    @Test
    void rooms_are_in_an_order_in_which_each_imports_only_rooms_above_it() throws IOException {
        assertThat(Rooms.read(TABLE).names()).isNotEmpty();
        assertThat(Rooms.read(TABLE).faults()).isEmpty();
    }

    @Test
    void a_circle_in_the_table_is_reported(@TempDir Path directory) throws IOException {
        Path table = Files.writeString(directory.resolve("rooms.tsv"), "a\tone\tb\t-\nb\ttwo\ta\t-\n");
        assertThat(Rooms.read(table).faults()).containsExactly("a may import b, which is no room above it");
    }

    @Test
    void forbidden_imports_and_unknown_rooms_are_reported_and_allowed_ones_are_not(@TempDir Path directory)
            throws IOException {
        Path library = compile(directory.resolve("library"), "", "org.hipparchus.Flow", "public class Flow {}");
        Path classes = directory.resolve("classes");
        compile(classes, "", "nld.expression.Sum", "public class Sum { java.util.List<Sum> terms; }");
        compile(classes, classes + ":" + library, "nld.kernel.Judge",
                "public class Judge { nld.expression.Sum sum; org.hipparchus.Flow flow; }");
        compile(classes, classes.toString(), "nld.expression.Intruder", "class Intruder { nld.kernel.Judge judge; }");
        compile(classes, "", "nld.attic.Thing", "class Thing {}");
        compile(classes, "", "nld.kernel.Window", "class Window { javax.swing.JFrame frame; }");
        assertThat(Rooms.read(TABLE).violations(ClassDependency.under(classes)))
                .containsExactly(
                        "nld.attic.Thing is in no room of the table",
                        "nld.expression.Intruder uses nld.kernel.Judge: expression may not",
                        "nld.kernel.Judge uses org.hipparchus.Flow: kernel may not",
                        "nld.kernel.Window uses javax.swing.JFrame: kernel may not");
    }

    @Test
    void a_walk_that_finds_no_classes_fails(@TempDir Path empty) {
        assertThatThrownBy(() -> ClassDependency.under(empty)).hasMessageContaining("no classes under");
        assertThatThrownBy(() -> ClassDependency.under(empty.resolve("absent"))).hasMessageContaining("no classes");
    }

    @Test
    void only_the_kernel_can_make_a_proved_verdict() {
        assertThat(waysToMake(Proved.class)).isEmpty();
        assertThat(Verdict.class.isSealed()).isTrue();
        assertThat(Verdict.class.getPermittedSubclasses()).contains(Proved.class);
    }

    @Test
    void a_verdict_that_others_can_make_is_reported() {
        assertThat(waysToMake(Forgeable.class))
                .containsExactlyInAnyOrder(
                        "it is not final", "public constructor", "protected constructor", "method forge");
    }

    /** What a class offers to those outside its package who want an instance of their own. */
    private static List<String> waysToMake(Class<?> type) {
        List<String> ways = new ArrayList<>();
        if (!Modifier.isFinal(type.getModifiers())) {
            ways.add("it is not final");
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (Modifier.isPublic(constructor.getModifiers())) {
                ways.add("public constructor");
            } else if (Modifier.isProtected(constructor.getModifiers())) {
                ways.add("protected constructor");
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            boolean reachable = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
            if (reachable && type.isAssignableFrom(method.getReturnType())) {
                ways.add("method " + method.getName());
            }
        }
        return ways;
    }

    /** The control: everything that {@link Proved} must not be. */
    static class Forgeable {
        public Forgeable() {}

        protected Forgeable(String normalForm) {}

        public static Forgeable forge() {
            return new Forgeable();
        }
    }

    private static Path compile(Path classes, String path, String name, String body) throws IOException {
        int dot = name.lastIndexOf('.');
        Path source = classes.resolveSibling("source").resolve(name.substring(dot + 1) + ".java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, "package " + name.substring(0, dot) + "; " + body);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", path, source.toString());
        assertThat(code).as("compilation of %s", name).isZero();
        return classes;
    }
}
