package nld.notation;

import java.util.ArrayList;
import java.util.List;
import nld.model.Hypothesis;
import nld.model.Relation;

/** Reads hypotheses: a name and relations, one after a comma or on each deeper line. */
final class HypothesisReader {
    private static final String EXAMPLE = "hypothesis ideal-scaling  γ' = exp(α)";

    private final Draft draft;

    HypothesisReader(Draft draft) {
        this.draft = draft;
    }

    /** Reads the hypothesis of a section into the draft. */
    void read(Statement statement) {
        boolean read = draft.problems.succeeds(() -> {
            List<Token> tokens = statement.tokens();
            Tokens head = draft.tokens(statement);
            head.next();
            Token name = head.expectWord("a name", EXAMPLE);
            Labels.add(draft.labels.hypotheses, name);
            List<Relation> relations = new ArrayList<>();
            for (List<Token> part : parts(tokens.subList(head.position(), tokens.size()))) {
                relations.addAll(relations(new Tokens(part, draft.scope()::isFunction), draft));
            }
            draft.hypotheses.add(new Hypothesis(name.text(), relations, statement.first().opening().place()));
        });
        if (!read) {
            draft.labels.markIll(statement);
        }
    }

    /** The relations that stand here, separated by commas, up to the end or to {@code breaks}. */
    static List<Relation> relations(Tokens tokens, Draft draft) {
        List<Relation> relations = new ArrayList<>();
        do {
            relations.add(RelationReader.read(tokens, draft.symmetryScope(), Setting.MOTION));
        } while (tokens.takeSign(","));
        if (!tokens.atWord("breaks")) {
            tokens.expectEnd("separate the relations of a hypothesis by commas");
        }
        return relations;
    }

    /** Cuts before each line that holds a relation of its own, where one stands before it already. */
    private static List<List<Token>> parts(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        Token end = tokens.get(tokens.size() - 1);
        int from = 0;
        boolean related = false;
        for (int index = 0; index < tokens.size() - 1; index++) {
            boolean opens = index > 0 && tokens.get(index).span().line() != tokens.get(index - 1).span().line();
            if (opens && related && isRelated(tokens, index) && !tokens.get(index - 1).isSign(",")) {
                parts.add(ended(tokens.subList(from, index), end));
                from = index;
                related = false;
            }
            related |= RelationReader.isRelation(tokens.get(index));
        }
        parts.add(ended(tokens.subList(from, tokens.size() - 1), end));
        return parts;
    }

    private static boolean isRelated(List<Token> tokens, int start) {
        int line = tokens.get(start).span().line();
        for (int index = start; index < tokens.size() && tokens.get(index).span().line() == line; index++) {
            if (RelationReader.isRelation(tokens.get(index))) {
                return true;
            }
        }
        return false;
    }

    private static List<Token> ended(List<Token> part, Token end) {
        List<Token> ended = new ArrayList<>(part);
        ended.add(end);
        return ended;
    }
}
