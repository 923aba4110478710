package nld.typesetting;

import java.util.Map;

/**
 * How an author writes formulas.
 *
 * @param vectors how vectors and matrices are told from scalars
 * @param product how inner products are written
 * @param names   how names are written that are not written as they stand: by name, in LaTeX or plain letters
 */
public record Hand(Vectors vectors, InnerProduct product, Map<String, String> names) {
    /** Bold vectors, ⟨·,·⟩, every name as it stands. */
    public static final Hand USUAL = new Hand(Vectors.BOLD, InnerProduct.ANGLE, Map.of());

    /** Copies the map. */
    public Hand {
        names = Map.copyOf(names);
    }

    /** How vectors and matrices are told from scalars. */
    public enum Vectors {
        /** By bold letters. */
        BOLD,
        /** By upright letters. */
        UPRIGHT,
        /** Not at all. */
        PLAIN
    }

    /** How inner products are written. */
    public enum InnerProduct {
        /** ⟨u, v⟩. */
        ANGLE,
        /** uᵀv; of matrices, tr(UᵀV). */
        TRANSPOSE,
        /** u · v. */
        DOT
    }
}
