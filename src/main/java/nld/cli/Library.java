package nld.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The theorems that ship with nld: those of the working directory, else those of the clone that the launcher belongs to, else the copy
 * beside the classes, in a jar or not.
 */
final class Library {
    /** The directory of theorems, in a clone and in the jar. */
    static final String NAME = "theorems";

    /** Where the launcher says that they are: a clone is not built anew for a theorem. */
    private static final String STATED = System.getProperty("nld.library", "");

    private Library() {
    }

    /** Where the library is; a path that does not exist where there is none. */
    static Path find(Path directory) {
        Path here = directory.resolve(NAME);
        if (!Files.isDirectory(here) && !STATED.isEmpty() && Files.isDirectory(Path.of(STATED))) {
            return Path.of(STATED);
        }
        URL shipped = Library.class.getResource("/" + NAME);
        return Files.isDirectory(here) || shipped == null ? here : shipped(shipped);
    }

    private static Path shipped(URL resource) {
        try {
            URI uri = resource.toURI();
            if (!uri.getScheme().equals("jar")) {
                return Path.of(uri);
            }
            URI jar = URI.create(uri.toString().substring(0, uri.toString().indexOf("!/")));
            // stays open as long as the process: its files are read later, by several threads
            FileSystem files = FileSystems.newFileSystem(jar, Map.of());
            return files.getPath("/" + NAME);
        } catch (URISyntaxException | IOException fault) {
            throw new UncheckedIOException("the library inside the jar cannot be read",
                    fault instanceof IOException io ? io : new IOException(fault));
        }
    }
}
