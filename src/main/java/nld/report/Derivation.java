package nld.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nld.discretization.MomentumConvention;
import nld.expression.Expression;
import nld.typesetting.Equation;

/**
 * What follows from a theorem's system, symmetries and update rules, ready to be shown: as text, or typeset.
 *
 * @param name       the theorem's name
 * @param says       what it says, in words; may be empty
 * @param source     where it comes from; may be empty
 * @param lagrangian L
 * @param friction   the Rayleigh function, where there is one
 * @param motion     the equations of motion
 * @param energy     the law of the energy
 * @param symmetries what follows from each symmetry
 * @param updates    what follows from each update rule
 * @param networks   the forms of each network
 */
public record Derivation(String name, String says, String source, Expression lagrangian,
        Optional<Expression> friction,
        Part<Motion> motion, Part<Energy> energy, List<Part<SymmetryLaw>> symmetries, List<Part<UpdateLaws>> updates,
        List<Part<NetworkForms>> networks) {
    /** Copies the lists. */
    public Derivation {
        symmetries = List.copyOf(symmetries);
        updates = List.copyOf(updates);
        networks = List.copyOf(networks);
    }

    /** Whether nothing moves: the theorem is about states alone, and has no equations of motion. */
    public boolean isStill() {
        return motion instanceof Known<Motion> known && known.value().equations().isEmpty();
    }

    /** Whether a part could not be derived. */
    public boolean isIncomplete() {
        return motion instanceof Missing || energy instanceof Missing
                || symmetries.stream().anyMatch(Missing.class::isInstance)
                || updates.stream().anyMatch(Missing.class::isInstance)
                || networks.stream().anyMatch(Missing.class::isInstance);
    }

    /**
     * A part of a derivation, or why there is none.
     *
     * @param <T> what was derived
     */
    public sealed interface Part<T> {
    }

    /**
     * A part that was derived.
     *
     * @param value what was derived
     * @param <T>   its type
     */
    public record Known<T>(T value) implements Part<T> {
    }

    /**
     * A part that could not be derived.
     *
     * @param name   what it is
     * @param reason what is missing
     * @param <T>    what would have been derived
     */
    public record Missing<T>(String name, String reason) implements Part<T> {
    }

    /**
     * A formula under its name.
     *
     * @param name     what stands on the left, or a name in words
     * @param equation the formula, with its left side where it has one that is a formula
     */
    public record Line(String name, Equation equation) {
        /** The formula in the notation of theorem files: what stands on the right of the name. */
        public String formula() {
            return equation.rightText();
        }

        @Override
        public String toString() {
            return name + " = " + formula();
        }
    }

    /**
     * The equations of motion.
     *
     * @param equations each of them, {@code … = 0}
     * @param steps     how they come about
     */
    public record Motion(List<Equation> equations, List<Line> steps) {
    }

    /**
     * The energy and its law.
     *
     * @param energy the energy
     * @param rate   its rate along the motion
     */
    public record Energy(Expression energy, Expression rate) {
    }

    /**
     * What follows from a symmetry.
     *
     * @param name       its name
     * @param generator  how it changes coordinates and time
     * @param charge     the charge, by its name
     * @param parts      what moves the charge; what is zero by proof is left out
     * @param rate       the rate of the charge along the motion
     * @param steps      how the law comes about
     */
    public record SymmetryLaw(String name, List<Line> generator, Line charge, List<Line> parts, Line rate,
            List<Line> steps) {
    }

    /**
     * What follows from an update rule.
     *
     * @param name         its name
     * @param recurrence   the state after a step
     * @param stepLaws     the exact law of each linear symmetry, by the symmetry's name
     * @param conventions  momentum in its other forms, by the rules of the library that are written so
     * @param gradientFlow its flow of first order
     * @param matchingFlow the flow that follows it to second order in the rate, {@code … = 0}
     * @param start        the initial velocity of that flow
     * @param modified     the modified equation, to an order in the rate; empty where there is none
     * @param loss         of descent, the loss whose gradient flow that is
     */
    public record UpdateLaws(String name, List<Line> recurrence, List<Law> stepLaws, List<MomentumConvention> conventions,
            List<Line> gradientFlow, List<Equation> matchingFlow, List<Line> start, List<Line> error, List<Equation> modified,
            Optional<Loss> loss) {
    }

    /**
     * A relation under the name of what it belongs to.
     *
     * @param name     the name
     * @param equation the relation
     */
    public record Law(String name, Equation equation) {
    }

    /**
     * The loss whose gradient flow descent follows.
     *
     * @param value the loss, to an order in the rate
     * @param ends  the power of the rate from which on there is none but for special losses; empty where it is not reached
     */
    public record Loss(Equation value, Optional<Expression> ends) {
        /** In words, line by line. */
        public List<String> lines() {
            return Stream.concat(Stream.of(value.toString()),
                    ends.stream().map(power -> "from " + power + " on there is none but for special losses")).toList();
        }
    }

    /**
     * What a network is.
     *
     * @param name      its name
     * @param output    its output as a formula in its weights
     * @param circuits  the output as a sum over circuits in gates, and how many there are; empty where it has none
     * @param couplings the output in gate spins: its mean, fields and couplings
     * @param counts    weights, hidden units, and circuits with independent signs
     */
    public record NetworkForms(String name, Equation output, List<Equation> circuits, List<Line> couplings, List<Line> counts) {
    }
}
