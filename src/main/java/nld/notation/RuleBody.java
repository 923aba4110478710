package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Domain;

/** The lines that say what an update rule is, as they stand: written for one coordinate, called {@code q}, and its rate. */
final class RuleBody {
    /** What the block is called in the lines of a rule, whatever the coordinate is. */
    static final String BLOCK = "q";
    /** What its learning rate is called. */
    static final String RATE = "rate";

    /** The rule's parameters and what each may be. */
    final Map<String, Parameter> parameters = new LinkedHashMap<>();
    /** Values of parameters where none is given. */
    final Map<String, Formula> defaults = new LinkedHashMap<>();
    /** What the rule remembers. */
    final Map<String, State> states = new LinkedHashMap<>();
    /** The value of each state and of the block after a step, in the order in which they are computed. */
    final Map<String, Step> steps = new LinkedHashMap<>();
    /** What is drawn afresh in each step. */
    final List<Noise> noises = new ArrayList<>();
    /** What the gradient is called. */
    Optional<Token> gradient = Optional.empty();

    /** A parameter: a number in its domain, or a field, which may be of any shape and depend on coordinates. */
    record Parameter(Token name, Domain domain, boolean field) {
    }

    /** A state and its value before the first step; of the shape of the block, or one number. */
    record State(Token name, Formula start, boolean number) {
    }

    /** Noise of one coordinate, and the formula of its covariance. */
    record Noise(Token name, Optional<Token> on, Formula covariance) {
    }

    /** The line of {@code next X}. */
    record Step(Token name, Formula value) {
    }

    /** Whether it says how a step is made. */
    boolean isStated() {
        return !steps.isEmpty();
    }
}
