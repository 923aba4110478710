package nld.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;

/** What {@link ObservedOrder} saw. */
public sealed interface OrderFinding {
    /** By how much a settled order may fall short of the claimed one. */
    double SHORTFALL = 0.15;

    /** The slopes, from the largest rates to the smallest. */
    List<Slope> slopes();

    /**
     * The verdict on the claim that the order is {@code claimed} or better: settled at p − 0.15 or above confirms it,
     * settled below refutes it by the slopes, and anything else is undecided.
     */
    Verdict verdict(int claimed);

    /** The slopes as reports print them. */
    default String figures() {
        return slopes().stream().map(Slope::toString).collect(Collectors.joining(" "));
    }

    /**
     * The last two slopes agree.
     *
     * @param slopes all slopes
     * @param value  the last of them above the floor: the observed order
     */
    record Settled(List<Slope> slopes, double value) implements OrderFinding {
        /** Copies the list. */
        public Settled {
            slopes = List.copyOf(slopes);
        }

        @Override
        public Verdict verdict(int claimed) {
            if (value >= claimed - SHORTFALL) {
                return new Confirmed("order " + claimed + " or better: " + figures());
            }
            String settled = String.format(Locale.ROOT, "%.2f", value);
            return new Refuted("order " + claimed + " is claimed, the slopes settle at " + settled + ": " + figures(),
                    Optional.empty());
        }
    }

    /**
     * The slopes say nothing yet.
     *
     * @param slopes those that were seen; may be empty
     * @param reason why there were no more
     */
    record Unsettled(List<Slope> slopes, String reason) implements OrderFinding {
        /** Copies the list. */
        public Unsettled {
            slopes = List.copyOf(slopes);
        }

        @Override
        public Verdict verdict(int claimed) {
            return new Undecided("order " + claimed + ": " + reason + (slopes.isEmpty() ? "" : ": " + figures()));
        }
    }
}
