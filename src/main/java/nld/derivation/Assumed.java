package nld.derivation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.model.Hypothesis;
import nld.model.Relation;
import nld.model.Theorem;

/**
 * A theorem under some of its hypotheses: what they define put in and everything derived again, and the relations that
 * define nothing beside it.
 *
 * @param derived    what follows from the theorem with the definitions put in
 * @param relations  the other relations, each to be used as an equation or inequality
 * @param rewriter   what puts the definitions in
 * @param domains    where the parameters that are put in were declared to lie
 * @param hypotheses the hypotheses
 */
public record Assumed(Derived derived, List<Relation> relations, Rewriter rewriter, List<Judge.Wanted> domains, List<Hypothesis> hypotheses) {
    /** Copies the lists. */
    public Assumed {
        relations = List.copyOf(relations);
        domains = List.copyOf(domains);
        hypotheses = List.copyOf(hypotheses);
    }

    /** The theorem of {@code derived} under the hypotheses of these names; {@link Underivable} where one cannot be used. */
    public static Assumed of(Derived derived, List<String> names) {
        Theorem theorem = derived.theorem();
        List<Hypothesis> hypotheses = names.stream().map(name -> theorem.hypothesis(name).orElseThrow()).toList();
        List<Relation> relations = hypotheses.stream().flatMap(hypothesis -> hypothesis.relations().stream()).toList();
        Definitions definitions = Definitions.of(relations, open(theorem, relations), derived.calculus(), derived.judge());
        Rewriter rewriter = definitions.rewriter();
        Theorem written = ConcreteTheorem.written(theorem, rewriter);
        Map<Symbol, Domain> left = new LinkedHashMap<>(theorem.parameters());
        left.keySet().removeIf(definitions::defines);
        Theorem assumed = new Theorem(written.name(), written.says(), written.source(), left, written.functions(),
                written.system(), written.hypotheses(), written.symmetries(), written.sections(), written.checks(),
                written.controls(), written.ensemble());
        return new Assumed(derived.assuming(assumed, derived.calculus().knowing(rewriter::rewrite)), definitions.rest(), rewriter, definitions.domains(), hypotheses);
    }

    /** The parameters that hypotheses may define: not those to which the theorem gives values, which a hypothesis may contradict. */
    private static Map<Symbol, Domain> open(Theorem theorem, List<Relation> relations) {
        Set<Symbol> given = theorem.ensemble().values().keySet();
        for (Relation relation : relations) {
            SortedSet<Symbol> symbols = Symbols.of(relation.left());
            symbols.addAll(Symbols.of(relation.right()));
            if (!symbols.isEmpty() && given.containsAll(symbols)) {
                throw new Underivable("the hypothesis " + relation + " is about values that the theorem gives; leave out one or the other");
            }
        }
        Map<Symbol, Domain> open = new LinkedHashMap<>(theorem.parameters());
        open.keySet().removeAll(given);
        return open;
    }

    /** Whether {@code point} holds nothing that is defined, and can be completed to one at which every parameter lies where it was declared to. */
    public boolean admits(Map<Symbol, Rational> point) {
        if (point.keySet().stream().anyMatch(symbol -> rewriter.rewrite(symbol) != symbol)) {
            return false;
        }
        Map<Symbol, Expression> values = new HashMap<>();
        point.forEach((symbol, value) -> values.put(symbol, Literal.of(value)));
        Substitution substitution = new Substitution(values);
        Optional<Map<Symbol, Rational>> completed;
        try {
            completed = derived.judge().point(domains.stream()
                    .map(wanted -> new Judge.Wanted(substitution.rewrite(wanted.scalar()), wanted.domain())).toList());
        } catch (ArithmeticException undefined) {
            return false;
        }
        return completed.isPresent();
    }
}
