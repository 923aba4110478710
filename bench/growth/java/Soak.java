import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nld.data.DataFolder;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;
import nld.verdict.TimedExamination;

/** Verifies theorem files over and over in one process, and says how much memory is held after each tenth. Arguments: TIMES DIRECTORY */
final class Soak {
    private static final int PARTS = 10;
    /** Files are taken in steps of so many, so that each tenth sees some of every kind; no number of files is a multiple of it. */
    private static final int STRIDE = 1009;
    private static final double ALLOWED = 1.1;

    private Soak() {
    }

    private record Held(double heap, double metaspace, int classes) {
        static Held now() throws InterruptedException {
            for (int time = 0; time < 3; time++) {
                System.gc();
                Thread.sleep(20);
            }
            double metaspace = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage).mapToLong(usage -> usage.getUsed()).sum() / 1e6;
            ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
            return new Held((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6, metaspace, classes.getLoadedClassCount());
        }

        boolean isWithin(Held other) {
            return heap <= ALLOWED * other.heap && metaspace <= ALLOWED * other.metaspace && classes <= ALLOWED * other.classes;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of(arguments[1]))) {
            files = found.filter(file -> file.toString().endsWith(".thm")).sorted().toList();
        }
        System.out.printf("%d theorem files, %d verifications%n", files.size(), times);
        List<Held> held = new ArrayList<>();
        Thread thread = new Thread(null, () -> verify(files, times, held), "soak", TimedExamination.STACK_BYTES);
        thread.start();
        thread.join();
        // against what was held when every file had been seen and all tables of constants were filled
        Held early = held.get(PARTS / 5);
        boolean flat = held.size() == PARTS && held.get(PARTS - 1).isWithin(early);
        System.out.println(flat ? "flat" : "grows");
        System.exit(flat ? 0 : 1);
    }

    private static void verify(List<Path> files, int times, List<Held> held) {
        try {
            Examiner examiner = new Examiner(new SymjaDifferentiator(), 1);
            int findings = 0;
            for (int time = 1; time <= times; time++) {
                String file = files.get((int) ((long) time * STRIDE % files.size())).toString();
                Theorem theorem = ((Reading.Read) Reader.read(Files.readAllBytes(Path.of(file)), file, DataFolder.of(Path.of(file)))).theorem();
                findings += examiner.examine(theorem).size();
                if (time % (times / PARTS) == 0) {
                    theorem = null;
                    Held now = Held.now();
                    held.add(now);
                    System.out.printf("%5d verifications  %6d findings  heap %6.1f MB  metaspace %5.1f MB  %d classes%n",
                            time, findings, now.heap, now.metaspace, now.classes);
                }
            }
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
