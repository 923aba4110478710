package nld.verdict;

import java.util.List;
import nld.derivation.Motion;
import nld.expression.Expression;
import nld.kernel.Given;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Relation;

/**
 * The equations of motion that hold where a claim is made without being solved for its accelerations. A proof may use them; a
 * point of the judge's own choice need not satisfy them, and so neither refutes nor shows that two sides differ.
 *
 * @param equations the equations
 */
record Vanishing(List<Given> equations) {
    /** Nothing vanishes. */
    static final Vanishing NOTHING = new Vanishing(List.of());

    /** The equations of {@code motion} that hold among the derivatives in {@code sides}. */
    static Vanishing along(Motion motion, List<Expression> sides) {
        int highest = sides.stream().mapToInt(Expression::motionOrder).max().orElse(0);
        return new Vanishing(motion.equations(highest).stream()
                .map(equation -> Given.here(equation + " = 0 along the motion", equation)).toList());
    }

    /** {@code verdict} on a relation of {@code sign}, where the equations hold. */
    Verdict where(Verdict verdict, Relation.Sign sign) {
        boolean byPoint = sign == Relation.Sign.DIFFERENT ? verdict instanceof Proved : verdict instanceof Refuted;
        return equations.isEmpty() || !byPoint ? verdict
                : new Undecided("no proof was found that uses " + equations.get(0).name());
    }
}
