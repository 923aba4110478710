package nld.notation;

import java.util.Set;

/** The words that open a section, and those that open a line inside one. */
final class Sections {
    /** All section words. */
    static final Set<String> WORDS = Set.of("theorem", "says", "source", "dimensions", "coordinates", "constants",
            "parameters", "functions", "let", "kinetic", "potential", "friction", "factor", "lagrangian", "force", "constraint",
            "hypothesis", "symmetry", "network", "data", "group", "map", "charge", "motion", "update", "along", "log", "check",
            "control", "claim");
    /** Sections of text. */
    static final Set<String> TEXT = Set.of("says", "source");
    /** Sections that stand once in a file. */
    static final Set<String> ONCE = Set.of("theorem", "says", "source", "kinetic", "potential", "friction", "factor",
            "lagrangian", "force", "constraint", "data");
    /** Sections whose deeper lines are statements of their own. */
    static final Set<String> WITH_BODY = Set.of("symmetry", "group", "charge", "motion", "update", "along", "log", "check");
    /** Sections that declare an ensemble; in a file with one of them claims may stand outside of other sections. */
    static final Set<String> ENSEMBLE = Set.of("network", "data", "group", "map");
    /** Sections that are planned. */
    static final Set<String> NOT_YET = Set.of("case", "cell");
    /** The words that open a line of a check. */
    static final Set<String> CHECK_LINES = Set.of("with", "from", "until", "rate", "rates", "steps", "seed", "as", "valid", "expect");
    /** The words that open a line of a symmetry, besides δ. */
    static final Set<String> SYMMETRY_LINES = Set.of("keeps", "boundary");

    private Sections() {
    }
}
