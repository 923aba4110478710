package nld.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What pages about theorem files are called: as these, in letters, digits, hyphens and underscores alone, for the names stand in links and in
 * style sheets; with a number where several are called alike, capitals aside, for not every file system tells these apart.
 */
final class PageNames {
    private final Map<String, String> names = new HashMap<>();

    /** Names for pages about {@code files}, given in order. */
    PageNames(List<TheoremFile> files) {
        Set<String> taken = new HashSet<>();
        for (TheoremFile file : files) {
            String plain = file.path().getFileName().toString().replaceFirst("\\" + TheoremFile.EXTENSION + "$", "")
                    .replaceAll("[^A-Za-z0-9_-]+", "-");
            String stem = plain.matches("[A-Za-z].*") ? plain : "t" + plain;
            String name = stem;
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = stem + "-" + number;
            }
            names.put(file.name(), name);
        }
    }

    String of(TheoremFile file) {
        return names.get(file.name());
    }
}
