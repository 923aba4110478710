package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.derivation.Underivable;
import nld.descent.Descent;
import nld.descent.DescentOutcome;
import nld.descent.NormalNoise;
import nld.descent.Sampling;
import nld.descent.StepObserver;
import nld.discretization.Recurrence;
import nld.discretization.StepNoise;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.Roundoff;
import nld.model.Check;

/** An update rule with the numbers of a check, ready to run. */
final class RuleRun {
    private final Recurrence recurrence;
    private final Values values;
    private final List<Symbol> inputs = new ArrayList<>();
    private final List<List<Expression>> outputs = new ArrayList<>();
    private Ready ready;
    private final Sampling sampling;
    private final StepNoise noise;

    /**
     * The rule of {@code recurrence}, whose steps are those of {@code draws}: one for each loss that may be drawn.
     */
    RuleRun(Recurrence recurrence, List<Recurrence> draws, Values values) {
        this.recurrence = recurrence;
        this.values = values;
        inputs.addAll(recurrence.coordinates());
        inputs.addAll(recurrence.states());
        inputs.add(Symbol.STEP);
        List<Symbol> state = List.copyOf(inputs.subList(0, inputs.size() - 1));
        noise = StepNoise.of(recurrence.rule(), recurrence.writing());
        inputs.addAll(noise.symbols());
        draws.forEach(drawn -> outputs.add(values.closed(inputs, state.stream().map(drawn::next).toList())));
        this.sampling = recurrence.rule().sampling().map(stated -> new Sampling(
                stated.replacement() ? Sampling.Order.WITH_REPLACEMENT : Sampling.Order.WITHOUT_REPLACEMENT, stated.seed()))
                .orElse(Sampling.NONE);
    }

    /** The values of a check at one learning rate; a rate that is no parameter, such as a schedule, needs none. */
    static Values values(Recurrence recurrence, Check check) {
        Values given = new Values(check.conditions());
        Optional<Expression> rate = recurrence.rule().rate();
        if (rate.isEmpty() || !(rate.get() instanceof Symbol symbol) || given.knows(symbol)) {
            return given;
        }
        Rational stated = check.conditions().rates().stream().findFirst().map(Values::exact).orElseThrow(
                () -> new Underivable("the check has no rate; give it in a line 'rate 1/10'"));
        return given.with(symbol, stated);
    }

    DescentOutcome through(int steps, StepObserver observer) {
        return through(steps, observer, sampling.seed());
    }

    /** The run whose losses and noise are drawn by {@code seed}; several threads may ask for runs at a time. */
    DescentOutcome through(int steps, StepObserver observer, long seed) {
        Ready own = ready();
        return new Descent(own.maps().stream().map(Lowered::fork).toList(), new Sampling(sampling.order(), seed),
                own.noise().map(matrix -> new NormalNoise(matrix.fork(), seed)), own.start().length)
                .run(own.start(), own.state(), steps, observer);
    }

    /** What all runs have in common: where they start, and the functions of which each takes a fork. */
    private record Ready(double[] start, double[] state, List<Lowered> maps, Optional<Lowered> noise) {
    }

    private synchronized Ready ready() {
        if (ready == null) {
            List<Symbol> seen = inputs.subList(0, inputs.size() - noise.symbols().size());
            ready = new Ready(values.requiredStart(recurrence.coordinates()),
                    values.start(recurrence.states(), recurrence.starts(), recurrence.coordinates()),
                    outputs.stream().map(one -> values.lowered(inputs, one)).toList(),
                    noise.symbols().isEmpty() ? Optional.empty() : Optional.of(values.lowered(seen, noise.matrix())));
        }
        return ready;
    }

    /**
     * How far rounding can move a step from the exact rule applied to the state before it, which counts as exact: that 1/10 is
     * no double is part of the bound. From coordinates, states and step number to the bounds of the next ones, for
     * each loss that may be drawn.
     */
    List<Roundoff> roundoff() {
        return outputs.stream().map(one -> values.roundoff(inputs, one)).toList();
    }

    /** The same draws as those of the run, from the first step on. */
    Sampling.Draws draws() {
        return sampling.draws(outputs.size());
    }
}
