package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.model.Check;
import nld.model.Control;
import nld.model.Control.Change;
import nld.model.MechanicalSystem.Term;
import nld.model.Section;

/** Reads the controls. */
final class ControlReader {
    private static final String FORMS =
            "δu = …, boundary …, LABEL: relation, without HYPOTHESIS, hypothesis NAME …, kinetic …, potential …, friction …, factor …, lagrangian …, "
                    + "inertia = …, start u' = …, mean …, formula …, valid where …, activation …, network …, data …, group …, map …, constants …";

    private static final Set<String> OPENING = Set.of("boundary", "hypothesis", "without", "mean", "formula", "valid");

    private final Draft draft;

    private final Rereading rereading;

    ControlReader(Draft draft, Rereading rereading) {
        this.draft = draft;
        this.rereading = rereading;
    }

    /** Reads a control into the draft. */
    void read(Statement statement) {
        draft.problems.succeeds(() -> {
            Tokens tokens = draft.tokens(statement);
            tokens.next();
            Token target = target(tokens, statement);
            int start = tokens.position();
            Change change = change(tokens, target);
            String text = text(tokens, start, tokens.position());
            tokens.next();
            tokens.next();
            tokens.expectEnd("a control ends with breaks LABEL");
            draft.controls.add(new Control(change, target.text(), text, statement.first().opening().place()));
        });
    }

    /** The change on one line; a word that opens it is no part of the formula, so a sign after it is no minus. */
    private static String text(Tokens tokens, int start, int end) {
        boolean opened = isOpening(tokens.between(start, end));
        return opened ? tokens.text(start, start + 1) + " " + tokens.text(start + 1, end) : tokens.text(start, end);
    }

    /** Whether the first token names the term that changes. */
    static boolean isOpening(List<Token> change) {
        boolean label = change.size() > 1 && change.get(1).isSign(":");
        return !label && (OPENING.contains(change.get(0).text()) || Rereading.WORDS.contains(change.get(0).text())
                || SystemReader.term(change.get(0).text()).isPresent());
    }

    /** The label after {@code breaks}, looked for first because the change is read in its light. */
    private Token target(Tokens tokens, Statement statement) {
        int ahead = 0;
        while (!tokens.peek(ahead).isWord("breaks")) {
            if (tokens.peek(ahead).is(Token.Kind.END)) {
                throw Refusal.of(statement.first().span(), Mistake.CONTROL_WITHOUT_TARGET);
            }
            ahead++;
        }
        Token label = tokens.peek(ahead + 1);
        if (!label.is(Token.Kind.WORD)) {
            throw Refusal.of(tokens.peek(ahead).span(), Mistake.CONTROL_WITHOUT_TARGET);
        }
        List<String> known = new ArrayList<>(draft.labels.claims.keySet());
        known.addAll(draft.labels.checks);
        draft.labels.require(label, "claim or check", known);
        return label;
    }

    private Change change(Tokens tokens, Token target) {
        Token word = tokens.peek();
        if (Rereading.concerns(word, tokens)) {
            return declaration(tokens, target.text());
        }
        if (tokens.peek(1).isSign(":")) {
            return claim(tokens);
        }
        return switch (word.text()) {
            case "delta" -> generator(tokens, target);
            case "boundary" -> {
                requireSymmetry(target);
                yield new Change.OfBoundary(scalar(tokens, Setting.GENERATOR, "the boundary term"));
            }
            case "without" -> new Change.WithoutHypothesis(hypothesis(tokens, target));
            case "hypothesis" -> new Change.OfHypothesis(hypothesis(tokens, target), HypothesisReader.relations(tokens, draft));
            case "formula" -> {
                tokens.next();
                yield new Change.OfFormula(MeanReader.ofTime(FormulaParser.parse(tokens), scopeOf(target)));
            }
            case "modified-flow", "valid", "mean", "inertia", "start" -> {
                requireCheck(target);
                yield ofCheck(word, tokens, target);
            }
            default -> {
                Term term = SystemReader.term(word.text()).orElseThrow(() ->
                        Refusal.of(word.span(), Mistake.UNKNOWN_CONTROL, word.written(), FORMS));
                yield new Change.OfTerm(term, scalar(tokens, Setting.TERM, word.text()));
            }
        };
    }

    private Change generator(Tokens tokens, Token target) {
        SymmetryReader.Change change = SymmetryReader.change(tokens, draft, "control δv = v breaks law");
        Formula value = FormulaParser.parse(tokens);
        requireSymmetry(target);
        return new Change.OfGenerator(change.symbol(), SymmetryReader.value(value, draft, change));
    }

    /** What only a check has: the flow it compares with, its range, mean, inertia or start. */
    private Change ofCheck(Token word, Tokens tokens, Token target) {
        if (word.isWord("inertia")) {
            return inertia(tokens);
        }
        if (word.isWord("start")) {
            return start(tokens);
        }
        tokens.next();
        return switch (word.text()) {
            case "modified-flow" -> new Change.OfPower(CheckLines.power(tokens));
            case "valid" -> {
                Scope scope = scopeOf(target);
                yield new Change.OfRange(CheckLines.range(tokens).stream()
                        .map(sides -> RelationReader.relate(new Elaborator(scope, Setting.RANGE), sides)).toList());
            }
            default -> new Change.OfMean(new Elaborator(draft.scope(), Setting.VALUE)
                    .of(FormulaParser.parse(tokens), Shape.SCALAR, "a mean"));
        };
    }

