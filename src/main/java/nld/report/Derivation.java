package nld.report;

import java.util.List;
import java.util.Optional;

/**
 * What follows from a theorem's system, symmetries and update rules, with every formula in the notation of theorem
 * files, ready to be shown.
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
public record Derivation(String name, String says, String source, String lagrangian, Optional<String> friction,
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
     * A formula and what it gives.
     *
     * @param name    what stands on the left, or a name in words
     * @param formula what it is
     */
    public record Line(String name, String formula) {
        @Override
        public String toString() {
            return name + " = " + formula;
        }
    }

    /**
     * The equations of motion.
     *
     * @param equations each of them, {@code … = 0}
     * @param steps     how they come about
     */
    public record Motion(List<String> equations, List<Line> steps) {
    }

    /**
     * The energy and its law.
     *
     * @param energy the energy
     * @param rate   its rate along the motion
     */
    public record Energy(String energy, String rate) {
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
     * @param loss         of descent, the loss whose gradient flow that is, and from which power on there is none
     */
    public record UpdateLaws(String name, List<Line> recurrence, List<Line> stepLaws, List<Line> conventions,
            List<Line> gradientFlow, List<String> matchingFlow, List<Line> start, List<String> modified, List<String> loss) {
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
    public record NetworkForms(String name, String output, List<String> circuits, List<Line> couplings, List<Line> counts) {
    }
}
