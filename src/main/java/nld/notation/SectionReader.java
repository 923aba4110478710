package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Claim;
import nld.model.Section;
import nld.model.UpdateRule;

/** Reads the sections of claims. */
final class SectionReader {
    private static final String ALONG = "along gradient-descent";
    private static final String CHARGE = "charge B of rescaling";

    private final Draft draft;
    private final ClaimReader claims;

    SectionReader(Draft draft) {
        this.draft = draft;
        this.claims = new ClaimReader(draft);
    }

    /** Declares the charge of a block, so that every claim may speak of it. */
    void declareCharge(Block block) {
        boolean declared = draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(block.head());
            tokens.next();
            Token name = tokens.expectWord("the charge's name", CHARGE);
            Symbol symbol = Symbol.of(name.text(), Shape.SCALAR, Symbol.Kind.QUANTITY);
            draft.symmetryScope().requireFree(name);
            draft.scope().declare(name, new Scope.Meaning.Known(symbol));
            if (!tokens.takeWord("of")) {
                throw tokens.expected("of", CHARGE);
            }
            Token symmetry = tokens.expectWord("the name of a symmetry", CHARGE);
            draft.labels.require(symmetry, "symmetry", draft.labels.symmetries);
            tokens.expectEnd("as in: " + CHARGE);
        });
        if (!declared) {
            draft.scope().poison(block.head());
        }
    }

    /** Reads the section of a block into the draft. */
    void read(Block block) {
        switch (block.word()) {
            case "charge" -> charge(block);
            case "motion" -> motion(block);
            case "update" -> update(block);
            case "along" -> along(block);
            case "hypothesis" -> new HypothesisReader(draft).read(block.head());
            default -> {
                // the other sections hold no claims
            }
        }
    }

    /** Claims that stand outside of other sections: about any state, or about the law of an ensemble. */
    void state(List<Block> blocks) {
        Labels.Site site = new Labels.Site(Setting.STATE, draft.scope());
        List<Claim> read = new ArrayList<>();
        blocks.forEach(block -> claims.claim(block.head(), site).ifPresent(read::add));
        draft.sections.add(new Section.State(read, blocks.get(0).head().first().opening().place()));
    }

    private void charge(Block block) {
        List<Claim> read = claims(block, new Labels.Site(Setting.CHARGE, draft.symmetryScope()));
        draft.problems.attempt(() -> draft.tokens(block.head())).ifPresent(head -> draft.sections.add(
                new Section.Charge(head.peek(1).text(), head.peek(3).text(), read, block.head().first().opening().place())));
    }

    private void motion(Block block) {
        draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(block.head());
            tokens.next();
            tokens.expectEnd("motion stands alone; its claims follow on deeper lines");
        });
        List<Claim> read = claims(block, new Labels.Site(Setting.MOTION, draft.symmetryScope()));
        draft.sections.add(new Section.Motion(read, block.head().first().opening().place()));
    }

    private void update(Block block) {
        Optional<UpdateRule> rule = draft.problems.attempt(() -> new RuleReader(draft).read(block));
        if (rule.isEmpty()) {
            draft.scope().poison(block.head());
            draft.incomplete = true;
        }
        Scope scope = rule.map(known -> draft.ruleScopes.get(known.name())).orElseGet(() -> refused(draft.scope()));
        List<Claim> read = claims(block, new Labels.Site(Setting.UPDATE, scope));
        rule.ifPresent(known -> draft.sections.add(new Section.Update(known, read, known.place())));
    }

    /** What claims of a refused update may use: it may have been random, which is not for them to report. */
    private static Scope refused(Scope names) {
        Scope scope = new Scope(names);
        scope.knowRandomness();
        return scope;
    }

    /** Claims about the flow of an update that the theorem declares. */
    private void along(Block block) {
        Optional<String> rule = draft.problems.attempt(() -> {
            Tokens tokens = draft.tokens(block.head());
            tokens.next();
            Token word = tokens.expectWord("an update", ALONG);
            if (!draft.rules.containsKey(word.text())) {
                throw draft.incomplete ? Refusal.silent() : Refusal.of(word.span(), Mistake.UPDATE_NOT_DECLARED, word.written());
            }
            tokens.expectEnd("as in: " + ALONG);
            return word.text();
        });
        Scope scope = rule.map(draft.ruleScopes::get).orElseGet(draft::scope);
        List<Claim> read = claims(block, new Labels.Site(Setting.ALONG, scope));
        rule.ifPresent(known -> draft.sections.add(
                new Section.Along(known, read, block.head().first().opening().place())));
    }

    private List<Claim> claims(Block block, Labels.Site site) {
        List<Claim> read = new ArrayList<>();
        for (Statement statement : block.body()) {
            if (statement.word().equals("claim")) {
                claims.claim(statement, site).ifPresent(read::add);
            } else if (!block.word().equals("update") || !RuleBodyReader.WORDS.contains(statement.word())) {
                draft.problems.add(foreign(block.word(), statement));
            }
        }
        return read;
    }

    private static Refusal foreign(String section, Statement statement) {
        Span span = statement.first().opening();
        String word = statement.first().firstWord();
        if (statement.word().equals("let")) {
            return Refusal.of(span, Mistake.NOT_YET, "let inside a section");
        }
        String shown = word.isEmpty() ? statement.first().content().substring(0, 1) : word;
        return Refusal.of(span, Mistake.UNKNOWN_LINE, shown, section,
                section.equals("update") ? "claim NAME: relation, next q = …, state, number, noise, parameters, field, default" : "claim NAME: relation");
    }
}
