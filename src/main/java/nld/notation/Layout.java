package nld.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where everything stands in the canonical layout. */
final class Layout {
    /** How deep the lines of a section stand. */
    static final int BODY = 2;

    private static final int CONTROL = 9;
    private static final int TERM = 13;
    private static final int CONDITION = 8;
    private static final int DECLARED = 12;
    private static final int CONTINUED = 2;
    private static final int WIDEST_ALIGNED = 60;
    private static final int CHANGED_TERM = 11;
    private static final int NEARLY_EQUAL = 1;
    private static final Set<String> HEADINGS = Set.of("symmetry", "charge", "motion", "update", "along", "log", "check", "hypothesis");
    private static final Set<String> NAMED = Set.of("group", "map");
    private static final Set<String> LISTS = Set.of("dimensions", "coordinates", "constants", "parameters", "functions");

    private final Predicate<String> isFunction;
    private final Map<Integer, String> contents = new HashMap<>();
    private int widestLabel;
    private int widestOuterLabel;

    Layout(Predicate<String> isFunction) {
        this.isFunction = isFunction;
    }

    /** The content of each line of {@code blocks}, by line number. */
    Map<Integer, String> of(List<Block> blocks) {
        widestOuterLabel = blocks.stream().filter(block -> block.word().equals("claim"))
                .mapToInt(block -> width(block.head().tokens().get(1).written())).max().orElse(0);
        widestLabel = blocks.stream().flatMap(block -> block.body().stream())
                .filter(statement -> statement.word().equals("claim") && statement.first().indent() > 0)
                .mapToInt(statement -> width(statement.tokens().get(1).written())).max().orElse(0);
        List<Statement> controls = new ArrayList<>();
        List<Statement> claims = new ArrayList<>();
        for (Block block : blocks) {
            if (!block.word().equals("control")) {
                controls(controls);
                controls.clear();
            }
            if (!block.word().equals("claim")) {
                claims(claims, 0);
                claims.clear();
            }
            switch (block.word()) {
                case "control" -> controls.add(block.head());
                case "claim" -> claims.add(block.head());
                default -> {
                    head(block.head());
                    body(block);
                }
            }
        }
        controls(controls);
        claims(claims, 0);
        return contents;
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    private void head(Statement statement) {
        String word = statement.first().firstWord();
        if (Sections.TEXT.contains(statement.word())) {
            text(statement);
        } else if (HEADINGS.contains(statement.word())) {
            List<Token> tokens = statement.tokens();
            boolean hypothesis = statement.word().equals("hypothesis");
            String name = hypothesis ? word + " " + tokens.get(1).written() + "  " : word + " ";
            place(statement, name, tokens.subList(hypothesis ? 2 : 1, tokens.size()),
                    hypothesis ? BODY : width(name) + CONTINUED);
        } else if (NAMED.contains(statement.word())) {
            List<Token> tokens = statement.tokens();
            int after = tokens.get(2).isSign(":") ? 3 : 2;
            String name = padded(word + " " + tokens.get(1).written() + (after == 3 ? ":" : ""), TERM - 1) + " ";
            place(statement, name, tokens.subList(after, tokens.size()), TERM + CONTINUED);
        } else {
            boolean list = LISTS.contains(statement.word());
            List<Token> tokens = statement.tokens();
            place(statement, padded(word, TERM), tokens.subList(1, tokens.size()), list ? TERM : TERM + CONTINUED);
        }
    }

    /** Words, with single blanks between. */
    private void text(Statement statement) {
        String lead = padded(statement.first().firstWord(), TERM);
        for (Line line : statement.lines()) {
            boolean first = line == statement.first();
            String words = first ? line.content().substring(line.firstWord().length()).strip() : line.content();
            contents.put(line.number(), (lead + words.replaceAll("[ \t]+", " ")).stripTrailing());
            lead = " ".repeat(TERM);
        }
    }

    /** Tokens behind a prefix, continuing lines at {@code indent}, and the lines that say why it is open. */
    private void place(Statement statement, String prefix, List<Token> tokens, int indent) {
        // the argument of a declared function stands directly behind it, of a function of time too
        boolean declaration = statement.word().equals("functions");
        SortedMap<Integer, String> byLine = Spacing.byLine(tokens, declaration ? name -> true : isFunction);
        String lead = prefix;
        List<Line> formulas = statement.lines().subList(0, statement.formulaLines());
        for (Line line : formulas) {
            contents.put(line.number(), (lead + byLine.getOrDefault(line.number(), "")).stripTrailing());
            lead = " ".repeat(indent);
        }
        for (Line line : statement.lines().subList(formulas.size(), statement.lines().size())) {
            contents.put(line.number(), " ".repeat(indent) + line.content().replaceAll("[ \t]+", " "));
        }
    }

    private void body(Block block) {
        switch (block.word()) {
            case "symmetry" -> symmetry(block.body());
            case "check" -> block.body().forEach(this::condition);
            case "log" -> log(block.body());
            case "update" -> {
                Map<Boolean, List<Statement>> parts = block.body().stream().collect(
                        Collectors.partitioningBy(statement -> RuleBodyReader.WORDS.contains(statement.word())));
                parts.get(true).forEach(this::rule);
                claims(parts.get(false), BODY);
            }
            case "group" -> block.body().forEach(statement -> place(statement, " ".repeat(TERM), statement.tokens(), TERM + CONTINUED));
            default -> claims(block.body(), BODY);
        }
    }

    /** Quantities with what holds them in one column; the names of the run stay as they are. */
    private void log(List<Statement> statements) {
        List<LogLine> lines = statements.stream().map(LogLine::of).toList();
        int widest = lines.stream().mapToInt(line -> width(quantity(line))).max().orElse(0);
        for (LogLine line : lines) {
            contents.put(line.statement().first().number(), " ".repeat(BODY) + padded(line.word(), CONDITION)
                    + padded(quantity(line), widest) + " = " + line.right());
        }
    }

    private String quantity(LogLine line) {
        return Spacing.oneLine(line.head().subList(1, line.head().size() - 1), isFunction);
    }

    private void condition(Statement statement) {
        List<Token> tokens = statement.tokens();
        String prefix = " ".repeat(BODY) + padded(tokens.get(0).written(), CONDITION);
        place(statement, prefix, tokens.subList(1, tokens.size()), width(prefix));
    }

    /** A line of a rule: what is computed as it stands, what is declared in a column. */
    private void rule(Statement statement) {
        List<Token> tokens = statement.tokens();
        boolean step = tokens.get(0).isWord("next");
        String prefix = " ".repeat(BODY) + (step ? "next " : padded(tokens.get(0).written(), DECLARED));
        place(statement, prefix, tokens.subList(1, tokens.size()), step ? width(prefix) + CONTINUED : width(prefix));
    }

    /** Changes with their equals signs in one column, and room for a minus where one of them has it. */
    private void symmetry(List<Statement> statements) {
        int widest = 0;
        boolean anyMinus = false;
        for (Statement statement : statements) {
            List<Token> tokens = statement.tokens();
            if (tokens.get(0).isWord("delta")) {
                widest = Math.max(widest, width(Spacing.oneLine(tokens.subList(0, 2), isFunction)));
                anyMinus |= tokens.get(3).isSign("-");
            }
        }
        for (Statement statement : statements) {
            List<Token> tokens = statement.tokens();
            boolean change = tokens.get(0).isWord("delta");
            String left = Spacing.oneLine(tokens.subList(0, change ? 2 : 1), isFunction);
            boolean room = change && anyMinus && !tokens.get(3).isSign("-");
            String prefix = " ".repeat(BODY) + (change ? padded(left, widest) + " = " : left + " ") + (room ? " " : "");
            place(statement, prefix, tokens.subList(change ? 3 : 1, tokens.size()), width(prefix) + CONTINUED);
        }
    }

    /** Claims with their relations in one column of the file, and where the left sides are of nearly one length, their signs too. */
    private void claims(List<Statement> statements, int depth) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (Statement statement : statements) {
            int left = width(left(statement.tokens()));
            shortest = Math.min(shortest, left);
            longest = Math.max(longest, left);
        }
        boolean aligned = longest - shortest <= NEARLY_EQUAL;
        for (Statement statement : statements) {
            List<Token> tokens = statement.tokens();
            String prefix = padded(" ".repeat(depth) + "claim " + tokens.get(1).written() + ":",
                    depth + "claim ".length() + (depth > 0 ? widestLabel : widestOuterLabel) + 1 + CONTINUED);
            String left = left(tokens);
            int indent = width(prefix) + CONTINUED;
            boolean split = aligned && !left.isEmpty();
            place(statement, split ? prefix + padded(left, longest) + " " : prefix,
                    tokens.subList(split ? relation(tokens) : 3, tokens.size()), indent);
        }
    }

