package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.model.Check.Expectation;
import nld.model.Check.Flow;
import nld.model.Place;
import nld.model.Relation;
import nld.notation.Token.Kind;

/** The lines of a check as they stand, before names are looked up. */
final class CheckLines {
    final Map<String, Assignment> with = new LinkedHashMap<>();
    final Map<String, Assignment> from = new LinkedHashMap<>();
    final List<Line> expectations = new ArrayList<>();
    List<RelationReader.Sides> range = List.of();
    List<Formula> rates = List.of();
    Formula until;
    Formula steps;
    Token as;
    Token seed;

    /** An expectation, whose formulas are read once names can be looked up. */
    interface Line {
        /** What is expected; formulas by {@code formulas}. */
        Expectation read(MeanReader formulas);
    }

    /** One value: of {@code u}, {@code u'} or {@code f(q)}. */
    record Assignment(Token name, int primes, List<Token> arguments, Formula value, String written, Span span) {
        String key() {
            return name.text() + "'".repeat(primes);
        }
    }

    /** Takes one line in. */
    void take(Tokens tokens) {
        Token word = tokens.next();
        switch (word.text()) {
            case "with" -> assignments(tokens, with);
            case "from" -> assignments(tokens, from);
            case "until" -> {
                refuseSecond(word, until);
                until(tokens);
            }
            case "rate", "rates" -> {
                refuseSecond(word, rates.isEmpty() ? null : rates);
                rates = list(tokens);
            }
            case "valid" -> {
                refuseSecond(word, range.isEmpty() ? null : range);
                range = range(tokens);
            }
            case "steps" -> {
                refuseSecond(word, steps);
                steps = FormulaParser.parseAll(tokens);
            }
            case "seed" -> {
                refuseSecond(word, seed);
                seed = seed(tokens);
            }
            case "as" -> {
                refuseSecond(word, as);
                as = tokens.expectWord("the name of a check", "as balance");
                tokens.expectEnd("one check is named: as balance");
            }
            case "expect" -> expectations.add(line(word, tokens));
            default -> throw Refusal.of(word.span(), Mistake.UNKNOWN_LINE, word.written(), "check",
                    "with, from, until, rates, steps, seed, as, valid where, expect");
        }
    }

    private static Token seed(Tokens tokens) {
        Token number = tokens.next();
        if (!number.text().matches("\\d{1,18}")) {
            throw Refusal.of(number.span(), Mistake.NOT_A_SEED);
        }
        tokens.expectEnd("one seed stands on a line");
        return number;
    }

    private static void refuseSecond(Token word, Object first) {
        if (first != null) {
            throw Refusal.of(word.span(), Mistake.SECTION_TWICE, word.text());
        }
    }

    private static void assignments(Tokens tokens, Map<String, Assignment> into) {
        do {
            Assignment read = assignment(tokens);
            if (into.putIfAbsent(read.key(), read) != null) {
                throw Refusal.of(read.name().span(), Mistake.VALUE_TWICE, read.key());
            }
        } while (tokens.takeSign(","));
        tokens.expectEnd("separate values by commas: u = 2, v = 4/5");
    }

    private static Assignment assignment(Tokens tokens) {
        String example = "from u = 2, v = 4/5";
        Token name = tokens.expectWord("a name", example);
        if (tokens.peek().is(Kind.INDEX)) {
            throw Refusal.of(name.span().to(tokens.peek().span()), Mistake.VALUE_OF_AN_ENTRY, name.written());
        }
        int primes = tokens.peek().is(Kind.PRIMES) ? tokens.next().text().length() : 0;
        List<Token> arguments = new ArrayList<>();
        if (tokens.takeSign("(")) {
            do {
                arguments.add(tokens.expectWord("the function's argument", "with f(q) = |q|^2"));
            } while (tokens.takeSign(","));
            tokens.expectSign(")", "with f(q) = |q|^2");
        }
        tokens.expectSign("=", example);
        int start = tokens.position();
        Formula value = FormulaParser.parse(tokens);
        return new Assignment(name, primes, List.copyOf(arguments), value, tokens.text(start, tokens.position()), name.span().to(value.span()));
    }

    private void until(Tokens tokens) {
        if (!tokens.takeWord("t")) {
            throw tokens.expected("t =", "until t = 8/5");
        }
        tokens.expectSign("=", "until t = 8/5");
        until = FormulaParser.parseAll(tokens);
    }

    private static List<Formula> list(Tokens tokens) {
        List<Formula> read = new ArrayList<>();
        do {
            read.add(FormulaParser.parse(tokens));
        } while (tokens.takeSign(","));
        tokens.expectEnd("separate rates by commas: 1/10, 1/20");
        return List.copyOf(read);
    }

    /** What has to hold at every state of the run: {@code where m k/mu^2 <= 1/10, …}. */
    static List<RelationReader.Sides> range(Tokens tokens) {
        String example = "valid where eta sharpness <= 1";
        if (!tokens.takeWord("where")) {
            throw tokens.expected("where", example);
        }
        List<RelationReader.Sides> range = new ArrayList<>();
        do {
            RelationReader.Sides sides = RelationReader.Sides.read(tokens);
            if (sides.sign() != Relation.Sign.AT_MOST && sides.sign() != Relation.Sign.AT_LEAST) {
                throw Refusal.of(sides.left().span().to(sides.right().span()), Mistake.EXPECTED, "<= or >=", "'" + sides.sign().text() + "'", example);
            }
            range.add(sides);
        } while (tokens.takeSign(","));
        return List.copyOf(range);
    }

