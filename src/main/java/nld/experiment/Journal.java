package nld.experiment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of lines that a long run writes one by one, each whole and on the disk before the next begins, so that a run that was
 * ended in any way goes on where it was. Each line carries its checksum; what follows the last line that is whole is dropped.
 */
public final class Journal implements AutoCloseable {
    private static final int CHECKSUM = 8;
    private static final long LARGEST = 64L << 20;

    /** Not a channel: an interrupt would close that in the middle of a line. */
    private final RandomAccessFile file;
    private final List<String> lines = new ArrayList<>();
    private final long dropped;

    /** A file that is no journal of this run. */
    public static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;

        Mismatch(String message) {
            super(message);
        }
    }

    private Journal(RandomAccessFile file, String header) throws IOException, Mismatch {
        this.file = file;
        if (file.length() > LARGEST) {
            throw new Mismatch("it has " + file.length() + " bytes, and a journal has at most " + LARGEST);
        }
        byte[] bytes = new byte[(int) file.length()];
        file.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        long valid = read(text);
        boolean begun = lines.isEmpty() ? (checked(header) + "\n").startsWith(text) : lines.get(0).equals(header);
        if (!begun) {
            throw new Mismatch("it does not begin with '" + header + "'");
        }
        this.dropped = bytes.length - valid;
        file.setLength(valid);
        file.seek(valid);
        if (lines.isEmpty()) {
            add(header);
        }
    }

    /** Opens {@code path}, new or begun by a run of the same {@code header}; {@link Mismatch} where it is something else. */
    public static Journal open(Path path, String header) throws IOException, Mismatch {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (file.getChannel().tryLock() == null) {
                throw new Mismatch("another run writes to it");
            }
            return new Journal(file, header);
        } catch (IOException | Mismatch | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Takes the lines that are whole; returns where they end. */
    private long read(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            String line = text.substring(start, end);
            String content = line.substring(0, Math.max(0, line.length() - CHECKSUM - 1));
            if (!line.equals(checked(content))) {
                break;
            }
            lines.add(content);
            start = end + 1;
        }
        return text.substring(0, start).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String checked(String content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return content + "\t" + String.format("%0" + CHECKSUM + "x", sum.getValue());
    }

    /** Writes a line and sees it to the disk. */
    public void add(String content) throws IOException {
        file.write((checked(content) + "\n").getBytes(StandardCharsets.UTF_8));
        file.getFD().sync();
        lines.add(content);
    }

    /** The lines after the header. */
    public List<String> entries() {
        return Collections.unmodifiableList(lines.subList(1, lines.size()));
    }

    /** How many bytes at the end were no whole line and were dropped when the journal was opened. */
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
