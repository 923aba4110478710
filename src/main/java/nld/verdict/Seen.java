package nld.verdict;

import java.util.List;
import java.util.function.Supplier;

/** The figures that a check saw. Those of an earlier run are read when they are first asked for: most readers never look at them. */
public final class Seen {
    /** Nothing was seen. */
    public static final Seen NOTHING = of(List.of());

    private Supplier<List<Observation>> reading;
    private List<Observation> observations;

    private Seen(Supplier<List<Observation>> reading) {
        this.reading = reading;
    }

    /** These figures. */
    public static Seen of(List<Observation> observations) {
        Seen seen = new Seen(() -> observations);
        seen.observations();
        return seen;
    }

    /** What {@code reading} reads; asked at most once. */
    public static Seen later(Supplier<List<Observation>> reading) {
        return new Seen(reading);
    }

    /** The figures. */
    public synchronized List<Observation> observations() {
        if (observations == null) {
            observations = List.copyOf(reading.get());
            reading = null;
        }
        return observations;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seen seen && observations().equals(seen.observations());
    }

    @Override
    public int hashCode() {
        return observations().hashCode();
    }

    @Override
    public String toString() {
        return observations().toString();
    }
}
