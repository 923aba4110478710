package nld.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What files made of theorem files are called: as these, with a number where several are called alike. */
final class OutputNames {
    private final Map<String, String> names = new HashMap<>();

    /** Names with {@code extension}, dot included, for what is made of {@code files}, given in order. */
    OutputNames(List<TheoremFile> files, String extension) {
        Set<String> taken = new HashSet<>();
        for (TheoremFile file : files) {
            String stem = file.path().getFileName().toString().replaceFirst("\\" + TheoremFile.EXTENSION + "$", "");
            String name = stem;
            for (int number = 2; !taken.add(name); number++) {
                name = stem + "-" + number;
            }
            names.put(file.name(), name + extension);
        }
    }

    String of(TheoremFile file) {
        return names.get(file.name());
    }
}
