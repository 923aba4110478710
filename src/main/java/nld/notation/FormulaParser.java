package nld.notation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nld.notation.Token.Kind;

/** Reads sums, inner products, products and quotients; {@link FactorParser} reads what these are made of. */
final class FormulaParser {
    /** How deep brackets, bars and words such as {@code next} may stand inside each other. */
    static final int DEEPEST = 100;

    /** Words that end a formula wherever they stand. */
    private static final Set<String> ENDS = Set.of("under", "off", "as", "over", "along", "breaks", "in", "against", "on", "of");

    /** Products looser than those side by side and tighter than sums; no two of them stand in one product. */
    private static final Set<String> PRODUCTS = Set.of("·", "⊙", "./");

    private final Tokens tokens;
    private final FactorParser factors;
    private int depth;
    private boolean inBars;

    private FormulaParser(Tokens tokens) {
        this.tokens = tokens;
        this.factors = new FactorParser(this, tokens);
    }

    /** The formula that begins here; stops before the first token that cannot continue it. */
    static Formula parse(Tokens tokens) {
        Formula formula = parseInside(tokens);
        if (tokens.atSign(")") || tokens.atSign("]")) {
            throw Refusal.of(tokens.peek().span(), Mistake.UNOPENED_BRACKET, tokens.peek().written());
        }
        return formula;
    }

    /** The formula that begins here, inside brackets that the caller closes. */
    static Formula parseInside(Tokens tokens) {
        return new FormulaParser(tokens).sum();
    }

    /** The formula that fills the rest of the statement. */
    static Formula parseAll(Tokens tokens) {
        Formula formula = parse(tokens);
        tokens.expectEnd("a formula ends its line");
        return formula;
    }

    Formula sum() {
        int start = tokens.position();
        List<Formula.Term> terms = new ArrayList<>();
        boolean negative = tokens.takeSign("-");
        boolean signed = negative;
        terms.add(new Formula.Term(negative, dot()));
        while (tokens.atSign("+") || tokens.atSign("-")) {
            signed = true;
            negative = tokens.next().isSign("-");
            terms.add(new Formula.Term(negative, dot()));
        }
        return signed ? new Formula.Sum(List.copyOf(terms), span(start)) : terms.get(0).formula();
    }

    private Formula dot() {
        int start = tokens.position();
        Formula left = product();
        if (!PRODUCTS.contains(tokens.peek().text()) || !tokens.peek().is(Kind.SIGN)) {
            return left;
        }
        String sign = tokens.next().text();
        List<Formula> factors = new ArrayList<>(List.of(left, product()));
        while (sign.equals("⊙") && tokens.takeSign(sign)) {
            factors.add(product());
        }
        Formula right = factors.get(1);
        if (sign.equals("·") && endsInVectorPower(right)) {
            throw Refusal.of(span(start), Mistake.POWER_AFTER_DOT, tokens.text(start, tokens.position()));
        }
        Span span = span(start);
        if (tokens.peek().is(Kind.SIGN) && PRODUCTS.contains(tokens.peek().text())) {
            boolean dots = sign.equals("·") && tokens.atSign("·");
            tokens.next();
            product();
            throw Refusal.of(span(start), dots ? Mistake.TWO_DOTS : Mistake.MIXED_PRODUCTS,
                    tokens.text(start, tokens.position()));
        }
        return switch (sign) {
            case "·" -> new Formula.Dot(left, right, span);
            case "⊙" -> new Formula.EntryProduct(List.copyOf(factors), span);
            default -> new Formula.EntryQuotient(left, right, span);
        };
    }

    /** Whether a single name with a power stands right of the dot, so that the power could belong to the whole. */
    private static boolean endsInVectorPower(Formula right) {
        return right instanceof Formula.Power power && !power.ofEntries() && power.base() instanceof Formula.Name;
    }

    private Formula product() {
        int start = tokens.position();
        Run run = new Run(start);
        run.factors.add(factors.factor());
        while (true) {
            if (tokens.atSign("/")) {
                quotient(run);
            } else if (opensFactor(tokens.peek())) {
                another(run);
            } else {
                return run.formula(span(start));
            }
        }
    }

    /** A product on the way. */
    private final class Run {
        private final List<Formula> factors = new ArrayList<>();
        private final int start;
        private int slash = -1;
        private boolean belowIsNumber;

        Run(int start) {
            this.start = start;
        }

        Formula formula(Span span) {
            return factors.size() == 1 ? factors.get(0) : new Formula.Product(List.copyOf(factors), span);
        }

