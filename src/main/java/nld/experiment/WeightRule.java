package nld.experiment;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Calculus;
import nld.derivation.SymbolicDifferentiator;
import nld.discretization.Recurrence;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.model.Section;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;

/**
 * An update rule of the library as a map of one weight: it is read in the notation of theorem files, for a loss {@code slope q}
 * whose gradient is the number {@code slope}. Rules that act entry by entry move every weight of a network so.
 */
public final class WeightRule {
    private final Lowered step;
    private final double[] starts;

    private WeightRule(Lowered step, double[] starts) {
        this.step = step;
        this.starts = starts;
    }

    /**
     * The rule of a heading without open parameters, such as {@code heavy-ball, rate 1/50, momentum 9/10}; an
     * {@link IllegalArgumentException} says what is wrong with another.
     */
    public static WeightRule of(String heading) {
        String text = "theorem  one-weight\nsays One weight.\nsource nld\ncoordinates q\nparameters slope\nkinetic 1/2 q'^2\n"
                + "potential slope q\nupdate " + heading + "\n  claim kept:  next q - q = next q - q\n";
        Reading reading = Reader.read(text, "rule");
        if (reading instanceof Reading.Malformed malformed) {
            throw new IllegalArgumentException("found the rule '" + heading + "': " + malformed.problems().get(0).message()
                    + "; expected a rule of the library with its numbers, as in 'gradient-descent, rate 1/10'");
        }
        Theorem theorem = ((Reading.Read) reading).theorem();
        Section.Update update = (Section.Update) theorem.sections().get(0);
        Recurrence recurrence = Recurrence.of(update.rule(), theorem.system(),
                new Calculus(new SymbolicDifferentiator()));
        List<Symbol> state = new ArrayList<>(recurrence.coordinates());
        state.addAll(recurrence.states());
        List<Symbol> inputs = new ArrayList<>(state);
        inputs.add(theorem.parameters().keySet().iterator().next());
        inputs.add(Symbol.STEP);
        double[] starts = new double[recurrence.states().size()];
        Lowering.of(List.of(), recurrence.starts()).evaluate(new double[0], starts);
        return new WeightRule(Lowering.of(inputs, state.stream().map(recurrence::next).toList()), starts);
    }

    /** How many numbers it remembers for each weight. */
    public int states() {
        return starts.length;
    }

    /** What it remembers of {@code weights} weights before the first step: of each state, all weights. */
    public double[] starts(int weights) {
        double[] all = new double[weights * starts.length];
        for (int index = 0; index < all.length; index++) {
            all[index] = starts[index / weights];
        }
        return all;
    }

    /** The map from weight, states, gradient and step number to weight and states, for one thread. */
    Lowered step() {
        return step.fork();
    }
}
