package nld.integration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/**
 * A flow that could not be followed to the end.
 *
 * @param reason why
 * @param time   the last time up to which it was followed within the tolerance
 * @param cause  more about the reason, where more is known; else empty
 * @param change where the method was changed because the flow is stiff; empty where the explicit method did all
 */
public record Stopped(Reason reason, double time, String cause, Optional<MethodChange> change) implements FlowOutcome {
    /** Without more about the reason. */
    public Stopped(Reason reason, double time) {
        this(reason, time, "");
    }

    /** By the explicit method. */
    Stopped(Reason reason, double time, String cause) {
        this(reason, time, cause, Optional.empty());
    }

    /** Why a flow was not followed to the end. */
    public enum Reason {
        /** The state or its rate grew without bound in finite time. */
        BLOW_UP("grows without bound near t = %s"),
        /** The rates are not numbers, or infinite while the state is not large: the motion leaves the domain. */
        NOT_A_NUMBER("has a rate that is not a finite number just after t = %s"),
        /** No step was small enough for the tolerance: rates that are not smooth, or vary much faster than the interval. */
        STEP_TOO_SMALL("cannot be followed within the tolerance at t = %s: no step is small enough"),
        /** The bound on evaluations was reached: a stiff or a very long motion. */
        TOO_MANY_EVALUATIONS("needs more evaluations of its rates than the bound after t = %s"),
        /** Both ends of the interval are the same, to rounding. */
        EMPTY_INTERVAL("has no time to go: the interval that begins at t = %s is empty"),
        /** The thread was interrupted; its interrupt flag is left set. */
        INTERRUPTED("was interrupted at t = %s");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** The reason and the time, of which the motion or the flow is the subject: 'grows without bound near t = 2.37'. */
    public String sentence() {
        String digits = new BigDecimal(time).round(new MathContext(6)).stripTrailingZeros().toPlainString();
        String because = cause + change.map(stiff -> (cause.isEmpty() ? "it " : "; it ") + stiff.sentence()).orElse("");
        return String.format(Locale.ROOT, reason.words, digits) + (because.isEmpty() ? "" : ": " + because);
    }
}
