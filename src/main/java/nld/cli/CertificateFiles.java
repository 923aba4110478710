package nld.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nld.kernel.Uncertified;
import nld.report.CertificateJson;
import nld.report.FileReport;
import nld.verdict.Examiner;

/** Writes the certificates of each theorem to a file of its own in one directory; a file is there whole or not at all. */
final class CertificateFiles {
    private final Path directory;
    private final Examiner examiner;
    private OutputNames names = new OutputNames(List.of(), "");
    private final List<FileReport.Unreadable> faults = new ArrayList<>();
    private final Map<String, Integer> without = new TreeMap<>();
    private int proofs;
    private int whole;

    private CertificateFiles(Path directory, Examiner examiner) {
        this.directory = directory;
        this.examiner = examiner;
    }

    /** In {@code directory}, which is made where it is missing; {@link IOException} where it cannot be written to. */
    static CertificateFiles in(Path directory, Examiner examiner) throws IOException {
        Files.createDirectories(directory);
        Path trial = fresh(directory.resolve("trial"));
        Files.writeString(trial, "");
        Files.delete(trial);
        return new CertificateFiles(directory, examiner);
    }

    /** Keeps a name for the certificates of each of {@code files}: its own, with a number where several are called alike. */
    void name(List<TheoremFile> files) {
        names = new OutputNames(files, ".json");
    }

    /** Makes and writes the certificates of all that was proved in {@code file}. */
    void write(TheoremFile file, FileReport.Examined report, byte[] source) {
        List<CertificateJson.Proof> made = CertificateJson.proofs(report.findings());
        String text = CertificateJson.of(NldCommand.Version.number(), report,
                new String(source, StandardCharsets.UTF_8), examiner.instances(report.theorem()), made);
        try {
            store(directory.resolve(names.of(file)), text);
            count(made);
        } catch (IOException fault) {
            synchronized (this) {
                faults.add(new FileReport.Unreadable(file.name(), "its certificates cannot be written to " + directory + " ("
                        + Faults.describe(fault) + ")", "Give a directory that can be written to, with room for them."));
            }
        }
    }

    /** Where a file is written before it is whole; no other run of nld writes there. */
    private static Path fresh(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private static void store(Path target, String text) throws IOException {
        Path fresh = fresh(target);
        try {
            Files.writeString(fresh, text);
            try {
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException plain) {
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private synchronized void count(List<CertificateJson.Proof> made) {
        for (CertificateJson.Proof proof : made) {
            proofs++;
            whole += proof.isWhole() ? 1 : 0;
            proof.parts().stream().filter(Uncertified.class::isInstance).map(part -> ((Uncertified) part).reason()).distinct()
                    .forEach(reason -> without.merge(reason, 1, Integer::sum));
        }
    }

    /** What could not be written. */
    synchronized List<FileReport.Unreadable> faults() {
        return List.copyOf(faults);
    }

    /** How many proofs have certificates, and why others have none. */
    synchronized String summary() {
        StringBuilder text = new StringBuilder("certificates  " + whole + " of " + proofs + " proofs, in " + directory + "\n");
        without.forEach((reason, count) -> text.append("  ").append(count).append(" without: ").append(reason).append('\n'));
        return text.toString();
    }
}
