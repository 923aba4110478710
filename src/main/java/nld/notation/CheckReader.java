package nld.notation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.model.Check;
import nld.model.Check.Course;
import nld.model.Check.Subject;

/** Reads the checks. */
final class CheckReader {
    private static final String EXAMPLE = "check balance: u^2 - v^2 along gradient-descent";

    private final Draft draft;
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    /** A check whose conditions may still be taken from another. */
    private record Pending(String label, Subject subject, Course course, CheckLines lines, boolean whole, Block block) {
    }

    CheckReader(Draft draft) {
        this.draft = draft;
    }

    /** Reads a check; {@link #finish()} puts its conditions together. */
    void read(Block block) {
        Optional<Token> label = draft.problems.attempt(() -> label(block.head()));
        CheckLines lines = new CheckLines();
        boolean whole = true;
        for (Statement statement : block.body()) {
            whole &= draft.problems.succeeds(() -> lines.take(draft.tokens(statement)));
        }
        boolean wholeBody = whole;
        Optional<Pending> check = label.flatMap(name -> draft.problems.attempt(() -> head(name, block, lines, wholeBody)));
        if (check.isEmpty()) {
            draft.labels.markIll(block.head());
        }
        check.ifPresent(known -> pending.put(known.label(), known));
    }

    private Token label(Statement statement) {
        Tokens tokens = draft.tokens(statement);
        tokens.next();
        Token label = ClaimReader.label(tokens, "check", EXAMPLE);
        if (draft.labels.claims.containsKey(label.text())) {
            throw Refusal.of(label.span(), Mistake.LABEL_TWICE, label.text());
        }
        Labels.add(draft.labels.checks, label);
        return label;
    }

    private Pending head(Token label, Block block, CheckLines lines, boolean whole) {
        Tokens tokens = draft.tokens(block.head());
        tokens.next();
        tokens.next();
        tokens.next();
        if (tokens.takeWord("claim")) {
            Token claim = tokens.expectWord("the name of a claim", "check law-holds: claim law along motion");
            draft.labels.require(claim, "claim", draft.labels.claims.keySet());
            Token place = tokens.peek(1);
            Course course = course(tokens);
            requireCourse(claim, course, place.span());
            return new Pending(label.text(), new Subject.OfClaim(claim.text()), course, lines, whole, block);
        }
        Formula formula = FormulaParser.parse(tokens);
        Course course = course(tokens);
        Setting setting = course instanceof Course.Motion ? Setting.ALONG_MOTION : Setting.ALONG_UPDATE;
        Expression quantity = new Elaborator(scope(course), setting).of(formula);
        return new Pending(label.text(), new Subject.Quantity(quantity), course, lines, whole, block);
    }

    private Course course(Tokens tokens) {
        if (!tokens.takeWord("along")) {
            throw tokens.expected("along", EXAMPLE);
        }
        Token word = tokens.expectWord("motion or an update", EXAMPLE);
        if (word.isWord("motion")) {
            tokens.expectEnd("as in: " + EXAMPLE);
            return new Course.Motion();
        }
        if (!draft.rules.containsKey(word.text())) {
            boolean known = RuleLibrary.NAMES.contains(word.text());
            throw draft.incomplete ? Refusal.silent()
                    : Refusal.of(word.span(), known ? Mistake.UPDATE_NOT_DECLARED : Mistake.UNKNOWN_COURSE, word.written());
        }
        tokens.expectEnd("as in: " + EXAMPLE);
        return new Course.Descent(word.text());
    }

    private Scope scope(Course course) {
        return course instanceof Course.Descent descent ? draft.ruleScopes.get(descent.rule()) : draft.symmetryScope();
    }

    /** Claims about an update are looked at along that update, the others along the motion. */
    private void requireCourse(Token claim, Course course, Span span) {
        Labels.Site site = draft.labels.claims.get(claim.text());
        boolean fits = site.setting() == Setting.UPDATE ? course instanceof Course.Descent && site.scope() == scope(course)
                : course instanceof Course.Motion;
        if (!fits) {
            throw Refusal.of(span, Mistake.COURSE_DOES_NOT_FIT, claim.text());
        }
    }

    /** Puts the conditions of all checks together. */
    void finish() {
        pending.values().forEach(check -> draft.problems.succeeds(() -> finish(check)));
    }

    private void finish(Pending check) {
        CheckLines lines = merged(check, new HashSet<>());
        if (lines.expectations.isEmpty()) {
            throw Refusal.of(check.block().head().first().span(), Mistake.CONDITION_MISSING, check.label(), "what is expected",
                    "expect order 2 against matching-flow, expect settles at 0.25, expect no drift or expect every step");
        }
        Scope scope = scope(check.course());
        Check.Conditions conditions = new ConditionReader(draft, scope, check.course(), lines).read();
        MeanReader means = new MeanReader(scope, check.subject(), draft);
        Check read = new Check(check.label(), check.subject(), check.course(), conditions,
                lines.expectations.stream().map(line -> line.read(means)).toList(),
                check.block().head().first().opening().place());
        if (!draft.incomplete) {
            new Completeness(draft, read, check.block().head().first().span()).require();
        }
        draft.checks.add(read);
    }

    private CheckLines merged(Pending check, Set<String> seen) {
        if (!check.whole()) {
            throw Refusal.silent();
        }
        Token other = check.lines().as;
        if (other == null) {
            return check.lines();
        }
        seen.add(check.label());
        draft.labels.require(other, "check", draft.labels.checks);
        if (seen.contains(other.text())) {
            throw Refusal.of(other.span(), Mistake.CIRCULAR_CHECK, other.text());
        }
        Pending base = pending.get(other.text());
        if (base == null) {
            throw Refusal.silent();
        }
        return check.lines().completedBy(merged(base, seen));
    }
}
