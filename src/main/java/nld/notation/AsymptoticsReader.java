package nld.notation;

import java.util.List;
import java.util.Optional;
import nld.expression.Symbol;
import nld.model.Asymptotics;

/** Reads to what order or in which limit a claim holds: {@code + O(eta^3)}, {@code as m -> 0}. */
final class AsymptoticsReader {
    private static final int LARGEST_ORDER = 9;

    private AsymptoticsReader() {
    }

    /** A formula without the O(…) at its end, and that order; without a formula where nothing else stands there. */
    record Cut(Optional<Formula> rest, Optional<Asymptotics> order) {
    }

    /** Takes an O(…) off the end of the right side of a claim, unless O is a declared name. */
    static Cut cut(Formula formula, Scope scope) {
        if (scope.find("O").isPresent()) {
            return new Cut(Optional.of(formula), Optional.empty());
        }
        if (isOrder(formula)) {
            return new Cut(Optional.empty(), Optional.of(order((Formula.Call) formula, scope)));
        }
        if (formula instanceof Formula.Sum sum) {
            List<Formula.Term> terms = sum.terms();
            Formula.Term last = terms.get(terms.size() - 1);
            if (terms.size() > 1 && !last.negative() && isOrder(last.formula())) {
                Formula rest = new Formula.Sum(terms.subList(0, terms.size() - 1), sum.span());
                return new Cut(Optional.of(rest), Optional.of(order((Formula.Call) last.formula(), scope)));
            }
        }
        return new Cut(Optional.of(formula), Optional.empty());
    }

    private static boolean isOrder(Formula formula) {
        return formula instanceof Formula.Call call && call.function().equals("O") && call.primes() == 0
                && call.arguments().size() == 1;
    }

    private static Asymptotics order(Formula.Call call, Scope scope) {
        Formula inner = call.arguments().get(0);
        Formula base = inner;
        int power = 1;
        if (inner instanceof Formula.Power raised) {
            base = raised.base();
            power = raised.exponent() instanceof Formula.Number number && number.digits().matches("\\d")
                    ? Integer.parseInt(number.digits()) : 0;
        }
        Optional<Symbol> small = base instanceof Formula.Name name && name.primes() == 0 && name.index().isEmpty()
                ? symbol(name.name(), scope) : Optional.empty();
        if (small.isEmpty() || power < 1 || power > LARGEST_ORDER) {
            boolean silent = base instanceof Formula.Name name && scope.isPoisoned(name.name());
            throw silent ? Refusal.silent() : Refusal.of(call.span(), Mistake.MALFORMED_ORDER, "" + LARGEST_ORDER);
        }
        return new Asymptotics.Order(small.get(), power);
    }

    /** The limit that begins here with {@code as}. */
    static Asymptotics limit(Tokens tokens, Scope scope) {
        int start = tokens.position();
        tokens.next();
        Token name = tokens.expectWord("what goes to 0 or to infinity", "claim limit: m u' = 0 as m -> 0");
        tokens.expectSign("->", "claim limit: m u' = 0 as m -> 0");
        Token target = tokens.next();
        boolean infinity = target.isWord("infinity");
        Optional<Symbol> symbol = symbol(name.text(), scope);
        if (symbol.isEmpty() || !infinity && !target.text().equals("0")) {
            throw scope.isPoisoned(name.text()) ? Refusal.silent()
                    : Refusal.of(tokens.span(start, tokens.position()), Mistake.MALFORMED_LIMIT);
        }
        return new Asymptotics.Limit(symbol.get(), infinity);
    }

    /** The scalar parameter of that name, or t. */
    private static Optional<Symbol> symbol(String name, Scope scope) {
        if (name.equals("t")) {
            return Optional.of(Symbol.TIME);
        }
        return scope.symbol(name).filter(symbol -> symbol.kind() == Symbol.Kind.PARAMETER && symbol.shape().isScalar());
    }
}
