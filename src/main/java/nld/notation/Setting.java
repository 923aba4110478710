package nld.notation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Where a formula stands, and so what it may speak of. */
enum Setting {
    /** A term of the system. */
    TERM("a term of the system", EnumSet.of(Part.VELOCITY)),
    /** What a coordinate changes by under a symmetry, and the boundary term. */
    GENERATOR("a symmetry", EnumSet.of(Part.VELOCITY)),
    /** A claim about a charge. */
    CHARGE("a claim about a charge", EnumSet.of(Part.VELOCITY, Part.ACCELERATION, Part.RATE, Part.INITIAL,
            Part.VARIATION, Part.POTENTIAL, Part.DERIVED, Part.GRADIENT)),
    /** A claim or a hypothesis about the motion. */
    MOTION("a claim about the motion", EnumSet.of(Part.VELOCITY, Part.ACCELERATION, Part.RATE, Part.INITIAL,
            Part.POTENTIAL, Part.DERIVED, Part.GRADIENT)),
    /** A claim about one step of an update. */
    UPDATE("a claim about an update", EnumSet.of(Part.STEPPED, Part.INITIAL, Part.POTENTIAL, Part.STATE, Part.GRADIENT)),
    /** A line of an update rule. */
    RULE("an update rule", EnumSet.of(Part.STEPPED, Part.STATE, Part.GRADIENT)),
    /** A claim about the flow that an update follows. */
    ALONG("a claim along an update", EnumSet.of(Part.VELOCITY, Part.ACCELERATION, Part.RATE, Part.POTENTIAL, Part.GRADIENT,
            Part.CURL)),
    /** What a check along the motion looks at. */
    ALONG_MOTION("a check along the motion", EnumSet.of(Part.VELOCITY, Part.ACCELERATION, Part.RATE, Part.INITIAL,
            Part.POTENTIAL, Part.DERIVED, Part.GRADIENT)),
    /** What a check along an update looks at. */
    ALONG_UPDATE("a check along an update", EnumSet.of(Part.STEPPED, Part.INITIAL, Part.POTENTIAL, Part.STATE, Part.GRADIENT)),
    /** What has to hold along a run for a check to be meant. */
    RANGE("the range of a check", EnumSet.of(Part.INITIAL, Part.POTENTIAL, Part.STATE, Part.GRADIENT, Part.SHARPNESS)),
    /** A claim about any state, or about the law of an ensemble of states. */
    STATE("a claim about a state", EnumSet.of(Part.POTENTIAL, Part.GRADIENT)),
    /** What a map moves a symbol to. */
    MAP("a map", EnumSet.of(Part.STATE)),
    /** The velocity that a flow starts with. */
    START("an initial velocity", EnumSet.of(Part.POTENTIAL)),
    /** A setting of an update or a number of a check. */
    VALUE("a value", EnumSet.noneOf(Part.class)),
    /** A name for an expression, usable wherever its parts are. */
    ANYWHERE("a formula", EnumSet.allOf(Part.class));

    private final String description;
    private final Set<Part> allowed;

    Setting(String description, Set<Part> allowed) {
        this.description = description;
        this.allowed = allowed;
    }

    /** The parts of formulas that do not make sense everywhere. */
    private enum Part {
        VELOCITY("a velocity", "an update moves by steps, next q and last q; a value does not move"),
        ACCELERATION("an acceleration", "a Lagrangian holds coordinates and velocities only"),
        RATE("a rate along the motion", "write the rate out by the chain rule: u u' for (1/2 u^2)'"),
        STEPPED("a step", "next and last belong to claims of an update section, and to checks along an update"),
        INITIAL("an initial value", "initial belongs to claims"),
        VARIATION("a variation", "δ(…) belongs to claims of a charge section"),
        POTENTIAL("the potential as a name", "write the potential out, or give it a name with let"),
        DERIVED("a derived quantity", "charges, energy, kinetic, friction and lagrangian belong to claims about the motion"),
        SHARPNESS("the sharpness", "it is seen along a run: valid where eta sharpness <= 1"),
        CURL("a curl", "curl(q') belongs to claims of a section along an update"),
        STATE("a state of an update", "buffers and step belong to claims of an update section"),
        GRADIENT("the gradient of a formula", "grad_q (…) belongs to claims; write the gradient out: grad f(q)");

        private final String description;
        private final String remedy;

        Part(String description, String remedy) {
            this.description = description;
            this.remedy = remedy;
        }

        static Optional<Part> of(Expression expression) {
            if (expression instanceof Symbol symbol) {
                return ofSymbol(symbol);
            }
            if (expression instanceof PartialGradient) {
                return Optional.of(GRADIENT);
            }
            return expression instanceof Evolved evolved ? Optional.of(switch (evolved.evolution()) {
                case RATE -> RATE;
                case NEXT, LAST -> STEPPED;
                case INITIAL -> INITIAL;
                case VARIATION -> VARIATION;
                case CURL -> CURL;
            }) : Optional.empty();
        }

        private static Optional<Part> ofSymbol(Symbol symbol) {
            return switch (symbol.kind()) {
                case COORDINATE -> symbol.order() == 0 ? Optional.empty()
                        : Optional.of(symbol.order() == 1 ? VELOCITY : ACCELERATION);
                case QUANTITY -> Optional.of(symbol.name().equals("sharpness") ? SHARPNESS
                        : symbol.name().endsWith("potential") ? POTENTIAL : DERIVED);
                case STATE, STEP -> Optional.of(STATE);
                case PARAMETER, TIME, TIME_FUNCTION, SPIN -> Optional.empty();
            };
        }
    }

    /** Whether powers, roots and quotients of vectors are taken entry by entry here. */
    boolean isEntryByEntry() {
        return this == UPDATE || this == RULE;
    }

    /** What this place is, in words. */
    @Override
    public String toString() {
        return description;
    }

    /** Refuses an expression that speaks of what has no place here. */
    void require(Expression expression, Span span) {
        Symbols.occurs(expression, part -> {
            Part.of(part).filter(found -> !allowed.contains(found)).ifPresent(found -> {
                throw Refusal.of(span, Mistake.OUT_OF_PLACE, found.description, description, found.remedy);
            });
            return false;
        });
    }
}
