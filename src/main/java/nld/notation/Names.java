package nld.notation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names are taken, and which one an unknown name was probably meant to be. */
final class Names {
    /** The most primes after a name. */
    static final int MOST_PRIMES = 4;
    /** Names of what is derived from the system, usable in claims. */
    static final Set<String> QUANTITIES = Set.of("energy", "kinetic", "potential", "friction", "lagrangian", "sharpness");
    /** Derived quantities that have the shape of all coordinates together. */
    static final Set<String> CONFIGURED = Set.of("motion", "force");
    /** The word before the path of a file. */
    static final String FILE = "file";
    /** Words for things that formulas will know one day. */
    static final Set<String> NOT_YET = Set.of("integral", "argmin");

    static final Set<String> BUILT_IN =
            Set.of("exp", "log", "sin", "cos", "tanh", "atan", "sqrt", "abs", "dot", "max", "sum", "tr", "diag", "ones", "identity", "curl", "relu", "gate", "det", "binomial",
                    "normal", "uniform", "rademacher");
    static final Set<String> RESERVED = Stream.of(BUILT_IN, QUANTITIES, CONFIGURED, NOT_YET, Sections.WORDS,
            Set.of("next", "last", "initial", "delta", "in", "of", "off", "as", "under", "over", "against", "along",
            "breaks", "on", "t", "step")).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    private static final int MOST_SHOWN = 12;

    private Names() {
    }

    static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name);
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name) || DerivativeWord.of(name, name).isPresent();
    }

    /** The remedy for an unknown name: what is declared, and which of it or of {@code builtIn} is meant. */
    static List<String> suggestions(String unknown, Collection<String> known, String... builtIn) {
        if (known.isEmpty()) {
            return List.of("none is declared here");
        }
        List<String> shown = known.stream().limit(MOST_SHOWN).toList();
        String list = "declared here: " + String.join(", ", shown) + (known.size() > MOST_SHOWN ? ", …" : "");
        List<String> candidates = new ArrayList<>(known);
        candidates.addAll(List.of(builtIn));
        return List.of(nearest(unknown, candidates).map(name -> list + "       did you mean " + name + "?").orElse(list));
    }

    /** The known name that is fewest keystrokes away, if it is near at all; of several, the nearest in the alphabet. */
    static Optional<String> nearest(String unknown, Collection<String> known) {
        if (unknown.codePointCount(0, unknown.length()) == 1) {
            return known.stream().filter(name -> name.length() == 1 && (name.equalsIgnoreCase(unknown)
                    || Math.abs(name.charAt(0) - unknown.charAt(0)) == 1)).findFirst();
        }
        int allowed = unknown.length() <= 4 ? 1 : unknown.length() <= 8 ? 2 : 3;
        String best = null;
        long least = Long.MAX_VALUE;
        for (String name : known) {
            int distance = distance(unknown, name);
            long score = 1_000_000L * distance + spread(unknown, name);
            if (distance <= allowed && score < least) {
                best = name;
                least = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int spread(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int index = 0; index < common; index++) {
            if (left.charAt(index) != right.charAt(index)) {
                return Math.abs(left.charAt(index) - right.charAt(index));
            }
        }
        return 0;
    }

    /** The number of letters to insert, delete, change, or swap with their neighbour. */
    private static int distance(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                table[row][column] = row == 0 ? column : column == 0 ? row : cell(table, left, right, row, column);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int cell(int[][] table, String left, String right, int row, int column) {
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int least = Math.min(table[row - 1][column - 1] + (same ? 0 : 1),
                1 + Math.min(table[row - 1][column], table[row][column - 1]));
        boolean swapped = row > 1 && column > 1 && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        return swapped ? Math.min(least, table[row - 2][column - 2] + 1) : least;
    }

    /** The unknown name as known names side by side, where it is that: {@code uv} is u v. */
    static Optional<String> split(String unknown, Collection<String> known) {
        List<List<String>> ways = new ArrayList<>();
        for (int end = 0; end <= unknown.length(); end++) {
            ways.add(end == 0 ? List.of() : null);
            for (int start = 0; start < end && ways.get(end) == null; start++) {
                if (ways.get(start) != null && known.contains(unknown.substring(start, end))) {
                    List<String> way = new ArrayList<>(ways.get(start));
                    way.add(unknown.substring(start, end));
                    ways.set(end, way);
                }
            }
        }
        List<String> whole = ways.get(unknown.length());
        return whole == null || whole.size() < 2 ? Optional.empty() : Optional.of(String.join(" ", whole));
    }
}
