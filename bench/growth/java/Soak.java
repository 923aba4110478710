import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;

/** Verifies theorem files over and over in one process, and says how much memory is held after each tenth. Arguments: TIMES FILE… */
final class Soak {
    private Soak() {
    }

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        List<String> files = List.of(arguments).subList(1, arguments.length);
        Examiner examiner = new Examiner(new SymjaDifferentiator(), 1);
        long early = 0;
        for (int time = 1; time <= times; time++) {
            String file = files.get(time % files.size());
            Theorem theorem = ((Reading.Read) Reader.read(Files.readAllBytes(Path.of(file)), file)).theorem();
            examiner.examine(theorem);
            if (time % (times / 10) == 0) {
                long held = held();
                System.out.printf("%5d verifications  %.1f MB held%n", time, held / 1e6);
                early = time <= times / 5 ? Math.max(early, held) : early;
            }
        }
        // what was held after the first fifth, when all classes are loaded and all tables of constants filled, and a tenth more
        boolean flat = held() < early * 1.1;
        System.out.println(flat ? "flat" : "grows");
        System.exit(flat ? 0 : 1);
    }

    private static long held() throws InterruptedException {
        for (int time = 0; time < 3; time++) {
            System.gc();
            Thread.sleep(20);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
