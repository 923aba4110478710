package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.descent.DescentOutcome;
import nld.discretization.Recurrence;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Check;

/**
 * What the range of a check makes of a verdict: inside, the verdict with how near the runs came to its ends; outside, nothing is
 * decided, for a law that is used where it is not meant is neither confirmed nor refuted.
 */
final class RangeTrial {
    private final Derived derived;
    private final Recurrence recurrence;
    private final List<Recurrence> draws;
    private final Check check;

    RangeTrial(Derived derived, Recurrence recurrence, List<Recurrence> draws, Check check) {
        this.derived = derived;
        this.recurrence = recurrence;
        this.draws = draws;
        this.check = check;
    }

    /** What the runs at all rates of the check say of its range. */
    private record Reading(List<String> outside, String extremes) {
    }

    /** That some run leaves the range. */
    Verdict leaves() {
        Reading reading = reading();
        return reading.outside().isEmpty() ? new Refuted("every run stays in the range: " + reading.extremes(), Optional.empty())
                : new Confirmed("outside of its range: " + String.join("; ", reading.outside()));
    }

    /** The verdict of {@code trial} where the runs stay in the range. */
    Verdict within(Supplier<Verdict> trial) {
        if (check.conditions().range().isEmpty()) {
            return trial.get();
        }
        Reading reading = reading();
        Verdict verdict = trial.get();
        if (!reading.outside().isEmpty()) {
            return new Undecided("outside of its range: " + String.join("; ", reading.outside()) + "; there: " + verdict.evidence());
        }
        String inside = verdict.evidence() + "; in its range: " + reading.extremes();
        return verdict instanceof Confirmed ? new Confirmed(inside)
                : verdict instanceof Refuted refuted ? new Refuted(inside, refuted.witness()) : verdict;
    }

    private Reading reading() {
        List<String> outside = new ArrayList<>();
        String extremes = "";
        if (check.conditions().rates().isEmpty()) {
            throw new Underivable("the range is looked at along runs with stated rates; give them in a line 'rates 1/10, 1/20'");
        }
        for (Expression stated : check.conditions().rates()) {
            Rational eta = Values.exact(stated);
            Values values = recurrence.rule().rate().orElse(null) instanceof Symbol rate
                    ? new Values(check.conditions()).with(rate, eta) : new Values(check.conditions());
            ValidRange range = new ValidRange(derived, recurrence, values, check.conditions().range(), eta.toDouble());
            int steps = FormulaTrial.steps(check, values, eta).orElseThrow(() -> new Underivable("no whole number of steps makes up the time"));
            DescentOutcome outcome = new RuleRun(recurrence, draws, values).through(steps, range);
            String at = check.conditions().rates().size() > 1 ? "at rate " + eta + " " : "";
            if (!(outcome instanceof DescentOutcome.Completed)) {
                outside.add(at + "the run " + outcome.sentence());
            }
            range.left().ifPresent(left -> outside.add(at + left));
            extremes = extremes.isEmpty() ? at + range.extremes() : extremes;
        }
        return new Reading(outside, extremes);
    }
}
