package nld.notation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.MechanicalSystem.Term;

/** Reads what moves and by which terms. */
final class SystemReader {
    private final Draft draft;
    private final Map<Term, Expression> terms = new EnumMap<>(Term.class);
    private final Map<Term, Statement> places = new EnumMap<>(Term.class);
    private List<Expression> force = List.of();
    private Optional<MechanicalSystem.Constraint> constraint = Optional.empty();
    private boolean refused;

    SystemReader(Draft draft) {
        this.draft = draft;
    }

    /** The word of a term as theorem files write it. */
    static String word(Term term) {
        return term.name().toLowerCase(Locale.ROOT);
    }

    /** The term of that word. */
    static Optional<Term> term(String word) {
        for (Term term : Term.values()) {
            if (word(term).equals(word)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }

    /** Reads the system among the blocks into the draft; where all is {@code whole}, what is missing is refused. */
    void read(List<Block> blocks, Span opening, boolean whole) {
        // a network declares its weights, and where it does not it was refused with a reason of its own
        boolean declared = blocks.stream().anyMatch(block -> block.word().equals("coordinates") || block.word().equals("network"));
        for (Block block : blocks) {
            term(block.word()).ifPresent(term -> term(block.head(), term));
            if (block.word().equals("force")) {
                refused |= !draft.problems.succeeds(() -> force(block.head()));
            }
            if (block.word().equals("constraint")) {
                constraint(block.head());
            }
        }
        boolean ensemble = blocks.stream().anyMatch(block -> Sections.ENSEMBLE.contains(block.word()));
        if (whole && !declared && draft.coordinates().isEmpty()) {
            draft.problems.add(Refusal.of(opening, Mistake.NO_COORDINATES));
        } else if (whole && places.isEmpty() && !ensemble) {
            draft.problems.add(Refusal.of(opening, Mistake.NO_SYSTEM));
        }
        refused |= !refused && !draft.problems.succeeds(this::refuseIdleTerms);
        draft.incomplete |= refused || draft.coordinates().isEmpty();
        Expression zero = Expression.of(0);
        draft.system = new MechanicalSystem(draft.coordinates(), terms.getOrDefault(Term.KINETIC, zero),
                terms.getOrDefault(Term.POTENTIAL, zero), terms.getOrDefault(Term.FRICTION, zero),
                terms.getOrDefault(Term.FACTOR, Expression.of(1)), Optional.ofNullable(terms.get(Term.LAGRANGIAN)), force, constraint);
    }

    private void constraint(Statement statement) {
        constraint = draft.problems.attempt(() -> new ConstraintReader(draft).read(statement));
        if (constraint.isEmpty()) {
            draft.scope().poison(statement);
            refused = true;
        }
    }

    private void term(Statement statement, Term term) {
        places.put(term, statement);
        Optional<Expression> value = draft.problems.attempt(() -> {
            Tokens tokens = draft.tokens(statement);
            tokens.next();
            return scalar(tokens, draft.scope(), Setting.TERM, word(term));
        });
        value.ifPresent(expression -> terms.put(term, expression));
        refused |= value.isEmpty();
    }

    /** The scalar formula that fills the rest of the statement. */
    static Expression scalar(Tokens tokens, Scope scope, Setting setting, String what) {
        return new Elaborator(scope, setting).of(FormulaParser.parseAll(tokens), Shape.SCALAR, what);
    }

    /** Beside a Lagrangian given whole these play no part, so nobody should believe they do. */
    private void refuseIdleTerms() {
        for (Term idle : List.of(Term.KINETIC, Term.POTENTIAL, Term.FACTOR)) {
            if (places.containsKey(Term.LAGRANGIAN) && places.containsKey(idle)) {
                throw Refusal.of(places.get(idle).first().opening(), Mistake.IDLE_TERM, word(idle));
            }
        }
    }

    private void force(Statement statement) {
        Tokens tokens = draft.tokens(statement);
        tokens.next();
        Formula formula = FormulaParser.parseAll(tokens);
        Elaborator elaborator = new Elaborator(draft.scope(), Setting.TERM);
        List<Symbol> coordinates = draft.coordinates();
        List<Expression> parts = new ArrayList<>();
        if (coordinates.size() == 1) {
            parts.add(elaborator.of(formula, coordinates.get(0).shape(), "the force"));
        } else if (formula instanceof Formula.Brackets brackets && brackets.parts().size() == coordinates.size()) {
            for (int index = 0; index < coordinates.size(); index++) {
                Symbol coordinate = coordinates.get(index);
                parts.add(elaborator.of(brackets.parts().get(index), coordinate.shape(), "the force on " + coordinate));
            }
        } else {
            parts.addAll(pieces(elaborator.of(formula), formula.span()));
        }
        force = parts;
    }

    /** A vector over all coordinates, cut into one piece for each; they have to be scalars. */
    private List<Expression> pieces(Expression whole, Span span) {
        boolean scalars = draft.coordinates().stream().allMatch(coordinate -> coordinate.shape().isScalar());
        if (!scalars || !whole.shape().equals(Shape.vector(Math.max(1, draft.coordinates().size())))) {
            throw Refusal.of(span, Mistake.FORCE_PER_COORDINATE, "" + draft.coordinates().size(), whole.shape().toString());
        }
        return Entries.of(whole);
    }
}
