package nld.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.descent.DescentOutcome;
import nld.discretization.Recurrence;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.model.Check;
import nld.model.Section;
import nld.model.Theorem;

/** Runs an update section on the loss of the recorded trajectories, through the notation, the recurrence and the run. */
final class TorchRuns {
    private static final String THEOREM = """
            theorem      trajectory
            coordinates  q in R^4
            let          slope = q_3 - 0.3 q_4
            potential    (1 - q_1)^2 + 5 (q_2 - q_1^2)^2 + log((exp(slope) + exp(-slope))/2) + 0.1 q_4^2 q_1
            update %s
            """;

    private TorchRuns() {
    }

    /** The coordinates from {@code start} on, one row for each step, of the rule that {@code update} states. */
    static List<double[]> of(String update, double[] start, int steps) {
        Theorem theorem = Examined.read(THEOREM.formatted(update));
        Section.Update section = (Section.Update) theorem.sections().get(0);
        Recurrence recurrence = Recurrence.of(section.rule(), theorem.system(), new Calculus(new SymbolicDifferentiator()));
        List<double[]> rows = new ArrayList<>(List.of(start));
        DescentOutcome outcome = new RuleRun(recurrence, List.of(recurrence), new Values(from(theorem, start))).through(steps,
                (step, position, state, nextPosition, nextState) -> rows.add(nextPosition.clone()));
        if (!(outcome instanceof DescentOutcome.Completed)) {
            throw new IllegalStateException(update + ": " + outcome.sentence());
        }
        return rows;
    }

    private static Check.Conditions from(Theorem theorem, double[] start) {
        List<Expression> entries = Arrays.stream(start).<Expression>mapToObj(TorchRuns::literal).toList();
        Map<Symbol, Expression> from = new LinkedHashMap<>();
        from.put(theorem.system().coordinates().get(0), Tuple.of(entries));
        return new Check.Conditions(Map.of(), from, Optional.empty(), List.of(), Optional.empty());
    }

    private static Expression literal(double value) {
        java.math.BigDecimal exact = new java.math.BigDecimal(value);
        return Literal.of(Rational.of(exact.unscaledValue(), java.math.BigInteger.ONE).times(Rational.of(10).power(-exact.scale())));
    }

    /** The largest distance of two rows, in units of the norm of the second. */
    static double departure(List<double[]> ours, List<double[]> theirs) {
        double worst = 0;
        for (int row = 0; row < theirs.size(); row++) {
            double distance = 0;
            double norm = 0;
            for (int index = 0; index < theirs.get(row).length; index++) {
                distance = Math.hypot(distance, ours.get(row)[index] - theirs.get(row)[index]);
                norm = Math.hypot(norm, theirs.get(row)[index]);
            }
            worst = Math.max(worst, distance / norm);
        }
        return worst;
    }
}
