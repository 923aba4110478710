package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nld.descent.Descent;
import nld.descent.DescentOutcome;
import nld.descent.Sampling;
import nld.descent.StepObserver;
import nld.layers.Examples;
import nld.layers.LayeredNet;
import nld.layers.NetLoss;
import nld.layers.Surrogate;
import nld.lowering.Lowered;

/**
 * How a network is trained.
 *
 * @param net       the network
 * @param surrogate the loss of an example
 * @param examples  the examples
 * @param rule      the update rule
 * @param filter    what is done to a gradient before the rule sees it
 * @param batch     how many examples a step looks at; a divisor of their number
 * @param seed      of the draws of batches, without replacement
 */
public record Training(LayeredNet net, Surrogate surrogate, Examples examples, WeightRule rule, GradientFilter filter, int batch, long seed) {
    /** What is done to a gradient, in place. */
    @FunctionalInterface
    public interface GradientFilter {
        /** Leaves it as it is. */
        GradientFilter NONE = gradient -> { };

        /** Changes {@code gradient}. */
        void apply(double[] gradient);
    }

    /** Refuses batches that do not divide the examples with an {@link IllegalArgumentException}. */
    public Training {
        if (batch < 1 || examples.size() % batch != 0) {
            throw new IllegalArgumentException("found batches of " + batch + " of " + examples.size() + " examples; expected a divisor");
        }
    }

    /** Each step looks at all examples. */
    public static Training whole(LayeredNet net, Surrogate surrogate, Examples examples, WeightRule rule) {
        return new Training(net, surrogate, examples, rule, GradientFilter.NONE, examples.size(), 1);
    }

    /** The same training of other examples, as many, with the same draws. */
    public Training of(Examples others) {
        return new Training(net, surrogate, others, rule, filter, batch, seed);
    }

    /**
     * Runs from {@code start} on all examples until every one is on its side, y f > 0, for at most {@code steps} steps: where that was
     * and after how many steps, of which the last was taken where none was wrong. Empty where that did not happen, or the run diverged or
     * was interrupted.
     */
    public Optional<DescentOutcome.Completed> fit(double[] start, int steps) {
        NetStep step = new NetStep(new NetLoss(net, surrogate, examples), rule, filter);
        DescentOutcome outcome = new Descent(step, net.parameters())
                .runUntil(start, rule.starts(net.parameters()), steps, StepObserver.NONE, () -> step.wrong() == 0);
        return outcome instanceof DescentOutcome.Completed completed && step.wrong() == 0 ? Optional.of(completed) : Optional.empty();
    }

    /** Runs {@code steps} steps from {@code start}; the observer sees each. */
    public DescentOutcome run(double[] start, int steps, StepObserver observer) {
        List<Lowered> maps = new ArrayList<>();
        for (int first = 0; first < examples.size(); first += batch) {
            NetLoss loss = new NetLoss(net, surrogate, examples.subset(IntStream.range(first, first + batch).toArray()));
            maps.add(new NetStep(loss, rule, filter));
        }
        Sampling sampling = new Sampling(Sampling.Order.WITHOUT_REPLACEMENT, seed);
        return new Descent(maps, sampling, net.parameters()).run(start, rule.starts(net.parameters()), steps, observer);
    }
}
