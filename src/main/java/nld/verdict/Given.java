package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.derivation.Underivable;
import nld.expression.Domain;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.kernel.Judge;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * What relations say, written out as a claim's sides are.
 *
 * @param zero          scalars that are 0
 * @param atLeastZero   scalars that are at least 0
 * @param zeroInVectors vectors and matrices that are 0
 */
record Given(List<Expression> zero, List<Expression> atLeastZero, List<Expression> zeroInVectors) {
    /** The number 0 alone. */
    static final Domain ZERO = new Domain(Optional.of(Rational.ZERO), false, Optional.of(Rational.ZERO), false);
    /** The numbers from 0 on. */
    static final Domain AT_LEAST_ZERO = new Domain(Optional.of(Rational.ZERO), false, Optional.empty(), false);

    /** What {@code relations} say in the place of {@code claim}. */
    static Given of(List<Relation> relations, Claim claim, Section section, ClaimTrial trial) {
        Given given = new Given(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Relation relation : relations) {
            ClaimTrial.Sides sides = trial.sides(claim.with(relation, ""), section);
            for (int index = 0; index < sides.left().size(); index++) {
                given.take(relation, sides.left().get(index).minus(sides.right().get(index)));
            }
        }
        return given;
    }

    private void take(Relation relation, Expression difference) {
        switch (relation.sign()) {
            case EQUAL -> (difference.shape().isScalar() ? zero : zeroInVectors).add(difference);
            case AT_LEAST -> atLeastZero.add(difference);
            case AT_MOST -> atLeastZero.add(difference.negated());
            case DIFFERENT -> throw new Underivable("the hypothesis " + relation + " cannot be used: it is no equation");
        }
    }

    /** All that is said, of scalars in entries; to be asked of a theorem that leaves nothing open. */
    List<Judge.Wanted> wanted() {
        List<Judge.Wanted> wanted = new ArrayList<>();
        zero.forEach(scalar -> wanted.add(new Judge.Wanted(Entries.scalar(scalar), ZERO)));
        atLeastZero.forEach(scalar -> wanted.add(new Judge.Wanted(Entries.scalar(scalar), AT_LEAST_ZERO)));
        zeroInVectors.forEach(tensor -> Entries.of(tensor).forEach(entry -> wanted.add(new Judge.Wanted(entry, ZERO))));
        return wanted;
    }
}
