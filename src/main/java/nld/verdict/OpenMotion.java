package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Along;
import nld.derivation.Derived;
import nld.derivation.Motion;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.Claim;
import nld.model.Section;

/** A claim about the motion before the motion is put in, and what is put in then: for certificates that show where it is used. */
final class OpenMotion {
    private OpenMotion() {
    }

    /** The claim so; empty where it cannot be written so. */
    static Optional<Judge.Unsolved> of(Claim claim, Section section, Derived derived) {
        try {
            Along names = derived.alongMotion(section);
            List<Expression> lefts = written(claim.relation().left(), names, derived);
            List<Expression> rights = written(claim.relation().right(), names, derived);
            int highest = 0;
            for (int index = 0; index < lefts.size(); index++) {
                highest = Math.max(highest, Math.max(lefts.get(index).motionOrder(), rights.get(index).motionOrder()));
            }
            return Optional.of(new Judge.Unsolved(lefts, rights, solved(derived, highest)));
        } catch (Underivable | Entries.NamedDimension | ArithmeticException missing) {
            return Optional.empty();
        }
    }

    private static List<Expression> written(Expression side, Along names, Derived derived) {
        return derived.writing().with(side).parts(side).stream().map(names::rewrite).toList();
    }

    /** The derivatives of each order, the highest first, each in terms of lower ones. */
    private static List<Map<Symbol, Expression>> solved(Derived derived, int highest) {
        Motion motion = derived.motion();
        List<Expression> values = motion.solved();
        List<Map<Symbol, Expression>> orders = new ArrayList<>();
        for (int order = motion.order(); order <= highest; order++) {
            Map<Symbol, Expression> rates = new HashMap<>();
            for (int index = 0; index < values.size(); index++) {
                rates.put(motion.coordinates().get(index).atOrder(order), values.get(index));
            }
            orders.add(0, rates);
            values = values.stream().map(derived.calculus()::rate).toList();
        }
        return orders;
    }
}
