package nld;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * One compiled class mentions another: in its code, a signature or an annotation.
 *
 * @param user the binary name of the class that mentions
 * @param used the binary name of the class that is mentioned
 */
record ClassDependency(String user, String used) {
    private static final Pattern JDEPS_LINE = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s+\\S.*");

    /**
     * All that the classes under a directory mention, as the JDK's {@code jdeps} sees it.
     *
     * @throws IllegalStateException where there are no classes, or {@code jdeps} did not see all of them: a walk that
     *     found nothing must not pass for a walk that found nothing wrong
     */
    static List<ClassDependency> under(Path classes) throws IOException {
        Set<String> present = namesUnder(classes);
        if (present.isEmpty()) {
            throw new IllegalStateException("no classes under " + classes.toAbsolutePath());
        }
        List<ClassDependency> found = parse(jdeps(classes));
        Set<String> seen = found.stream().map(ClassDependency::user).collect(Collectors.toCollection(TreeSet::new));
        // Every class mentions at least java.lang.Object.
        if (!seen.equals(present)) {
            Set<String> missed = new TreeSet<>(present);
            missed.removeAll(seen);
            throw new IllegalStateException("jdeps did not report on " + missed);
        }
        return found;
    }

    private static Set<String> namesUnder(Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return Set.of();
        }
        try (var files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String jdeps(Path classes) {
        ToolProvider jdeps = ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new IllegalStateException("this Java has no jdeps: a JDK is needed"));
        StringWriter output = new StringWriter();
        StringWriter complaints = new StringWriter();
        int code = jdeps.run(
                new PrintWriter(output), new PrintWriter(complaints), "-verbose:class", "-filter:none",
                classes.toString());
        if (code != 0) {
            throw new IllegalStateException("jdeps ended with " + code + ": " + output + complaints);
        }
        return output.toString();
    }

    private static List<ClassDependency> parse(String output) {
        List<ClassDependency> found = new ArrayList<>();
        for (String line : output.lines().toList()) {
            var match = JDEPS_LINE.matcher(line);
            if (match.matches()) {
                found.add(new ClassDependency(match.group(1), match.group(2)));
            }
        }
        return found;
    }
}
