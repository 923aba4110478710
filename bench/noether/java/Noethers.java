import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nld.kernel.Verdict;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import nld.verdict.Finding;

/** Claims decided by nld, from theorem files, as {@code nld verify} decides them: the median of the later half, when the JIT has come to rest. Arguments: REPEATS FILE… */
final class Noethers {
    private Noethers() {
    }

    public static void main(String[] arguments) throws Exception {
        int repeats = Integer.parseInt(arguments[0]);
        SymjaDifferentiator oracle = new SymjaDifferentiator();
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            byte[] source = Files.readAllBytes(Path.of(file));
            double[] seconds = new double[repeats];
            String answer = "";
            for (int repeat = 0; repeat < repeats; repeat++) {
                System.gc();
                long begun = cpu();
                Theorem theorem = ((Reading.Read) Reader.read(source, file)).theorem();
                List<Finding> findings = new Examiner(oracle, 1).examine(theorem);
                seconds[repeat] = (cpu() - begun) * 1e-9;
                answer = answer(findings);
            }
            String name = Path.of(file).getFileName().toString().replace(".thm", "");
            String problem = name.substring(0, name.lastIndexOf('-'));
            int size = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
            String line = "{\"tool\": \"%s\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.9f, \"check\": \"%s\", \"second\": \"%s\"}%n";
            System.out.printf(line, "nld-cold", problem, size, seconds[0], answer, answer);
            double[] warm = Arrays.copyOfRange(seconds, repeats / 2, repeats);
            Arrays.sort(warm);
            System.out.printf(line, "nld", problem, size, warm[warm.length / 2], answer, answer);
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

    /** Of all Java threads: whoever is asked for a second opinion works in a thread of its own. */
    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long thread : threads.getAllThreadIds()) {
            sum += Math.max(0, threads.getThreadCpuTime(thread));
        }
        return sum;
    }
}