    private static Line line(Token word, Tokens tokens) {
        if (tokens.takeWord("mean")) {
            return MeanReader.line(word, tokens);
        }
        boolean formula = tokens.atWord("within") || tokens.atWord("order") && tokens.peek(2).isWord("against") && tokens.peek(3).isWord("formula");
        return formula ? FormulaLine.read(word, tokens) : tokens.takeWord("order") ? order(word, tokens)
                : new Stated(expectation(word, tokens));
    }

    /** An expectation without formulas of its own. */
    private record Stated(Expectation expectation) implements Line {
        @Override
        public Expectation read(MeanReader formulas) {
            return expectation;
        }
    }

    /** An order, with how near the constant of its error has to come where that is said. */
    private record OrderLine(int order, Flow flow, int power, Optional<Formula> constant, Place place) implements Line {
        @Override
        public Expectation read(MeanReader formulas) {
            return new Expectation.Order(order, flow, power, constant.map(formulas::number), place);
        }
    }

    private static Expectation expectation(Token word, Tokens tokens) {
        if (tokens.takeWord("no") && tokens.takeWord("drift")) {
            tokens.expectEnd("one expectation stands on a line");
            return new Expectation.NoDrift(word.span().place());
        }
        if (tokens.takeWord("every") && tokens.takeWord("step")) {
            tokens.expectEnd("one expectation stands on a line");
            return new Expectation.EveryStep(word.span().place());
        }
        if (tokens.takeWord("out") && tokens.takeWord("of") && tokens.takeWord("range")) {
            tokens.expectEnd("one expectation stands on a line");
            return new Expectation.OutOfRange(word.span().place());
        }
        if (tokens.takeWord("settles")) {
            return settles(word, tokens);
        }
        throw Refusal.of(tokens.peek().span(), Mistake.UNKNOWN_EXPECTATION, tokens.found());
    }

    private static Expectation settles(Token word, Tokens tokens) {
        String example = "expect settles at 950.250066";
        if (!tokens.takeWord("at")) {
            throw tokens.expected("at", example);
        }
        String sign = tokens.takeSign("-") ? "-" : "";
        if (!tokens.peek().is(Kind.NUMBER)) {
            throw tokens.expected("a decimal number", example);
        }
        Token digits = tokens.next();
        Numbers.exact(digits.text(), digits.span());
        tokens.expectEnd("one expectation stands on a line");
        return new Expectation.Settles(sign + digits.text(), word.span().place());
    }

    private static Line order(Token word, Tokens tokens) {
        String example = "expect order 2 against matching-flow";
        Token number = tokens.peek();
        if (!number.text().matches("[1-9]")) {
            throw tokens.expected("an order from 1 to 9", example);
        }
        tokens.next();
        if (!tokens.takeWord("against")) {
            throw tokens.expected("against", example);
        }
        Token flow = tokens.expectWord("gradient-flow or matching-flow", example);
        for (Flow known : Flow.values()) {
            if (known.word().equals(flow.text())) {
                int power = known == Flow.MODIFIED_FLOW ? power(tokens) : 0;
                Optional<Formula> constant = constant(tokens);
                tokens.expectEnd("one expectation stands on a line");
                int order = Integer.parseInt(number.text());
                return new OrderLine(order, known, power, constant, word.span().place());
            }
        }
        throw Refusal.of(flow.span(), Mistake.UNKNOWN_FLOW, flow.written());
    }

    /** How near the measured constant of the leading error has to come to the predicted one, where the line says so. */
    private static Optional<Formula> constant(Tokens tokens) {
        if (!tokens.takeSign(",")) {
            return Optional.empty();
        }
        if (!tokens.takeWord("constant") || !tokens.takeWord("within")) {
            throw tokens.expected("constant within", "expect order 2 against matching-flow, constant within 1/20");
        }
        return Optional.of(FormulaParser.parse(tokens));
    }

    /** The highest power of the rate that a modified flow keeps. */
    static int power(Tokens tokens) {
        if (!tokens.peek().text().matches("[0-8]")) {
            throw tokens.expected("the highest power of the rate, from 0 to 8", "expect order 3 against modified-flow 2");
        }
        return Integer.parseInt(tokens.next().text());
    }

    /** Whether runs are compared with the motion of the system. */
    boolean followMotion() {
        return expectations.stream().anyMatch(line -> line instanceof OrderLine order && order.flow == Flow.MOTION);
    }

    /** These lines, with what they leave open taken from {@code other}. */
    CheckLines completedBy(CheckLines other) {
        CheckLines merged = new CheckLines();
        merged.with.putAll(other.with);
        merged.with.putAll(with);
        merged.from.putAll(other.from);
        merged.from.putAll(from);
        merged.range = range.isEmpty() ? other.range : range;
        merged.rates = rates.isEmpty() ? other.rates : rates;
        merged.until = until == null ? other.until : until;
        merged.seed = seed == null ? other.seed : seed;
        merged.steps = steps == null ? other.steps : steps;
        merged.expectations.addAll(expectations);
        return merged;
    }
}
