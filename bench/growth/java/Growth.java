import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nld.derivation.Derived;
import nld.derivation.EquationsOfMotion;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Product;
import nld.expression.Sum;
import nld.expression.Symbols;
import nld.kernel.Verdict;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.report.FileReport;
import nld.report.Style;
import nld.report.VerificationText;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import nld.verdict.Finding;
import nld.verdict.TimedExamination;

/** One theorem file verified as {@code nld verify} does it, in a process of its own: its size, and what each part took. Arguments: FILE SECONDS */
final class Growth {
    private static final int LONGEST_WORD = 200;

    private Growth() {
    }

    public static void main(String[] arguments) throws Exception {
        Thread thread = new Thread(null, () -> measure(Path.of(arguments[0]), Long.parseLong(arguments[1])), "growth", TimedExamination.STACK_BYTES);
        thread.start();
        thread.join();
        System.exit(0);
    }

    /** Seconds since the last lap, of the wall clock and of all processors. */
    private static final class Clock {
        private long wall = System.nanoTime();
        private long cpu = cpu();

        String lap(String name) {
            long wallBefore = wall;
            long cpuBefore = cpu;
            wall = System.nanoTime();
            cpu = cpu();
            return ", \"%s\": %.3f, \"%s_cpu\": %.3f".formatted(name, (wall - wallBefore) * 1e-9, name, (cpu - cpuBefore) * 1e-9);
        }

        private static long cpu() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    }

    private static void measure(Path file, long seconds) {
        String name = file.getFileName().toString().replace(".thm", "");
        StringBuilder line = new StringBuilder("{\"family\": \"%s\", \"size\": %s".formatted(name.substring(0, name.indexOf('-')), name.substring(name.indexOf('-') + 1)));
        try {
            byte[] source = Files.readAllBytes(file);
            line.append(", \"bytes\": ").append(source.length);
            Clock clock = new Clock();
            Reading reading = Reader.read(source, name);
            line.append(clock.lap("read"));
            if (reading instanceof Reading.Read read) {
                verify(read.theorem(), seconds, line, clock);
            } else {
                line.append(", \"end\": \"%s\"".formatted(word(((Reading.Malformed) reading).problems().get(0).message())));
            }
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            line.append(", \"end\": \"%s\"".formatted(fault.getClass().getSimpleName()));
        }
        System.out.println(line.append(", \"peak_mb\": %d}".formatted(peak())));
    }

    private static void verify(Theorem theorem, long seconds, StringBuilder line, Clock clock) throws InterruptedException {
        Expression lagrangian = EquationsOfMotion.lagrangian(theorem.system());
        Examiner examiner = new Examiner(new SymjaDifferentiator(), 1);
        List<Finding> findings = new TimedExamination(examiner, theorem, Duration.ofSeconds(seconds)).run();
        line.append(clock.lap("verify"));
        int printed = new VerificationText(Style.PLAIN).of(new FileReport.Examined(theorem.name(), theorem, findings)).length();
        line.append(clock.lap("print"));
        line.append(", \"parameters\": %d, \"terms\": %d, \"parts\": %d, \"printed\": %d".formatted(parameters(theorem),
                terms(lagrangian), Symbols.size(lagrangian), printed));
        if (end(findings).isEmpty()) {
            clock.lap("");
            derive(examiner.derive(theorem));
            line.append(clock.lap("derive"));
        }
        line.append(", \"end\": \"%s\"".formatted(word(end(findings))));
    }

    /** Equations of motion, and charge and law of each symmetry, once more by themselves: as much of an examination is derivation. */
    private static void derive(Derived derived) {
        try {
            derived.equations();
            derived.theorem().symmetries().forEach(symmetry -> derived.law(symmetry.name()));
        } catch (Underivable missing) {
            // then the examination says so
        }
    }

    /** How many terms a formula has when its products are multiplied out, its powers not. */
    private static long terms(Expression formula) {
        return formula instanceof Sum sum ? sum.terms().stream().mapToLong(Growth::terms).sum()
                : formula instanceof Product product ? product.factors().stream().mapToLong(Growth::terms).reduce(1, (one, other) -> one * other) : 1;
    }

    private static int parameters(Theorem theorem) {
        return theorem.system().coordinates().stream().mapToInt(coordinate -> Entries.symbols(coordinate).size()).sum();
    }

    /** What was neither proved nor refuted, and why; empty where all was. */
    private static String end(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.verdict().kind() != Verdict.Kind.PROVED && finding.verdict().kind() != Verdict.Kind.REFUTED)
                .map(finding -> finding.name() + ": " + finding.verdict().evidence()).findFirst().orElse("");
    }

    private static String word(String text) {
        String line = text.replaceAll("[\"\\\\\n]", " ");
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD) + "…";
    }

    /** The most memory that each part of the heap has held, with what was garbage in it, and what lies outside of it, in MB. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().map(MemoryPoolMXBean::getPeakUsage).mapToLong(MemoryUsage::getUsed).sum() / 1_000_000;
    }
}
