package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nld.expression.Expectation;
import nld.expression.Symbols;
import nld.model.Asymptotics;
import nld.model.Claim;
import nld.model.FiniteGroup;
import nld.model.Relation;

/** Reads claims with their qualifiers. */
final class ClaimReader {
    private static final String EXAMPLE = "claim law: B' = 0";

    private final Draft draft;

    ClaimReader(Draft draft) {
        this.draft = draft;
    }

    /** What follows the relation of a claim. */
    private static final class Qualifiers {
        private final List<String> hypotheses = new ArrayList<>();
        private Optional<Asymptotics> asymptotics = Optional.empty();
        private boolean offShell;
        private final List<String> over = new ArrayList<>();
        private Optional<Claim.Cell> cell = Optional.empty();
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
        RelationReader.Claimed claimed = RelationReader.claimed(tokens, site.scope(), site.setting());
        Qualifiers qualifiers = new Qualifiers();
        qualifiers.asymptotics = claimed.order();
        while (!tokens.atEnd()) {
            qualifier(tokens, site, qualifiers);
        }
        String text = tokens.text(start, tokens.position());
        statement.open().filter(String::isEmpty).ifPresent(nothing -> {
            throw Refusal.of(statement.lines().get(statement.formulaLines()).span(), Mistake.OPEN_WITHOUT_REASON);
        });
        requireAverage(claimed.relation(), qualifiers, site, tokens.span(start, tokens.position()));
        return new Claim(label.text(), claimed.relation(), qualifiers.offShell, qualifiers.hypotheses, qualifiers.asymptotics,
                statement.open(), new Claim.Frame(qualifiers.over, qualifiers.cell), text, statement.first().opening().place());
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

    private void qualifier(Tokens tokens, Labels.Site site, Qualifiers qualifiers) {
        boolean ensemble = site.setting() == Setting.STATE || site.setting() == Setting.UPDATE;
        if ((tokens.atWord("over") || tokens.atWord("in")) && !ensemble) {
            throw Refusal.of(tokens.peek().span(), Mistake.UNEXPECTED, tokens.found(),
                    "over GROUP and in cell belong to claims outside of other sections and to those of an update");
        }
        if (tokens.takeWord("off")) {
            if (!tokens.takeWord("shell")) {
                throw tokens.expected("shell after off", EXAMPLE + " off shell");
            }
            qualifiers.offShell = true;
        } else if (tokens.takeWord("under")) {
            do {
                qualifiers.hypotheses.add(hypothesis(tokens));
            } while (tokens.takeSign(","));
        } else if (tokens.takeWord("over")) {
            do {
                qualifiers.over.add(group(tokens));
            } while (tokens.takeSign(","));
        } else if (tokens.takeWord("in")) {
            qualifiers.cell = Optional.of(cell(tokens));
        } else if (tokens.atWord("as")) {
            if (qualifiers.asymptotics.isPresent()) {
                throw Refusal.of(tokens.peek().span(), Mistake.TWO_ASYMPTOTICS);
            }
            qualifiers.asymptotics = Optional.of(AsymptoticsReader.limit(tokens, site.scope()));
        } else {
            throw noQualifier(tokens);
        }
    }

    /** What an average is over: a group, or what is drawn. */
    private String group(Tokens tokens) {
        Token name = tokens.expectWord("the name of a group", EXAMPLE + " over signs");
        draft.labels.require(name, "group", Stream.concat(draft.groups.stream().map(FiniteGroup::name),
                TheoremReader.drawn(draft).stream()).toList());
        return name.text();
    }

    /** In a cell of a theorem about one; an average and the group it is over belong together. */
    private void requireAverage(Relation relation, Qualifiers qualifiers, Labels.Site site, Span span) {
        boolean average = Symbols.occurs(relation.left(), Expectation.class::isInstance)
                || Symbols.occurs(relation.right(), Expectation.class::isInstance);
        boolean plain = site.setting() == Setting.STATE || site.setting() == Setting.UPDATE && qualifiers.cell.isPresent();
        if (average && qualifiers.over.isEmpty() && plain) {
            throw Refusal.of(span, Mistake.OVER_WHAT);
        }
        if (!average && !qualifiers.over.isEmpty()) {
            throw Refusal.of(span, Mistake.NO_AVERAGE, String.join(", ", qualifiers.over));
        }
    }

    /** What follows {@code in}: a cell, in which perhaps all examples are active. */
    private static Claim.Cell cell(Tokens tokens) {
        String example = "claim hollow: tr(hess_weights potential) = 0 in cell, all examples active";
        if (!tokens.takeWord("cell")) {
            throw tokens.expected("cell", example);
        }
        Claim.Cell.Gates gates = Claim.Cell.Gates.FIXED;
        Claim.Cell.Examples examples = Claim.Cell.Examples.FIXED;
        while (tokens.takeSign(",")) {
            if (tokens.takeWord("gates") && tokens.takeWord("frozen")) {
                gates = Claim.Cell.Gates.FROZEN;
            } else if (tokens.takeWord("all") && tokens.takeWord("examples") && tokens.takeWord("active")) {
                examples = Claim.Cell.Examples.ACTIVE;
            } else if (tokens.takeWord("examples") && tokens.takeWord("free")) {
                examples = Claim.Cell.Examples.FREE;
            } else {
                throw tokens.expected("gates frozen, all examples active or examples free", example);
            }
        }
        return new Claim.Cell(gates, examples);
    }

    private String hypothesis(Tokens tokens) {
        Token name = tokens.expectWord("the name of a hypothesis", EXAMPLE + " under ideal-scaling");
        draft.labels.require(name, "hypothesis", draft.labels.hypotheses);
        return name.text();
    }

    private static Refusal noQualifier(Tokens tokens) {
        Token token = tokens.peek();
        return Refusal.of(token.span(), Mistake.UNEXPECTED, tokens.found(),
                "a claim ends with under HYPOTHESIS, as m -> 0, off shell, over GROUP or in cell");
    }
}
