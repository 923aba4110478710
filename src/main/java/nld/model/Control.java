package nld.model;

import java.util.List;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A change that must break a named claim or check: everything is derived again with it, and the claim must be
 * refuted.
 *
 * @param change what is changed
 * @param breaks the label of the claim or check that must be refuted
 * @param text   the change as the file has it, on one line
 * @param place  where it stands
 */
public record Control(Change change, String breaks, String text, Place place) {
    /** One change to a theorem. */
    public sealed interface Change {
        /**
         * The generator of the claim's symmetry changes one symbol otherwise.
         *
         * @param symbol the coordinate, or {@link Symbol#TIME}
         * @param value  its new change
         */
        record OfGenerator(Symbol symbol, Expression value) implements Change {
        }

        /**
         * The boundary term of the claim's symmetry is another.
         *
         * @param value the new boundary term
         */
        record OfBoundary(Expression value) implements Change {
        }

        /**
         * A claim says something else.
         *
         * @param label    the claim's name
         * @param relation what it says instead
         * @param order    to what order it says so, where the relation ends in an O(…)
         */
        record OfClaim(String label, Relation relation, Optional<Asymptotics> order) implements Change {
        }

        /**
         * A hypothesis assumes something else.
         *
         * @param name      the hypothesis
         * @param relations what it assumes instead
         */
        record OfHypothesis(String name, List<Relation> relations) implements Change {
            /** Copies the list. */
            public OfHypothesis {
                relations = List.copyOf(relations);
            }
        }

        /**
         * The claim is made without one of its hypotheses.
         *
         * @param name the hypothesis
         */
        record WithoutHypothesis(String name) implements Change {
        }

        /**
         * A term of the system is another.
         *
         * @param term  which
         * @param value the new term
         */
        record OfTerm(MechanicalSystem.Term term, Expression value) implements Change {
        }

        /**
         * The matching flow has another inertia.
         *
         * @param value the coefficient of q'' in it
         */
        record OfInertia(Expression value) implements Change {
        }

        /**
         * A network, a group, a map, a datum or a value is declared otherwise, and the whole file read again with it.
         *
         * @param theorem the theorem that the file is then, without its controls
         */
        record OfDeclaration(Theorem theorem) implements Change {
        }

        /**
         * The modified flow keeps other powers of the rate.
         *
         * @param power the highest that it keeps
         */
        record OfPower(int power) implements Change {
        }

        /**
         * A check compares its quantity with another formula.
         *
         * @param formula the quantity as a function of time
         */
        record OfFormula(Expression formula) implements Change {
        }

        /**
         * A check is valid in another range.
         *
         * @param range the inequalities
         */
        record OfRange(List<Relation> range) implements Change {
            /** Copies the list. */
            public OfRange {
                range = List.copyOf(range);
            }
        }

        /**
         * A check expects another mean.
         *
         * @param value the mean of its quantity
         */
        record OfMean(Expression value) implements Change {
        }

        /**
         * The matching flow starts with another velocity.
         *
         * @param velocity the velocity, a vector over all coordinates in order, or the scalar 0
         */
        record OfStart(Expression velocity) implements Change {
        }
    }
}
