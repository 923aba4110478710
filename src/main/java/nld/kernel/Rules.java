package nld.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;

/**
 * The equations that a proof may use, as rules: the largest network of each is replaced by the others, so that derivatives of
 * lower order and smaller networks remain. What a rule divides by is among the premises.
 */
final class Rules {
    private final List<Given> givens;
    private final Normalizer home;
    private final Set<Given> used = new LinkedHashSet<>();
    private final Map<String, List<Given>> elsewhere = new HashMap<>();
    private final Set<List<Object>> met = new HashSet<>();
    private List<Rule> rules = List.of();
    private boolean learned;

    Rules(List<Given> givens, Normalizer home) {
        this.givens = new ArrayList<>(givens);
        this.home = home;
        for (Given given : givens) {
            if (!given.everywhere().isEmpty()) {
                function(given).ifPresent(name -> elsewhere.computeIfAbsent(name, fresh -> new ArrayList<>()).add(given));
            }
        }
    }

    /** The function that an equation is about: the one that is taken at all of its coordinates. */
    private static Optional<String> function(Given given) {
        List<String> names = new ArrayList<>();
        Symbols.occurs(given.tensor(), part -> part instanceof Jet jet && jet.arguments().equals(given.everywhere())
                && names.add(jet.function().name()) && false);
        return names.stream().findFirst();
    }

    /** The equations that were used. */
    Set<Given> used() {
        return used;
    }

    /** Takes note that a function is taken at {@code arguments}: what holds everywhere holds there. */
    void meet(Letter.Derivative letter) {
        List<Given> about = elsewhere.get(letter.function().name());
        if (about == null || !met.add(List.of(letter.function().name(), letter.arguments()))) {
            return;
        }
        for (Given given : about) {
            if (!given.everywhere().equals(letter.arguments())) {
                Map<Symbol, Expression> there = new HashMap<>();
                for (int index = 0; index < given.everywhere().size(); index++) {
                    there.put(given.everywhere().get(index), letter.arguments().get(index));
                }
                givens.add(new Given(given.name(), new Substitution(there).rewrite(given.tensor()), given.forAll(), List.of()));
                learned = true;
            }
        }
    }

    /** What a network in canonical form becomes by the first rule that makes it smaller; empty where none does. */
    Optional<Combination> rewritten(Network network, Contractions contractions) {
        for (Rule rule : rules) {
            Optional<List<Term>> terms = rule.first(network, home.limits(), match -> smaller(rule, match, network));
            if (terms.isPresent()) {
                used.add(rule.given());
                home.premises().notZero(rule.divisor());
                Combination result = new Combination(home.algebra());
                terms.get().forEach(term -> contractions.add(result, term.woven, term.coefficient));
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private record Term(Weaving.Woven woven, Quotient coefficient) {
        /** Whether this is a multiple of {@code network}. */
        boolean isMultipleOf(Network network) {
            return network.order() == 0 ? woven.closed().equals(List.of(network))
                    : woven.closed().isEmpty() && woven.open().equals(network);
        }

        boolean isSmallerThan(Network network) {
            return Stream.concat(woven.closed().stream(), Stream.of(woven.open())).allMatch(part ->
                    part.equals(Combination.NUMBER) || part.compareTo(network) < 0);
        }
    }

    /**
     * The terms that a rule puts for a network; empty where one is not smaller, lest rules turn in circles. Where the network
     * itself is among them, as when A_ij = −A_ji is used on u_i A_ij u_j, the equation is solved for it.
     */
    private Optional<List<Term>> smaller(Rule rule, Rule.Match match, Network network) {
        List<Term> terms = new ArrayList<>();
        Quotient left = Quotient.ONE;
        for (Map.Entry<Network, Quotient> other : rule.others().parts().entrySet()) {
            Weaving weaving = new Weaving();
            int[] free = rule.replaced(network, match, other.getKey(), weaving);
            Term term = new Term(weaving.woven(home.limits(), free), other.getValue());
            if (term.woven.isZero()) {
                continue;
            }
            if (term.isMultipleOf(network)) {
                left = home.algebra().plus(List.of(left, term.coefficient.negated()));
            } else if (term.isSmallerThan(network)) {
                terms.add(term);
            } else {
                return Optional.empty();
            }
        }
        if (left.isZero()) {
            return Optional.empty();
        }
        if (left.equals(Quotient.ONE)) {
            return Optional.of(terms);
        }
        home.premises().notZero(left);
        Quotient factor = home.algebra().inverse(left);
        return Optional.of(terms.stream().map(term -> new Term(term.woven, home.algebra().times(term.coefficient, factor))).toList());
    }

    /** Makes the rules anew, with the units and signs that are known by now; while they are made there are none. */
    void startRound() {
        rules = List.of();
        List<Rule> made = new ArrayList<>();
        for (Given given : List.copyOf(givens)) {
            new RuleMaker(home, given).rule().ifPresent(made::add);
        }
        rules = List.copyOf(made);
    }

    /** Whether equations have been added since this was last asked. */
    boolean takeLearned() {
        boolean answer = learned;
        learned = false;
        return answer;
    }
}