    /** The names that a check along an update may use. */
    private Scope scopeOf(Token target) {
        requireCheck(target);
        return draft.checks.stream().filter(check -> check.label().equals(target.text()))
                .map(Check::course).filter(Check.Course.Descent.class::isInstance)
                .map(course -> draft.ruleScopes.get(((Check.Course.Descent) course).rule())).findFirst().orElseGet(draft::scope);
    }

    /** A declaration that says something else: the whole file is read again with it. */
    private Change declaration(Tokens tokens, String target) {
        int start = tokens.position();
        while (!tokens.atWord("breaks")) {
            tokens.next();
        }
        return new Change.OfDeclaration(rereading.with(tokens.between(start, tokens.position()), target));
    }

    private Expression scalar(Tokens tokens, Setting setting, String what) {
        tokens.next();
        return new Elaborator(draft.symmetryScope(), setting).of(FormulaParser.parse(tokens), Shape.SCALAR, what);
    }

    private Change claim(Tokens tokens) {
        Token label = tokens.next();
        tokens.next();
        draft.labels.require(label, "claim", draft.labels.claims.keySet());
        Labels.Site site = draft.labels.claims.get(label.text());
        RelationReader.Claimed claimed = RelationReader.claimed(tokens, site.scope(), site.setting());
        return new Change.OfClaim(label.text(), claimed.relation(), claimed.order());
    }

    /** The hypothesis that is changed or left out, of those that the claim stands under. */
    private String hypothesis(Tokens tokens, Token target) {
        tokens.next();
        Token name = tokens.expectWord("the name of a hypothesis", "control without ideal-scaling breaks law");
        draft.labels.require(name, "hypothesis", draft.labels.hypotheses);
        boolean under = draft.sections.stream().flatMap(section -> section.claims().stream())
                .anyMatch(claim -> claim.label().equals(target.text()) && claim.hypotheses().contains(name.text()));
        if (!under) {
            throw Refusal.of(name.span(), Mistake.NOT_UNDER, target.written(), name.written());
        }
        return name.text();
    }

    private Change inertia(Tokens tokens) {
        tokens.next();
        tokens.expectSign("=", "control inertia = eta breaks balance");
        Formula formula = FormulaParser.parse(tokens);
        return new Change.OfInertia(new Elaborator(draft.scope(), Setting.VALUE).of(formula, Shape.SCALAR, "the inertia"));
    }

    /** The start of the matching flow: all velocities at once, because the flow starts with all of them. */
    private Change start(Tokens tokens) {
        tokens.next();
        int begin = tokens.position();
        List<String> names = new ArrayList<>();
        boolean several = tokens.takeSign("(");
        do {
            Token name = tokens.expectWord("a velocity", "control start (u', v') = 0 breaks path");
            names.add(name.text() + (tokens.peek().is(Token.Kind.PRIMES) ? tokens.next().text() : ""));
        } while (several && tokens.takeSign(","));
        if (several) {
            tokens.expectSign(")", "control start (u', v') = 0 breaks path");
        }
        List<String> wanted = draft.coordinates().stream().map(coordinate -> coordinate.rate().toString()).toList();
        if (!names.equals(wanted)) {
            throw Refusal.of(tokens.span(begin, tokens.position()), Mistake.START_OF_ALL,
                    wanted.size() == 1 ? wanted.get(0) : "(" + String.join(", ", wanted) + ")");
        }
        tokens.expectSign("=", "control start (u', v') = 0 breaks path");
        return new Change.OfStart(velocity(FormulaParser.parse(tokens)));
    }

    private Expression velocity(Formula formula) {
        Expression value = new Elaborator(draft.scope(), Setting.START).of(formula);
        if (value.isZero()) {
            return Expression.of(0);
        }
        List<Symbol> coordinates = draft.coordinates();
        if (coordinates.size() == 1 && value.shape().isScalar() && coordinates.get(0).shape().isScalar()) {
            return Tuple.of(List.of(value));
        }
        Shape wanted = Shapes.ofConfiguration(coordinates).orElse(value.shape());
        if (!value.shape().equals(wanted)) {
            throw Refusal.of(formula.span(), Mistake.WRONG_SHAPE, "the start", wanted.toString(), value.shape().toString());
        }
        return value;
    }

    private void requireCheck(Token target) {
        if (!draft.labels.checks.contains(target.text())) {
            throw Refusal.of(target.span(), Mistake.CONTROL_OF_A_FLOW, target.text());
        }
    }

    /** A symmetry's change can only break what is said about its charge. */
    private void requireSymmetry(Token target) {
        boolean charge = isChargeClaim(target.text());
        for (Check check : draft.checks) {
            charge |= check.label().equals(target.text()) && (check.subject() instanceof Check.Subject.OfClaim subject
                    ? isChargeClaim(subject.label()) : speaksOfCharge(check));
        }
        boolean unread = draft.labels.checks.contains(target.text())
                && draft.checks.stream().noneMatch(check -> check.label().equals(target.text()));
        if (!charge && !unread) {
            throw Refusal.of(target.span(), Mistake.CONTROL_WITHOUT_SYMMETRY, target.text());
        }
    }

    private boolean isChargeClaim(String label) {
        Labels.Site site = draft.labels.claims.get(label);
        return site != null && site.setting() == Setting.CHARGE;
    }

    private boolean speaksOfCharge(Check check) {
        Expression expression = ((Check.Subject.Quantity) check.subject()).expression();
        return draft.sections.stream().filter(Section.Charge.class::isInstance).map(section -> ((Section.Charge) section).charge())
                .anyMatch(name -> Symbols.occurs(expression,
                        part -> part instanceof Symbol symbol && symbol.name().equals(name)));
    }
}
