package nld.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import nld.expression.Domain;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.MechanicalSystem;
import nld.model.Place;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;

/**
 * One system of the file of known laws, with what is said of it.
 *
 * @param id           its name in the file
 * @param system       what moves
 * @param domains      the sign of each parameter, as that of the number given for it
 * @param numbers      the numbers given for the parameters
 * @param statements   what is said of its motion, in the order of the file
 * @param unread       what is said in words that are no formula, with the reason
 */
record KnownSystem(String id, MechanicalSystem system, Map<Symbol, Domain> domains, Map<Symbol, Double> numbers,
        List<Statement> statements, List<String> unread) {
    private static final Place PLACE = new Place(1, 1);
    private static final int ATTEMPTS = 60;
    private static final int STATES = 3;
    /** Differences leave less than this of a conserved quantity; the weakest movement in the cases is 1e-4. */
    private static final double NOTICEABLE = 1e-6;

    /** What a statement says. */
    enum Kind {
        CONSERVED("conserved"), NOT_CONSERVED("not conserved"), RATE("has the rate");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * A statement about a quantity.
     *
     * @param kind     what it says
     * @param text     the quantity, and its rate where that is stated, as the file has them
     * @param quantity the quantity
     * @param rate     its stated rate; 0 for a conserved one
     */
    record Statement(Kind kind, String text, Expression quantity, Expression rate) {
        /** Whether {@code verdict}, on the claim that the rate is as stated, is what is expected. */
        boolean isMet(Verdict verdict) {
            return switch (kind) {
                case CONSERVED -> verdict.kind().compareTo(Verdict.Kind.CONFIRMED) <= 0;
                case NOT_CONSERVED -> verdict.kind() == Verdict.Kind.REFUTED;
                case RATE -> verdict.kind() == Verdict.Kind.PROVED;
            };
        }

        Relation relation() {
            return hasRate(quantity, rate);
        }

        @Override
        public String toString() {
            return kind.words + " " + text;
        }
    }

    /** Why a case cannot be run; empty for one that can. */
    static Optional<String> obstacle(JsonNode entry) {
        String kind = entry.path("kind").asText();
        return switch (kind) {
            case "explicit-potential" -> unreadable(entry);
            case KnownModel.KIND -> Optional.of("for every loss: run by KnownModelsTest");
            case "" -> Optional.of("it has no kind");
            case "real network, random data" -> Optional.of("it states that there is no law, found with random data");
            case "discrete optimiser" -> Optional.of("its law is in words: the library states such step laws, proved exactly");
            default -> Optional.of(kind + ": later");
        };
    }

    private static Optional<String> unreadable(JsonNode entry) {
        try {
            read(entry);
            return Optional.empty();
        } catch (Infix.Unreadable words) {
            return Optional.of(words.getMessage());
        }
    }

    /** The system of a case of the kind explicit-potential; {@link Infix.Unreadable} where a formula is none. */
    static KnownSystem read(JsonNode entry) {
        return new Reader(entry).read();
    }

    private static Relation hasRate(Expression quantity, Expression rate) {
        return new Relation(Evolved.of(Evolved.Evolution.RATE, quantity), Relation.Sign.EQUAL, rate);
    }

    /** The claim that {@code quantity} is conserved. */
    static Relation isConstant(Expression quantity) {
        return hasRate(quantity, Expression.of(0));
    }

    /**
     * Whether differences along the motion see {@code quantity} move, from any of several random states; nothing for one
     * that has no real value at almost any of them.
     */
    Optional<Boolean> moves(Expression quantity) {
        NumericMotion motion = new NumericMotion(system, numbers);
        SplittableRandom random = new SplittableRandom(1);
        int seen = 0;
        for (int attempt = 0; attempt < ATTEMPTS && seen < STATES; attempt++) {
            double movement = motion.movement(quantity, motion.onMotion(new NumericMotion.State(0.5 + random.nextDouble(),
                    places(random, attempt < ATTEMPTS / 2), places(random, false))));
            if (movement > NOTICEABLE) {
                return Optional.of(true);
            }
            seen += Double.isNaN(movement) ? 0 : 1;
        }
        return seen < STATES ? Optional.empty() : Optional.of(false);
    }

    /** Numbers of a size between 0.3 and 1.6: away from where quotients have poles. */
    private double[] places(SplittableRandom random, boolean positive) {
        return random.doubles(system.coordinates().size(), 0.3, 1.6)
                .map(size -> positive || random.nextBoolean() ? size : -size).toArray();
    }

    /** The theorem that claims each of {@code relations}. */
    Theorem theorem(List<Relation> relations) {
        List<Claim> claims = new ArrayList<>();
        for (Relation relation : relations) {
            claims.add(new Claim("claim" + claims.size(), relation, false, List.of(), Optional.empty(), Optional.empty(),
                    relation.toString(), PLACE));
        }
        return new Theorem(id, "", "", domains, List.of(), system, List.of(), List.of(),
                List.of(new Section.Motion(claims, PLACE)), List.of(), List.of());
    }

    private static final class Reader {
        private final JsonNode entry;
        private final List<Symbol> coordinates = new ArrayList<>();
        private final Map<Symbol, Domain> domains = new LinkedHashMap<>();
        private final Map<Symbol, Double> numbers = new HashMap<>();
        private final Map<String, Expression> names = new LinkedHashMap<>();
        private final List<Statement> statements = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();

        Reader(JsonNode entry) {
            this.entry = entry;
        }

        KnownSystem read() {
            names.put("t", Symbol.TIME);
            entry.path("parameters").properties().forEach(field -> parameter(field.getKey(), field.getValue()));
            entry.path("variables").forEach(variable -> coordinates.add(Symbol.coordinate(variable.asText())));
            for (Symbol coordinate : coordinates) {
                declare(coordinate.name(), coordinate);
                declare("d" + coordinate.name(), coordinate.rate());
            }
            if (coordinates.isEmpty()) {
                throw new Infix.Unreadable("the case has no variables");
            }
            Optional<Expression> lagrangian = given("lagrangian");
            Expression zero = Expression.of(0);
            MechanicalSystem system = new MechanicalSystem(coordinates, given("kinetic").orElse(zero),
                    given("potential").orElse(zero), given("rayleigh").orElse(zero),
                    given("prefactor").orElse(Expression.of(1)), lagrangian, List.of());
            addStatements();
            return new KnownSystem(entry.path("id").asText(), system, domains, numbers, statements, unread);
        }

        private void declare(String name, Expression meaning) {
            if (names.put(name, meaning) != null) {
                throw new Infix.Unreadable("the name " + name + " has two meanings");
            }
        }

        private void parameter(String name, JsonNode value) {
            Symbol symbol = Symbol.parameter(name);
            BigDecimal number = value.decimalValue();
            Domain negative = new Domain(Optional.empty(), false, Optional.of(Rational.ZERO), true);
            domains.put(symbol, number.signum() > 0 ? Domain.POSITIVE : number.signum() < 0 ? negative : Domain.REAL);
            numbers.put(symbol, number.doubleValue());
            declare(name, symbol);
        }

        private Optional<Expression> given(String field) {
            JsonNode text = entry.path(field);
            return text.isTextual() ? Optional.of(Infix.read(text.asText(), names)) : Optional.empty();
        }

        private void addStatements() {
            entry.path("expected_conserved").forEach(text -> add(Kind.CONSERVED, text.asText(), "0"));
            entry.path("expected_not_conserved").forEach(text -> add(Kind.NOT_CONSERVED, text.asText(), "0"));
            entry.path("expected_rates").forEach(law ->
                    add(Kind.RATE, law.path("charge").asText(), law.path("rate").asText()));
        }

        private void add(Kind kind, String quantity, String rate) {
            try {
                statements.add(new Statement(kind, kind == Kind.RATE ? quantity + ": " + rate : quantity,
                        Infix.read(quantity, names), Infix.read(rate, names)));
            } catch (Infix.Unreadable words) {
                unread.add(kind.words + " " + quantity + " | skipped | " + words.getMessage());
            }
        }
    }
}
