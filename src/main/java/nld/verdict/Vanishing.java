package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Motion;
import nld.expression.Expression;
import nld.expression.Symbols;
import nld.kernel.Given;
import nld.kernel.Judge;
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
    /** A longer equation says less than that it is one of the motion's. */
    private static final int READABLE_PARTS = 40;

    /** Nothing vanishes. */
    static final Vanishing NOTHING = new Vanishing(List.of());

    /** The equations of {@code motion} that hold among the derivatives in {@code sides}. */
    static Vanishing along(Motion motion, List<Expression> sides) {
        int highest = sides.stream().mapToInt(Expression::motionOrder).max().orElse(0);
        return new Vanishing(motion.equations(highest).stream().map(equation -> Given.here(name(equation), equation)).toList());
    }

    private static String name(Expression equation) {
        return Symbols.size(equation) <= READABLE_PARTS ? equation + " = 0 along the motion"
                : "the equations of motion, which are not solved for all accelerations";
    }

    /** Left − right of {@code sides} against 0, with the equations used on it; where there are none, the sides as they are. */
    ClaimTrial.Sides reduced(ClaimTrial.Sides sides, Judge judge) {
        if (equations.isEmpty()) {
            return sides;
        }
        Judge informed = judge.given(equations);
        List<Expression> left = new ArrayList<>();
        for (int index = 0; index < sides.left().size(); index++) {
            left.add(informed.simplified(sides.left().get(index).minus(sides.right().get(index))));
        }
        return new ClaimTrial.Sides(left, left.stream().map(side -> Expression.zero(side.shape())).toList());
    }

    /** {@code verdict} on a relation of {@code sign}, where the equations hold. */
    Verdict where(Verdict verdict, Relation.Sign sign) {
        boolean byPoint = sign == Relation.Sign.DIFFERENT ? verdict instanceof Proved : verdict instanceof Refuted;
        return equations.isEmpty() || !byPoint ? verdict
                : new Undecided("no proof was found that uses " + equations.get(0).name());
    }
}
