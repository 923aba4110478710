package nld.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Symbol;
import nld.model.UpdateRule;

/** Reads an update rule: one of the library by its name, or one that the section itself writes down. */
final class RuleReader {
    private final Draft draft;
    /** The names that claims of the section may use. */
    private final Scope claims;
    /** The noise of each coordinate that has some. */
    private final Map<Symbol, UpdateRule.Noise> noises = new LinkedHashMap<>();
    /** The names that the formulas of the rule may use. */
    private Scope formulas;

    RuleReader(Draft draft) {
        this.draft = draft;
        this.claims = new Scope(draft.scope());
    }

    UpdateRule read(Block block) {
        Tokens tokens = draft.tokens(block.head());
        tokens.next();
        Token name = tokens.expectWord("a rule", RuleHeading.EXAMPLE);
        RuleBody own = new RuleBodyReader(draft.scope()).read(block.body(), draft.problems);
        RuleBody body = own.isStated() ? own : RuleLibrary.find(name.text()).orElseThrow(() -> Refusal.of(name.span(),
                Mistake.UNKNOWN_METHOD, name.written(), String.join(", ", RuleLibrary.NAMES)));
        if (draft.rules.containsKey(name.text())) {
            throw Refusal.of(name.span(), Mistake.SECTION_TWICE, "update " + name.text());
        }
        RuleHeading heading = new RuleHeading(draft, name, body).read(tokens);
        requireRates(heading, block, name);
        formulas = body == own ? new Scope(draft.scope()) : new Scope();
        readNoises(own);
        parameters(body, heading, block, name, body == own);
        requireWhole(body, block, name);
        List<UpdateRule.Block> blocks;
        try {
            blocks = blocks(body, heading, body == own);
        } catch (Refusal refusal) {
            throw body == own ? refusal : refusal.at(block.head().first().span());
        }
        if (heading.isDrawn() || !noises.isEmpty()) {
            claims.knowRandomness();
        }
        UpdateRule rule = new UpdateRule(name.text(), heading.loss, heading.sampling(block.head()), blocks,
                List.copyOf(noises.values()), block.head().first().opening().place());
        draft.rules.put(name.text(), rule);
        draft.ruleScopes.put(name.text(), claims);
        return rule;
    }

    private void requireRates(RuleHeading heading, Block block, Token name) {
        for (Symbol coordinate : draft.coordinates()) {
            if (!heading.rates.containsKey(coordinate)) {
                throw missing(block, name, "rate", heading.rates.isEmpty() ? "rate eta" : "rate … on " + coordinate.name());
            }
        }
    }

    private void readNoises(RuleBody own) {
        NoiseReader reader = new NoiseReader(draft, claims);
        for (RuleBody.Noise noise : own.noises) {
            UpdateRule.Noise read = reader.read(noise);
            if (noises.putIfAbsent(read.coordinate(), read) != null) {
                throw Refusal.of(noise.name().span(), Mistake.VALUE_TWICE, "the noise of " + read.coordinate());
            }
            formulas.know(read.symbol().name(), read.symbol());
        }
    }

    private static Refusal missing(Block block, Token name, String what, String remedy) {
        return Refusal.of(block.head().first().span(), Mistake.SETTING_MISSING, name.written(), what, remedy);
    }

    /** Gives every parameter its value; one of an own rule that has none is a parameter of the theorem. */
    private void parameters(RuleBody body, RuleHeading heading, Block block, Token rule, boolean own) {
        body.parameters.forEach((name, parameter) -> {
            if (own) {
                claims.requireFree(parameter.name());
            }
            Optional<Expression> stated = Optional.ofNullable(heading.values.get(name)).or(() -> Optional
                    .ofNullable(body.defaults.get(name)).map(formula -> new Elaborator(formulas, Setting.RULE).of(formula)));
            if (stated.isEmpty() && !own) {
                throw missing(block, rule, name, name + " " + example(name));
            }
            Expression value = stated.orElseGet(() -> Symbol.parameter(name));
            if (stated.isEmpty()) {
                draft.declarations.parameters().put((Symbol) value, parameter.domain());
                claims.know(name, (Symbol) value);
            }
            if (value instanceof Literal literal && !parameter.domain().contains(literal.value())) {
                throw Refusal.of(block.head().first().span(), Mistake.OUTSIDE_DOMAIN, name, value.toString());
            }
            formulas.abbreviate(name, value);
        });
    }

