package nld.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.SymbolicDifferentiator;
import nld.expression.AbstractFunction;
import nld.expression.Domain;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.MechanicalSystem;
import nld.model.Place;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;

/**
 * A model φ of the file of known laws, trained with an arbitrary loss l(φ(θ)): the theorem that claims its laws, which has to
 * be proved, and the same claims under another motion, which have to be refuted.
 *
 * @param id       its name in the file
 * @param theorem  its laws, claimed of the motion that the case states
 * @param control  the same laws, claimed of another motion
 * @param changed  what is other in that, in words
 * @param size     how many parameters it has
 */
record KnownModel(String id, Theorem theorem, Theorem control, String changed, int size) {
    /** What the file calls such cases. */
    static final String KIND = "all-losses (phi model)";

    private static final Place PLACE = new Place(1, 1);
    private static final Expression ZERO = Expression.of(0);
    private static final Expression HALF = Expression.of(1, 2);
    private static final Symbol FRICTION = Symbol.parameter("g");
    private static final Symbol DECAY = Symbol.parameter("l");

    /** The model of a case; of one that is stated by another, with the entries of the whole file to look there. */
    static KnownModel of(JsonNode entry, List<JsonNode> entries) {
        String id = entry.path("id").asText();
        Optional<JsonNode> base = id.equals("lin-2-2-2/GF-weight-decay") || id.equals("lin-2-2-2/natural-gradient")
                ? entries.stream().filter(other -> other.path("id").asText().equals("lin-2-2-2/GF")).findFirst() : Optional.empty();
        return new Reader(entry, base.orElse(entry)).read();
    }

    /** How many laws it states. */
    int laws() {
        return (int) theorem.claims().count();
    }

    private record Reader(JsonNode entry, JsonNode model, Map<String, Expression> names, List<Symbol> coordinates) {
        Reader(JsonNode entry, JsonNode model) {
            this(entry, model, new LinkedHashMap<>(Map.of("t", Symbol.TIME, "g", FRICTION)), new ArrayList<>());
            model.path("variables").forEach(variable -> coordinates.add(Symbol.coordinate(variable.asText())));
            for (Symbol coordinate : coordinates) {
                names.put(coordinate.name(), coordinate);
                names.put("d" + coordinate.name(), coordinate.rate());
            }
        }

        KnownModel read() {
            String damping = entry.path("damping").asText();
            List<Expression> laws = new ArrayList<>();
            model.path("expected_conserved").forEach(law -> laws.add(Infix.read(law.asText(), names)));
            if (damping.startsWith("overdamped: gradient flow M x_t = -grad l(phi(x))")) {
                return with(laws, flow(loss(), List.of()), inertial(FRICTION), "under momentum");
            }
            if (damping.startsWith("linear friction g: x_tt + g x_t = -grad l(phi(x))")) {
                return with(laws, inertial(FRICTION), inertial(Expression.of(2).times(FRICTION)), "under twice the friction");
            }
            if (damping.startsWith("gradient flow with L2 decay")) {
                Expression growing = Expression.of(2).times(DECAY).times(Symbol.TIME).apply(Function.EXP);
                return with(laws.stream().map(growing::times).toList(), flow(decayed(DECAY), List.of()),
                        flow(decayed(Expression.of(2).times(DECAY)), List.of()), "under twice the decay");
            }
            if (damping.startsWith("natural gradient flow")) {
                return with(laws, flow(ZERO, inRangeOfTheJacobian()), inertial(FRICTION), "under momentum");
            }
            throw new Infix.Unreadable("the motion is stated in words: " + damping);
        }

        private KnownModel with(List<Expression> laws, MechanicalSystem system, MechanicalSystem other, String changed) {
            return new KnownModel(entry.path("id").asText(), theorem(laws, system), theorem(laws, other), changed,
                    coordinates.size());
        }

        private Theorem theorem(List<Expression> laws, MechanicalSystem system) {
            List<Claim> claims = new ArrayList<>();
            for (Expression law : laws) {
                Relation relation = new Relation(Evolved.of(Evolved.Evolution.RATE, law), Relation.Sign.EQUAL, ZERO);
                claims.add(new Claim("law" + claims.size(), relation, false, List.of(), Optional.empty(), Optional.empty(),
                        relation.toString(), PLACE));
            }
            return new Theorem(entry.path("id").asText(), "", "", Map.of(FRICTION, Domain.POSITIVE, DECAY, Domain.POSITIVE),
                    List.of(), system, List.of(), List.of(), List.of(new Section.Motion(claims, PLACE)), List.of(), List.of());
        }

        private List<Expression> outputs() {
            List<Expression> outputs = new ArrayList<>();
            model.path("phi").forEach(output -> outputs.add(Infix.read(output.asText(), names)));
            return outputs;
        }

        /** An arbitrary loss of what the model puts out. */
        private Expression loss() {
            return Jet.of(AbstractFunction.scalar("loss"), List.of(Tuple.of(outputs())));
        }

        private Expression decayed(Expression decay) {
            Expression square = Sum.of(coordinates.stream().map(coordinate -> coordinate.power(2)).toList());
            return loss().plus(HALF.times(decay).times(square));
        }

        /** θ' = −Jᵀ w(θ) for any w: of a natural gradient, J has full rank and w = (J Jᵀ)⁻¹ ∇l. */
        private List<Expression> inRangeOfTheJacobian() {
            List<Expression> outputs = outputs();
            List<Expression> place = List.of(Tuple.of(coordinates));
            SymbolicDifferentiator rules = new SymbolicDifferentiator();
            List<Expression> forces = new ArrayList<>();
            for (Symbol coordinate : coordinates) {
                List<Expression> terms = new ArrayList<>(List.of(ZERO));
                for (int output = 0; output < outputs.size(); output++) {
                    Expression slope = rules.derivative(outputs.get(output), coordinate).orElseThrow();
                    terms.add(slope.times(Jet.of(AbstractFunction.scalar("w" + output), place)).negated());
                }
                forces.add(Sum.of(terms));
            }
            return forces;
        }

        private MechanicalSystem flow(Expression potential, List<Expression> force) {
            return new MechanicalSystem(coordinates, ZERO, potential, quadratic(), Expression.of(1), Optional.empty(), force);
        }

        private MechanicalSystem inertial(Expression friction) {
            return new MechanicalSystem(coordinates, quadratic(), loss(), friction.times(quadratic()), Expression.of(1),
                    Optional.empty(), List.of());
        }

        /** Half the square of the velocity in the metric of the case. */
        private Expression quadratic() {
            return HALF.times(Sum.of(coordinates.stream()
                    .map(coordinate -> metric(coordinate).times(coordinate.rate().power(2))).toList()));
        }

        private Expression metric(Symbol coordinate) {
            return switch (entry.path("kinetic").asText()) {
                case "1/2 sum dx^2", "overdamped", "pseudo-inverse Fisher J^T J" -> Expression.of(1);
                case "1/2(|dA|^2/3+|dB|^2/5): per-layer learning rates 3 and 5" ->
                        Expression.of(1, coordinate.name().startsWith("A") ? 3 : 5);
                case "u entropic mirror, v Euclidean" ->
                        coordinate.name().startsWith("U") ? coordinate.power(-1) : Expression.of(1);
                default -> throw new Infix.Unreadable("the kinetic term is stated in words: " + entry.path("kinetic").asText());
            };
        }
    }

    /** What a verdict on a law has to be, and on the same law under another motion. */
    static boolean isMet(Verdict verdict, boolean control) {
        return verdict.kind() == (control ? Verdict.Kind.REFUTED : Verdict.Kind.PROVED);
    }
}
