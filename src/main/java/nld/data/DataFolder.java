package nld.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory of a theorem file, beside which its data lie. */
public final class DataFolder {
    /** Of a text that lies nowhere: every file is refused. */
    public static final DataFolder NONE = new DataFolder(Optional.empty());
    /** The largest file in bytes. */
    static final int LARGEST = 64_000_000;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\r\\n]+)\"");

    private final Optional<Path> directory;

    private DataFolder(Optional<Path> directory) {
        this.directory = directory;
    }

    /** The directory at {@code path}. */
    public static DataFolder at(Path path) {
        return new DataFolder(Optional.of(path));
    }

    /** The directory in which the file at {@code path} is. */
    public static DataFolder of(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? NONE : at(parent);
    }

    /**
     * The numbers of the file that a theorem calls {@code name}, a path from its own directory with {@code /} between names; in CSV, or
     * in NumPy's format where the name ends in {@code .npy}.
     */
    public NumberTable table(String name) throws DataFault {
        byte[] bytes = bytes(name);
        return name.endsWith(".npy") ? NpyReader.read(bytes) : CsvReader.read(bytes);
    }

    /**
     * A digest of every file that a theorem file may read: what stands in quotation marks is looked for, in formulas or not, and what is
     * not there is part of the digest too. Empty where nothing stands in quotation marks.
     *
     * @param source the theorem file
     */
    public String digests(byte[] source) {
        StringBuilder digests = new StringBuilder();
        String text = Normalizer.normalize(new String(source, StandardCharsets.UTF_8), Normalizer.Form.NFC);
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            digests.append(quoted.group(1)).append(' ').append(digest(quoted.group(1))).append('\n');
        }
        return digests.toString();
    }

    private String digest(String name) {
        try {
            return Digest.of(bytes(name));
        } catch (DataFault fault) {
            return fault.getMessage();
        }
    }

    private byte[] bytes(String name) throws DataFault {
        if (directory.isEmpty()) {
            throw new DataFault("the theorem is no file, so that nothing lies beside it", "save it as a file, and the data beside it");
        }
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw new DataFault("it is a directory", "name the file in it");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new DataFault("it is a pipe or a device, not a file", "write the numbers to a file");
        }
        try (InputStream input = Files.newInputStream(path)) {
            byte[] bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new DataFault("it is larger than " + LARGEST / 1_000_000 + " MB", "take a part of the data: a check has a minute");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new DataFault("there is no such file", "paths begin at the theorem's own directory");
        } catch (AccessDeniedException denied) {
            throw new DataFault("it may not be read", "give yourself the right to read it (chmod +r)");
        } catch (IOException fault) {
            throw new DataFault("it cannot be read (" + fault.getMessage() + ")", "check the file and its disk");
        }
    }

    private Path path(String name) throws DataFault {
        try {
            Path path = directory.get().resolve(name);
            if (path.getFileSystem().getPath(name).isAbsolute()) {
                throw new DataFault("its path is that of one machine", "name it from the theorem's own directory: file \"x.csv\"");
            }
            return path;
        } catch (InvalidPathException invalid) {
            throw new DataFault("this is no path", "name it from the theorem's own directory: file \"x.csv\"");
        }
    }
}
