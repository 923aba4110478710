import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nld.kernel.Verdict;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import nld.verdict.Finding;

/**
 * Claims decided by nld, from theorem files, as {@code nld verify} decides them: the median of the later half, when the JIT has come to rest, which
 * takes seconds whatever a claim takes. Arguments: REPEATS FILE…, each file being read and decided at least so often and for at least ten seconds.
 */
final class Noethers {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LEAST_NANOS = 10_000_000_000L;

    private Noethers() {
    }

    public static void main(String[] arguments) throws Exception {
        int repeats = Integer.parseInt(arguments[0]);
        SymjaDifferentiator oracle = new SymjaDifferentiator();
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            byte[] source = Files.readAllBytes(Path.of(file));
            List<Double> seconds = new ArrayList<>();
            String answer = "";
            for (long begun = System.nanoTime(); seconds.size() < repeats || System.nanoTime() - begun < LEAST_NANOS;) {
                System.gc();
                long gone = gone();
                long spent = cpu();
                Theorem theorem = ((Reading.Read) Reader.read(source, file)).theorem();
                List<Finding> findings = new Examiner(oracle, 1).examine(theorem);
                double taken = (cpu() - spent) * 1e-9;
                answer = answer(findings);
                // the time of a thread that has ended is not told: where one did, this repeat says nothing
                if (gone() == gone) {
                    seconds.add(taken);
                }
            }
            String name = Path.of(file).getFileName().toString().replace(".thm", "");
            String problem = name.substring(0, name.lastIndexOf('-'));
            int size = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
            String line = "{\"tool\": \"%s\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.9f, \"check\": \"%s\", \"second\": \"%s\"}%n";
            System.out.printf(line, "nld-cold", problem, size, seconds.get(0), answer, answer);
            List<Double> warm = seconds.subList(seconds.size() / 2, seconds.size()).stream().sorted().toList();
            System.out.printf(line, "nld", problem, size, warm.get(warm.size() / 2), answer, answer);
        }
        System.exit(0);
    }

    /** yes where all was proved, no where something was refuted; what is neither shows. */
    private static String answer(List<Finding> findings) {
        if (findings.stream().allMatch(finding -> finding.verdict().kind() == Verdict.Kind.PROVED)) {
            return "yes";
        }
        return findings.stream().anyMatch(finding -> finding.verdict().kind() == Verdict.Kind.REFUTED) ? "no" : "unknown";
    }

    /** How many threads have ended. */
    private static long gone() {
        return THREADS.getTotalStartedThreadCount() - THREADS.getThreadCount();
    }

    /** Of all Java threads: whoever is asked for a second opinion works in a thread of its own. */
    private static long cpu() {
        long sum = 0;
        for (long thread : THREADS.getAllThreadIds()) {
            sum += Math.max(0, THREADS.getThreadCpuTime(thread));
        }
        return sum;
    }
}
