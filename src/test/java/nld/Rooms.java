package nld;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of rooms (packages directly under {@code nld}) and what each may import. */
final class Rooms {
    /**
     * A row of the table.
     *
     * @param sentence what the room is for
     * @param rooms the other rooms it may import
     * @param libraries the prefixes of the foreign packages it may import
     */
    record Room(String sentence, Set<String> rooms, Set<String> libraries) {}

    private static final String OURS = "nld.";

    private final Map<String, Room> table;

    private Rooms(Map<String, Room> table) {
        this.table = table;
    }

    /** Reads a table of tab-separated rows; lines that begin with {@code #} are comments. */
    static Rooms read(Path file) throws IOException {
        Map<String, Room> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length != 4 || cells[0].isBlank() || cells[1].isBlank()) {
                throw new IllegalArgumentException("not a row of four cells: " + line);
            }
            if (table.put(cells[0], new Room(cells[1], list(cells[2]), list(cells[3]))) != null) {
                throw new IllegalArgumentException("two rows for " + cells[0]);
            }
        }
        return new Rooms(table);
    }

    private static Set<String> list(String cell) {
        return cell.equals("-") ? Set.of() : new TreeSet<>(List.of(cell.split(",")));
    }

    /** The names of the rooms, in the order of the table. */
    List<String> names() {
        return List.copyOf(table.keySet());
    }

    /** What is wrong with the table itself: a room may import only rooms above its own, so there is no circle. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> above = new TreeSet<>();
        table.forEach((name, room) -> {
            for (String imported : room.rooms()) {
                if (!above.contains(imported)) {
                    faults.add(name + " may import " + imported + ", which is no room above it");
                }
            }
            above.add(name);
        });
        return faults;
    }

    /** One sentence for each dependency that the table forbids, sorted. */
    List<String> violations(List<ClassDependency> dependencies) {
        Set<String> violations = new TreeSet<>();
        dependencies.forEach(dependency -> violation(dependency).ifPresent(violations::add));
        return List.copyOf(violations);
    }

    private Optional<String> violation(ClassDependency dependency) {
        String user = dependency.user();
        String used = dependency.used();
        Optional<String> from = roomOf(user);
        if (from.isEmpty()) {
            return Optional.of(user + " is in no room of the table");
        }
        Room room = table.get(from.get());
        boolean allowed;
        if (used.startsWith(OURS)) {
            allowed = roomOf(used).filter(to -> to.equals(from.get()) || room.rooms().contains(to)).isPresent();
        } else {
            allowed = used.startsWith("java.")
                    || room.libraries().stream().anyMatch(prefix -> used.startsWith(prefix + "."));
        }
        return allowed ? Optional.empty() : Optional.of(user + " uses " + used + ": " + from.get() + " may not");
    }

    private Optional<String> roomOf(String className) {
        String[] parts = className.split("\\.");
        return parts.length > 2 && className.startsWith(OURS) && table.containsKey(parts[1])
                ? Optional.of(parts[1])
                : Optional.empty();
    }
}