        boolean justDivided() {
            return factors.size() == 1 && factors.get(0) instanceof Formula.Quotient;
        }
    }

    private void quotient(Run run) {
        if (run.slash >= 0 && (!run.belowIsNumber || run.justDivided())) {
            int second = tokens.position();
            tokens.next();
            factors.factor();
            throw twiceDivided(run, second);
        }
        Formula last = run.factors.get(run.factors.size() - 1);
        Formula above = run.formula(span(run.start));
        int slash = tokens.position();
        tokens.next();
        Formula below = factors.factor();
        if (last instanceof Formula.Power power && couldBeFraction(power, below)) {
            throw ambiguousExponent(run, slash);
        }
        run.slash = slash;
        run.belowIsNumber = below instanceof Formula.Number;
        run.factors.clear();
        run.factors.add(new Formula.Quotient(above, below, span(run.start)));
    }

    private Refusal twiceDivided(Run run, int second) {
        String above = tokens.text(run.start, run.slash);
        String middle = tokens.text(run.slash + 1, second);
        String below = tokens.text(second + 1, tokens.position());
        return Refusal.of(span(run.start), Mistake.TWO_READINGS, tokens.text(run.start, tokens.position()),
                "(" + above + "/" + middle + ")/" + below + " or " + above + "/(" + middle + "/" + below + ")");
    }

    private Refusal ambiguousExponent(Run run, int slash) {
        String whole = tokens.text(run.start, tokens.position());
        String above = tokens.text(run.start, slash);
        int caret = Math.max(above.lastIndexOf('^'), above.lastIndexOf('⊙'));
        String below = tokens.text(slash + 1, tokens.position());
        return Refusal.of(span(run.start), Mistake.TWO_READINGS, whole, above.substring(0, caret + 1) + "("
                + above.substring(caret + 1) + "/" + below + ") or (" + above + ")/" + below);
    }

    /** Whether a plain exponent and the number after a slash look like a fraction in lowest terms, as in x^1/2. */
    private static boolean couldBeFraction(Formula.Power power, Formula below) {
        Formula exponent = power.exponent() instanceof Formula.Sum negated && negated.terms().size() == 1
                ? negated.terms().get(0).formula() : power.exponent();
        if (!(exponent instanceof Formula.Number above) || !(below instanceof Formula.Number number)
                || above.span().equals(power.span())) {
            return false;
        }
        if (!above.digits().matches("\\d{1,9}") || !number.digits().matches("\\d{1,9}")) {
            return true;
        }
        BigInteger divisor = new BigInteger(number.digits());
        return !divisor.equals(BigInteger.ONE) && new BigInteger(above.digits()).gcd(divisor).equals(BigInteger.ONE);
    }

    private void another(Run run) {
        Token opening = tokens.peek();
        int position = tokens.position();
        Formula factor = factors.factor();
        if (run.slash >= 0 && !run.belowIsNumber) {
            String above = tokens.text(run.start, run.slash);
            String below = tokens.text(run.slash + 1, position);
            String text = tokens.text(position, tokens.position());
            throw Refusal.of(span(run.start), Mistake.TWO_READINGS, tokens.text(run.start, tokens.position()),
                    above + "/(" + below + " " + text + ") or (" + above + "/" + below + ") " + text);
        }
        if (opening.is(Kind.NUMBER)) {
            throw Refusal.of(factor.span(), Mistake.NUMBER_NOT_FIRST, tokens.text(position, tokens.position()),
                    tokens.text(run.start, position));
        }
        run.factors.add(factor);
    }

    private boolean opensFactor(Token token) {
        return switch (token.kind()) {
            case NUMBER -> true;
            case WORD -> !ENDS.contains(token.text());
            case SIGN -> token.text().equals("(") || token.text().equals("|") && !inBars;
            default -> false;
        };
    }

    private Span span(int start) {
        return tokens.span(start, tokens.position());
    }

    static boolean isEnd(Token token) {
        return token.is(Kind.WORD) && ENDS.contains(token.text());
    }

    boolean inBars() {
        return inBars;
    }

    /** Reads something one level deeper, inside bars or not. */
    <T> T deeper(Token opening, boolean bars, Supplier<T> inner) {
        if (depth >= DEEPEST) {
            throw Refusal.of(opening.span(), Mistake.TOO_DEEP, "" + DEEPEST);
        }
        boolean outer = inBars;
        depth++;
        inBars = bars;
        T read = inner.get();
        inBars = outer;
        depth--;
        return read;
    }
}
