package nld.derivation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.PartialGradient;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.model.Relation;

/**
 * The parameters and functions of time that relations define, such as γ' = exp(α) and mu = 1. A function of time that is
 * defined at some order has its higher derivatives with it: γ'' is α' exp(α). What defines nothing is left as a relation.
 */
final class Definitions {
    private static final int MOST_STEPS = 100;

    private final Map<Symbol, Domain> parameters;
    private final Calculus calculus;
    private final Judge judge;
    private final Map<Symbol, Expression> values = new LinkedHashMap<>();
    private final List<Relation> rest = new ArrayList<>();

    private Definitions(Map<Symbol, Domain> parameters, Calculus calculus, Judge judge) {
        this.parameters = parameters;
        this.calculus = calculus;
        this.judge = judge;
    }

    /** What {@code relations} define of {@code parameters} and functions of time; {@link Underivable} where they contradict themselves. */
    static Definitions of(List<Relation> relations, Map<Symbol, Domain> parameters, Calculus calculus, Judge judge) {
        Definitions definitions = new Definitions(parameters, calculus, judge);
        Deque<Relation> open = new ArrayDeque<>(relations);
        for (int step = 0; !open.isEmpty(); step++) {
            if (step > MOST_STEPS) {
                throw new Underivable("the hypotheses define their symbols in a circle");
            }
            definitions.take(open.pop(), open);
        }
        definitions.requireDomains();
        return definitions;
    }

    /** A symbol and what it is. */
    private record Definition(Symbol symbol, Expression value) {
    }

    /** What puts the definitions in. */
    Rewriter rewriter() {
        return new Rewriter() {
            @Override
            public Expression symbol(Symbol symbol) {
                return valueOf(symbol).map(this::rewrite).orElse(symbol);
            }

            @Override
            public Expression partialGradient(PartialGradient gradient) {
                if (defines(gradient.by())) {
                    throw new Underivable("found " + gradient + ", and a hypothesis defines " + gradient.by());
                }
                return super.partialGradient(gradient);
            }
        };
    }

    private Optional<Expression> valueOf(Symbol symbol) {
        for (int order = symbol.order(); order >= 0; order--) {
            Expression value = values.get(symbol.atOrder(order));
            if (value != null) {
                for (int time = order; time < symbol.order(); time++) {
                    value = calculus.rate(value);
                }
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    boolean defines(Symbol symbol) {
        return values.containsKey(symbol);
    }

    /** The relations that define nothing, with the definitions put in. */
    List<Relation> rest() {
        Rewriter written = rewriter();
        return rest.stream().map(relation -> written(relation, written)).toList();
    }

    /** The defined parameters, written out, with the values they were declared to have. */
    List<Judge.Wanted> domains() {
        Rewriter written = rewriter();
        return values.keySet().stream().filter(parameters::containsKey).filter(symbol -> !parameters.get(symbol).equals(Domain.REAL))
                .map(symbol -> new Judge.Wanted(written.rewrite(symbol), parameters.get(symbol))).toList();
    }

    private void requireDomains() {
        if (!domains().isEmpty() && judge.point(domains()).isEmpty()) {
            throw new Underivable("no values were found that satisfy the hypotheses and lie where they were declared: "
                    + String.join(", ", values.keySet().stream().filter(parameters::containsKey)
                            .map(symbol -> symbol + " = " + rewriter().rewrite(symbol)).toList()));
        }
    }

    private static Relation written(Relation relation, Rewriter rewriter) {
        return new Relation(rewriter.rewrite(relation.left()), relation.sign(), rewriter.rewrite(relation.right()));
    }

    private void take(Relation stated, Deque<Relation> open) {
        Relation relation = written(stated, rewriter());
        boolean fixed = relation.sign() == Relation.Sign.EQUAL && relation.left().shape().isScalar()
                && isFixed(relation.left()) && isFixed(relation.right());
        if (!fixed) {
            rest.add(stated);
            return;
        }
        Expression difference = relation.left().minus(relation.right());
        if (judge.isZero(difference)) {
            return;
        }
        if (Symbols.of(difference).isEmpty()) {
            throw new Underivable("a hypothesis contradicts itself: " + relation);
        }
        Definition definition = definition(relation, difference);
        for (Symbol known : List.copyOf(values.keySet())) {
            if (known.atOrder(0) == definition.symbol.atOrder(0)) {
                // what was defined at a higher order has to agree
                open.push(new Relation(known, Relation.Sign.EQUAL, values.remove(known)));
            }
        }
        values.put(definition.symbol, definition.value);
    }

    /** Whether only parameters, functions of time and t occur. */
    private static boolean isFixed(Expression expression) {
        return !Symbols.occurs(expression, part -> !part.shape().isScalar() || part instanceof nld.expression.Jet
                || part instanceof nld.expression.Evolved
                || part instanceof Symbol symbol && symbol.kind() != Symbol.Kind.PARAMETER
                        && symbol.kind() != Symbol.Kind.TIME_FUNCTION && symbol.kind() != Symbol.Kind.TIME);
    }

    private Definition definition(Relation relation, Expression difference) {
        for (List<Expression> sides : List.of(List.of(relation.left(), relation.right()), List.of(relation.right(), relation.left()))) {
            if (sides.get(0) instanceof Symbol symbol && defines(symbol, sides.get(1))) {
                return new Definition(symbol, sides.get(1));
            }
        }
        SortedSet<Symbol> symbols = Symbols.of(difference);
        for (Symbol symbol : symbols) {
            Optional<Definition> solved = symbol == Symbol.TIME ? Optional.empty() : solved(difference, symbol);
            if (solved.isPresent()) {
                return solved.get();
            }
        }
        boolean moves = symbols.stream().anyMatch(symbol -> symbol.kind() != Symbol.Kind.PARAMETER);
        boolean functions = symbols.stream().anyMatch(symbol -> symbol.kind() == Symbol.Kind.TIME_FUNCTION);
        throw new Underivable("the hypothesis " + relation + " cannot be used: "
                + (moves && !functions ? "parameters do not move, t does"
                        : "it is not solved for a symbol that occurs once, times what is nowhere 0, and not in its own definition"));
    }

    /** Whether {@code value} can define {@code symbol}: not by itself, and a parameter by parameters only. */
    private boolean defines(Symbol symbol, Expression value) {
        boolean own = Symbols.of(value).stream()
                .anyMatch(part -> part.atOrder(0) == symbol.atOrder(0) && part.order() >= symbol.order());
        boolean parameter = symbol.kind() == Symbol.Kind.PARAMETER;
        boolean known = parameter ? parameters.containsKey(symbol) : symbol.kind() == Symbol.Kind.TIME_FUNCTION;
        return known && !own && !(parameter && Symbols.of(value).stream().anyMatch(part -> part.kind() != Symbol.Kind.PARAMETER));
    }

    private Optional<Definition> solved(Expression difference, Symbol symbol) {
        Expression slope = judge.simplified(calculus.partial(difference, symbol));
        if (!new NowhereZero(new Assumptions(parameters)).test(slope)) {
            return Optional.empty();
        }
        Expression value = judge.simplified(symbol.minus(difference.over(slope)));
        return defines(symbol, value) ? Optional.of(new Definition(symbol, value)) : Optional.empty();
    }
}
