package nld.descent;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nld.lowering.Lowered;

/**
 * Runs an update rule, whatever it is: a map from the coordinates, the states besides and the number of the step to the
 * coordinates and states after it. Where a rule descends one of several losses at a time there is a map for each, and
 * a {@link Sampling} chooses among them.
 *
 * <p>The arithmetic is that of the lowered map, so that a run can be repeated to the bit. A step allocates nothing. An
 * instance is used by one thread at a time, as its maps are.
 */
public final class Descent {
    /** The size beyond which a run counts as diverged: its square is still a finite number. */
    public static final double LARGEST = 1e150;

    private final List<Lowered> maps;
    private final Sampling sampling;
    private final Optional<NormalNoise> noise;
    private final int coordinates;
    private final int states;

    /**
     * A rule with one loss.
     *
     * @param map         from coordinates, states and step number to the next coordinates and states
     * @param coordinates how many of them are coordinates
     */
    public Descent(Lowered map, int coordinates) {
        this(List.of(map), Sampling.NONE, coordinates);
    }

    /**
     * A rule that descends one of several losses at a time. Refuses, with an {@link IllegalArgumentException}, maps that do not
     * give a next value of everything but the step number.
     *
     * @param maps        the map for each loss
     * @param sampling    which of them a step takes
     * @param coordinates how many inputs are coordinates
     */
    public Descent(List<Lowered> maps, Sampling sampling, int coordinates) {
        this(maps, sampling, Optional.empty(), coordinates);
    }

    /**
     * A rule whose steps are moved by noise: the last inputs of its maps, behind the step number. Refuses maps as above.
     *
     * @param maps        the map for each loss
     * @param sampling    which of them a step takes
     * @param noise       the noise, if there is any
     * @param coordinates how many inputs are coordinates
     */
    public Descent(List<Lowered> maps, Sampling sampling, Optional<NormalNoise> noise, int coordinates) {
        this.maps = List.copyOf(maps);
        this.sampling = sampling;
        this.noise = noise;
        this.coordinates = coordinates;
        this.states = maps.get(0).outputs() - coordinates;
        int drawn = noise.map(NormalNoise::size).orElse(0);
        for (Lowered map : maps) {
            if (map.inputs() != coordinates + states + 1 + drawn || map.outputs() != coordinates + states || states < 0) {
                throw new IllegalArgumentException("found a map with " + map.inputs() + " inputs and " + map.outputs()
                        + " outputs; expected an output for each input but the step number and the noise behind it");
            }
        }
    }

    /**
     * Runs {@code steps} steps, unless the run diverges or the thread is interrupted before.
     *
     * @param start    q before the first step; left as it is
     * @param state    the states before the first step; left as they are
     * @param steps    how many steps, at least 0
     * @param observer sees every completed step whose values are acceptable
     */
    public DescentOutcome run(double[] start, double[] state, int steps, StepObserver observer) {
        return runUntil(start, state, steps, observer, () -> false);
    }

    /**
     * The same, ended earlier where {@code enough} holds after a step; the outcome says how many steps were made.
     */
    public DescentOutcome runUntil(double[] start, double[] state, int steps, StepObserver observer, BooleanSupplier enough) {
        requireSize(start, coordinates, "coordinates");
        requireSize(state, states, "states");
        if (steps < 0) {
            throw new IllegalArgumentException("found " + steps + " steps; expected at least 0");
        }
        return new Run(start, state).through(steps, observer, enough);
    }

    private static void requireSize(double[] values, int size, String what) {
        if (values.length != size) {
            throw new IllegalArgumentException("found " + values.length + " " + what + "; expected " + size);
        }
    }

    /** One run: the state before and after the step at hand, which change places after it. */
    private final class Run {
        private final double[] inputs;
        private final double[] outputs;
        private final Sampling.Draws draws = sampling.draws(maps.size());
        private final Optional<NormalNoise.Source> source = noise.map(NormalNoise::source);
        private double[] position;
        private double[] state;
        private double[] nextPosition;
        private double[] nextState;

        Run(double[] start, double[] startState) {
            position = start.clone();
            state = startState.clone();
            nextPosition = new double[coordinates];
            nextState = new double[states];
            inputs = new double[maps.get(0).inputs()];
            outputs = new double[coordinates + states];
        }

        DescentOutcome through(int steps, StepObserver observer, BooleanSupplier enough) {
            if (!isAcceptable(position) || !isAcceptable(state)) {
                return new DescentOutcome.Diverged(0);
            }
            for (int step = 1; step <= steps; step++) {
                if (Thread.currentThread().isInterrupted()) {
                    return new DescentOutcome.Interrupted(step - 1);
                }
                advance(step);
                if (!isAcceptable(nextPosition) || !isAcceptable(nextState)) {
                    return new DescentOutcome.Diverged(step);
                }
                observer.step(step, position, state, nextPosition, nextState);
                exchange();
                if (enough.getAsBoolean()) {
                    return new DescentOutcome.Completed(position, state, step);
                }
            }
            return new DescentOutcome.Completed(position, state, steps);
        }

        private void advance(int step) {
            System.arraycopy(position, 0, inputs, 0, coordinates);
            System.arraycopy(state, 0, inputs, coordinates, states);
            inputs[coordinates + states] = step;
            if (source.isPresent()) {
                source.get().draw(inputs);
            }
            maps.get(draws.next()).evaluate(inputs, outputs);
            System.arraycopy(outputs, 0, nextPosition, 0, coordinates);
            System.arraycopy(outputs, coordinates, nextState, 0, states);
        }

        private void exchange() {
            double[] oldPosition = position;
            double[] oldState = state;
            position = nextPosition;
            state = nextState;
            nextPosition = oldPosition;
            nextState = oldState;
        }

        private static boolean isAcceptable(double[] values) {
            boolean acceptable = true;
            for (double value : values) {
                // written so that NaN is refused too
                acceptable &= Math.abs(value) <= LARGEST;
            }
            return acceptable;
        }
    }
}
