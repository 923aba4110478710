package nld.derivation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.Claim;
import nld.model.Control;
import nld.model.Generator;
import nld.model.Hypothesis;
import nld.model.MechanicalSystem;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;
import nld.model.UpdateRule;

/** A theorem about any dimension and any function, made into one about stated ones. */
public final class ConcreteTheorem {
    private final Instance instance;

    private ConcreteTheorem(Instance instance) {
        this.instance = instance;
    }

    /** {@code theorem} with every statement made concrete by {@code instance}; its checks stay as they are. */
    public static Theorem of(Theorem theorem, Instance instance) {
        return new ConcreteTheorem(instance).theorem(theorem);
    }

    private Theorem theorem(Theorem theorem) {
        Map<Symbol, Domain> parameters = new LinkedHashMap<>();
        theorem.parameters().forEach((symbol, domain) -> parameters.put(symbol(symbol), domain));
        return new Theorem(theorem.name(), theorem.says(), theorem.source(), parameters, theorem.functions(),
                system(theorem.system()),
                theorem.hypotheses().stream().map(hypothesis -> new Hypothesis(hypothesis.name(),
                        relation(hypothesis.relation()), hypothesis.place())).toList(),
                theorem.symmetries().stream().map(this::symmetry).toList(),
                theorem.sections().stream().map(this::section).toList(), theorem.checks(),
                theorem.controls().stream().map(this::control).toList());
    }

    private Symbol symbol(Symbol symbol) {
        return (Symbol) instance.symbol(symbol);
    }

    private MechanicalSystem system(MechanicalSystem system) {
        return new MechanicalSystem(system.coordinates().stream().map(this::symbol).toList(),
                instance.rewrite(system.kinetic()), instance.rewrite(system.potential()),
                instance.rewrite(system.friction()), instance.rewrite(system.factor()),
                instance.map(system.lagrangian()), system.force().stream().map(instance::rewrite).toList());
    }

    private Symmetry symmetry(Symmetry symmetry) {
        Generator generator = new Generator(instance.map(symmetry.generator().changes()),
                instance.rewrite(symmetry.generator().time()));
        return new Symmetry(symmetry.name(), generator, instance.rewrite(symmetry.boundary()), symmetry.keeps(),
                symmetry.place());
    }

    private Relation relation(Relation relation) {
        return new Relation(instance.rewrite(relation.left()), relation.sign(), instance.rewrite(relation.right()));
    }

    private Section section(Section section) {
        List<Claim> claims = section.claims().stream()
                .map(claim -> claim.with(relation(claim.relation()), claim.text())).toList();
        if (section instanceof Section.Charge charge) {
            return new Section.Charge(charge.charge(), charge.symmetry(), claims, charge.place());
        }
        return section instanceof Section.Update update
                ? new Section.Update(rule(update.rule()), claims, update.place())
                : new Section.Motion(claims, section.place());
    }

    private UpdateRule rule(UpdateRule rule) {
        return new UpdateRule(rule.method(), instance.map(rule.loss()), instance.rewrite(rule.rate()),
                instance.rewrite(rule.momentum()), instance.rewrite(rule.decay()), rule.buffer().map(this::symbol),
                rule.place());
    }

    private Control control(Control control) {
        return new Control(change(control.change()), control.breaks(), control.text(), control.place());
    }

    private Control.Change change(Control.Change change) {
        if (change instanceof Control.Change.OfGenerator generator) {
            return new Control.Change.OfGenerator(symbol(generator.symbol()), instance.rewrite(generator.value()));
        }
        if (change instanceof Control.Change.OfClaim claim) {
            return new Control.Change.OfClaim(claim.label(), relation(claim.relation()));
        }
        if (change instanceof Control.Change.OfTerm term) {
            return new Control.Change.OfTerm(term.term(), instance.rewrite(term.value()));
        }
        if (change instanceof Control.Change.OfBoundary boundary) {
            return new Control.Change.OfBoundary(instance.rewrite(boundary.value()));
        }
        if (change instanceof Control.Change.OfInertia inertia) {
            return new Control.Change.OfInertia(instance.rewrite(inertia.value()));
        }
        Expression velocity = ((Control.Change.OfStart) change).velocity();
        return new Control.Change.OfStart(instance.rewrite(velocity));
    }
}
