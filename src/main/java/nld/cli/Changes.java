package nld.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sees which theorem files change, or the files of numbers that they read. What the system tells of directories only wakes it up; what counts are the files' bytes, so that nothing
 * is missed where the system tells nothing, and a save that changes nothing is none. A file that an editor is about to replace is not there
 * for a moment: it is waited for.
 */
final class Changes implements AutoCloseable {
    private static final long POLL_MILLIS = 250;
    /** A save may come in pieces: it is over when nothing more comes for so long. */
    private static final long QUIET_MILLIS = 40;
    /** For so long a file that is not there is thought to be on its way. */
    private static final int PATIENCE = 4;

    private final Supplier<List<TheoremFile>> files;
    private final Optional<WatchService> service;
    private final Set<Path> watched = new HashSet<>();
    private final Map<String, byte[]> known = new LinkedHashMap<>();
    private final Map<String, Integer> missing = new LinkedHashMap<>();

    /** Of the files that {@code files} finds at any time. */
    Changes(Supplier<List<TheoremFile>> files) {
        this.files = files;
        this.service = service();
    }

    private static Optional<WatchService> service() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** The files that are new or other than they were, those gone for good included; empty where there are none within a moment. */
    List<TheoremFile> poll() throws InterruptedException {
        List<TheoremFile> present = files.get();
        present.forEach(this::watch);
        if (awake() && service.isPresent()) {
            settle();
        }
        return files.get().stream().filter(this::isChanged).toList();
    }

    private void watch(TheoremFile file) {
        Path directory = file.path().toAbsolutePath().getParent();
        if (service.isPresent() && Files.isDirectory(directory) && watched.add(directory)) {
            try {
                directory.register(service.get(), StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            } catch (IOException | UnsupportedOperationException none) {
                // its files are looked at all the same
            }
        }
    }

    /** Waits until something happens, or for a moment; whether something did. */
    private boolean awake() throws InterruptedException {
        if (known.isEmpty()) {
            return false;
        }
        if (service.isEmpty()) {
            Thread.sleep(POLL_MILLIS);
            return false;
        }
        return taken(service.get().poll(POLL_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void settle() throws InterruptedException {
        boolean more = true;
        while (more) {
            more = taken(service.orElseThrow().poll(QUIET_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    private boolean taken(WatchKey key) {
        if (key == null) {
            return false;
        }
        key.pollEvents();
        if (!key.reset()) {
            watched.clear();
        }
        return true;
    }

    private boolean isChanged(TheoremFile file) {
        byte[] bytes;
        try {
            bytes = file.withData(file.bytes());
            missing.remove(file.name());
        } catch (TheoremFile.Unreadable unreadable) {
            int times = missing.merge(file.name(), 1, Integer::sum);
            if (times < PATIENCE && known.containsKey(file.name())) {
                return false;
            }
            bytes = null;
        }
        boolean changed = !known.containsKey(file.name()) || !Arrays.equals(known.get(file.name()), bytes);
        known.put(file.name(), bytes);
        return changed;
    }

    @Override
    public void close() {
        try {
            if (service.isPresent()) {
                service.get().close();
            }
        } catch (IOException | ClosedWatchServiceException ending) {
            // nothing is waited for any more
        }
    }
}
