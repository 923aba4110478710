package nld.notation;

import java.util.Optional;
import nld.model.Claim;
import nld.model.Hypothesis;
import nld.model.Relation;

/** Reads claims with their qualifiers, and hypotheses. */
final class ClaimReader {
    private static final String EXAMPLE = "claim law: B' = 0";

    private final Draft draft;

    ClaimReader(Draft draft) {
        this.draft = draft;
    }

    /** The claim of a statement that opens with {@code claim}; empty where it is refused. */
    Optional<Claim> claim(Statement statement, Labels.Site site) {
        Optional<Claim> claim = draft.problems.attempt(() -> read(statement, site));
        if (claim.isEmpty()) {
            draft.labels.markIll(statement);
        }
        return claim;
    }

    private Claim read(Statement statement, Labels.Site site) {
        Tokens tokens = new Tokens(statement.tokens(), site.scope()::isFunction);
        tokens.next();
        Token label = label(tokens, "claim", EXAMPLE);
        draft.labels.addClaim(label, site);
        int start = tokens.position();
        Relation relation = RelationReader.read(tokens, site.scope(), site.setting());
        String text = tokens.text(start, tokens.position());
        boolean offShell = false;
        Optional<String> hypothesis = Optional.empty();
        while (!tokens.atEnd()) {
            if (tokens.takeWord("off")) {
                offShell = shell(tokens);
            } else if (tokens.takeWord("under")) {
                hypothesis = Optional.of(hypothesis(tokens));
            } else {
                throw noQualifier(tokens);
            }
        }
        statement.open().filter(String::isEmpty).ifPresent(nothing -> {
            throw Refusal.of(statement.lines().get(statement.formulaLines()).span(), Mistake.OPEN_WITHOUT_REASON);
        });
        return new Claim(label.text(), relation, offShell, hypothesis, statement.open(), text,
                statement.first().opening().place());
    }

    /** The label that stands here, with its colon. */
    static Token label(Tokens tokens, String what, String example) {
        boolean named = tokens.peek().is(Token.Kind.WORD) && tokens.peek(1).isSign(":");
        if (!named) {
            throw Refusal.of(tokens.peek().span(), Mistake.LABEL_MISSING, what, example);
        }
        Token label = tokens.next();
        tokens.next();
        return label;
    }

    private static boolean shell(Tokens tokens) {
        if (!tokens.takeWord("shell")) {
            throw tokens.expected("shell after off", EXAMPLE + " off shell");
        }
        return true;
    }

    private String hypothesis(Tokens tokens) {
        Token name = tokens.expectWord("the name of a hypothesis", EXAMPLE + " under ideal-scaling");
        draft.labels.require(name, "hypothesis", draft.labels.hypotheses);
        return name.text();
    }

    private static Refusal noQualifier(Tokens tokens) {
        Token token = tokens.peek();
        if (token.isWord("as") || token.isWord("over") || token.isWord("in")) {
            return Refusal.of(token.span(), Mistake.NOT_YET, "the qualifier '" + token.written() + "'");
        }
        return Refusal.of(token.span(), Mistake.UNEXPECTED, tokens.found(), "a claim ends with under HYPOTHESIS or off shell");
    }

    /** The hypothesis of a section. */
    void hypothesis(Statement statement) {
        boolean read = draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(statement);
            tokens.next();
            Token name = tokens.expectWord("a name", "hypothesis ideal-scaling  γ' = exp(α)");
            Labels.add(draft.labels.hypotheses, name);
            Relation relation = RelationReader.read(tokens, draft.scope(), Setting.MOTION);
            tokens.expectEnd("a hypothesis is one relation");
            draft.hypotheses.add(new Hypothesis(name.text(), relation, statement.first().opening().place()));
        });
        if (!read) {
            draft.labels.markIll(statement);
        }
    }
}