    private static String example(String parameter) {
        return parameter.equals("momentum") ? "beta" : parameter.equals("inverse") ? "q^2" : "1/10";
    }

    /** Refuses a rule that does not say how something moves. */
    private void requireWhole(RuleBody body, Block block, Token rule) {
        List<String> open = new ArrayList<>(body.states.keySet());
        open.removeAll(body.steps.keySet());
        List<Symbol> coordinates = draft.coordinates();
        boolean moves = body.steps.containsKey(RuleBody.BLOCK)
                || coordinates.size() == 1 && body.steps.containsKey(coordinates.get(0).name());
        if (!moves) {
            open.add(RuleBody.BLOCK);
        }
        if (!open.isEmpty()) {
            throw Refusal.of(block.head().first().span(), Mistake.STEP_MISSING, rule.written(), open.get(0));
        }
    }

    private List<UpdateRule.Block> blocks(RuleBody body, RuleHeading heading, boolean own) {
        if (draft.coordinates().isEmpty()) {
            throw Refusal.silent();
        }
        Map<String, Token> shown = new LinkedHashMap<>(heading.names);
        if (own) {
            body.states.forEach((name, state) -> shown.putIfAbsent(name, state.name()));
        }
        List<UpdateRule.Block> blocks = new ArrayList<>();
        List<Symbol> gradients = new ArrayList<>();
        Map<String, List<Symbol>> parts = new LinkedHashMap<>();
        for (Symbol coordinate : draft.coordinates()) {
            Map<String, Symbol> names = states(body, shown, coordinate);
            Set<Symbol> kept = new HashSet<>();
            shown.keySet().forEach(name -> {
                kept.add(names.get(name));
                parts.computeIfAbsent(name, key -> new ArrayList<>()).add(names.get(name));
            });
            Symbol gradient = gradient(body, heading, coordinate, isSingle());
            (own ? heading.gradient : body.gradient).ifPresent(name -> names.put(name.text(), gradient));
            gradients.add(gradient);
            Optional<Symbol> noise = Optional.ofNullable(noises.get(coordinate)).map(UpdateRule.Noise::symbol);
            UpdateRule.Block moved = new RuleElaborator(body, formulas, coordinate, heading.rates.get(coordinate), names)
                    .block(gradient, kept);
            // a rule of the library knows one gradient, that with its noise; one of the theorem says itself where noise stands
            blocks.add(own || noise.isEmpty() ? moved : moved.withGradient(gradient.plus(noise.get())));
        }
        shown.forEach((name, token) -> declare(token, parts.get(name)));
        heading.gradient.ifPresent(name -> declare(name, gradients));
        return blocks;
    }

    private boolean isSingle() {
        return draft.coordinates().size() == 1;
    }

    /** The symbols of the states of one coordinate, by their names in the rule. */
    private Map<String, Symbol> states(RuleBody body, Map<String, Token> shown, Symbol coordinate) {
        Map<String, Symbol> names = new LinkedHashMap<>();
        body.states.forEach((name, state) -> {
            String called = shown.containsKey(name) ? shown.get(name).text() : name;
            names.put(name, RuleElaborator.state(called, state, coordinate, isSingle()));
        });
        return names;
    }

    private static Symbol gradient(RuleBody body, RuleHeading heading, Symbol coordinate, boolean single) {
        String name = heading.gradient.or(() -> body.gradient).map(Token::text).orElse("G");
        return Symbol.of(single ? name : name + "_" + coordinate.name(), coordinate.shape(), Symbol.Kind.STATE);
    }

    /** Declares a state or the gradient in the names of this section: the whole over all coordinates, and the part of each. */
    private void declare(Token name, List<Symbol> parts) {
        claims.requireFree(name);
        if (parts.size() == 1) {
            claims.know(name.text(), parts.get(0));
            return;
        }
        // over several coordinates of unstated dimension there is no one vector: it stands by its parts alone
        boolean stated = parts.stream().allMatch(part -> Shapes.stated(part.shape(), Map.of()).equals(Optional.of(part.shape())));
        if (stated) {
            claims.declare(name, new Scope.Meaning.Whole(parts));
        }
        parts.forEach(part -> claims.know(part.name(), part));
    }
}