    /** The left side of a claim, where it and the relation's sign stand on the claim's first line; empty otherwise. */
    private String left(List<Token> tokens) {
        int relation = relation(tokens);
        boolean oneLine = tokens.get(relation).span().line() == tokens.get(0).span().line();
        return oneLine ? Spacing.oneLine(tokens.subList(3, relation), isFunction) : "";
    }

    private static int relation(List<Token> tokens) {
        int index = 3;
        while (!tokens.get(index).is(Token.Kind.END) && !RelationReader.isRelation(tokens.get(index))) {
            index++;
        }
        return index;
    }

    /** Controls that follow one another, with what they break in one column. */
    private void controls(List<Statement> statements) {
        int widest = 0;
        for (Statement statement : statements) {
            int width = statement.lines().size() > 1 ? 0 : width(change(statement).values().iterator().next());
            widest = width <= WIDEST_ALIGNED ? Math.max(widest, width) : widest;
        }
        for (Statement statement : statements) {
            control(statement, widest);
        }
    }

    private SortedMap<Integer, String> change(Statement statement) {
        List<Token> tokens = statement.tokens();
        List<Token> change = tokens.subList(1, target(tokens));
        if (!ControlReader.isOpening(change)) {
            return Spacing.byLine(change, isFunction);
        }
        SortedMap<Integer, String> lines = Spacing.byLine(change.subList(1, change.size()), isFunction);
        lines.merge(change.get(0).span().line(), change.get(0).written(), (formula, word) -> padded(word, CHANGED_TERM) + formula);
        return lines;
    }

    private static int target(List<Token> tokens) {
        int index = tokens.size() - 1;
        while (!tokens.get(index).isWord("breaks")) {
            index--;
        }
        return index;
    }

    private void control(Statement statement, int widest) {
        List<Token> tokens = statement.tokens();
        List<Token> target = tokens.subList(target(tokens), tokens.size());
        SortedMap<Integer, String> change = change(statement);
        SortedMap<Integer, String> breaks = Spacing.byLine(target, isFunction);
        String lead = padded("control", CONTROL);
        for (Line line : statement.lines()) {
            String left = change.getOrDefault(line.number(), "");
            String right = breaks.getOrDefault(line.number(), "");
            boolean alone = statement.lines().size() == 1;
            String gap = left.isEmpty() || right.isEmpty() ? "" : "    ";
            contents.put(line.number(), (lead + (alone ? padded(left, widest) : left) + gap + right).stripTrailing());
            lead = " ".repeat(CONTROL + CONTINUED);
        }
    }
}
