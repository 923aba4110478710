package nld.derivation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Symbol;
import nld.model.Claim;
import nld.model.Control;
import nld.model.Data;
import nld.model.Ensemble;
import nld.model.Generator;
import nld.model.MechanicalSystem;
import nld.model.Relation;
import nld.model.Section;
import nld.model.StateMap;
import nld.model.Symmetry;
import nld.model.Theorem;

/** A theorem with every statement rewritten: one about any dimension and any function made into one about stated ones, say. */
public final class ConcreteTheorem {
    private final Rewriter rewriter;
    private final UnaryOperator<Symbol> symbols;

    private ConcreteTheorem(Rewriter rewriter, UnaryOperator<Symbol> symbols) {
        this.rewriter = rewriter;
        this.symbols = symbols;
    }

    /** {@code theorem} with every statement made concrete by {@code instance}; its checks stay as they are. */
    public static Theorem of(Theorem theorem, Instance instance) {
        return new ConcreteTheorem(instance, symbol -> (Symbol) instance.symbol(symbol)).theorem(theorem);
    }

    /** {@code theorem} with some symbols written out by {@code rewriter}; coordinates stay. */
    static Theorem written(Theorem theorem, Rewriter rewriter) {
        return new ConcreteTheorem(rewriter, symbol -> symbol).theorem(theorem);
    }

    private Map<Symbol, Expression> map(Map<Symbol, Expression> values) {
        Map<Symbol, Expression> written = new LinkedHashMap<>();
        values.forEach((symbol, value) -> written.put(symbol(symbol), rewriter.rewrite(value)));
        return written;
    }

    private Theorem theorem(Theorem theorem) {
        Map<Symbol, Domain> parameters = new LinkedHashMap<>();
        theorem.parameters().forEach((symbol, domain) -> parameters.put(symbol(symbol), domain));
        return new Theorem(theorem.name(), theorem.says(), theorem.source(), parameters, theorem.functions(),
                system(theorem.system()),
                theorem.hypotheses().stream().map(hypothesis -> hypothesis.with(
                        hypothesis.relations().stream().map(this::relation).toList())).toList(),
                theorem.symmetries().stream().map(this::symmetry).toList(),
                theorem.sections().stream().map(this::section).toList(), theorem.checks(),
                theorem.controls().stream().map(this::control).toList(), ensemble(theorem.ensemble()));
    }

    /** Networks and groups are written into the statements already, or speak of stated sizes. */
    private Ensemble ensemble(Ensemble ensemble) {
        Optional<Data> data = ensemble.data().map(known -> new Data(known.inputs().stream().map(this::symbol).toList(),
                known.labels().stream().map(this::symbol).toList()));
        return new Ensemble(ensemble.networks(), data, ensemble.groups(),
                ensemble.maps().stream().map(map -> new StateMap(map.name(), map(map.moves()), map.place())).toList(),
                map(ensemble.values()), map(ensemble.magnitudes()));
    }

    private Symbol symbol(Symbol symbol) {
        return symbols.apply(symbol);
    }

    private MechanicalSystem system(MechanicalSystem system) {
        return new MechanicalSystem(system.coordinates().stream().map(this::symbol).toList(),
                rewriter.rewrite(system.kinetic()), rewriter.rewrite(system.potential()),
                rewriter.rewrite(system.friction()), rewriter.rewrite(system.factor()),
                system.lagrangian().map(rewriter::rewrite), system.force().stream().map(rewriter::rewrite).toList(),
                system.constraint().map(constraint -> new MechanicalSystem.Constraint(
                        rewriter.rewrite(constraint.function()), constraint.multiplier())));
    }

    private Symmetry symmetry(Symmetry symmetry) {
        Generator generator = new Generator(map(symmetry.generator().changes()),
                rewriter.rewrite(symmetry.generator().time()));
        return new Symmetry(symmetry.name(), symmetry.parameters().stream().map(this::symbol).toList(), generator,
                rewriter.rewrite(symmetry.boundary()), symmetry.keeps(),
                symmetry.place());
    }

    private Relation relation(Relation relation) {
        return new Relation(rewriter.rewrite(relation.left()), relation.sign(), rewriter.rewrite(relation.right()));
    }

    private Section section(Section section) {
        List<Claim> claims = section.claims().stream()
                .map(claim -> claim.with(relation(claim.relation()), claim.text())).toList();
        return section instanceof Section.Update update
                ? new Section.Update(update.rule().rewritten(rewriter), claims, update.place()) : section.with(claims);
    }

    private Control control(Control control) {
        return new Control(change(control.change()), control.breaks(), control.text(), control.place());
    }

    private Control.Change change(Control.Change change) {
        if (change instanceof Control.Change.OfGenerator generator) {
            return new Control.Change.OfGenerator(symbol(generator.symbol()), rewriter.rewrite(generator.value()));
        }
        if (change instanceof Control.Change.OfClaim claim) {
            return new Control.Change.OfClaim(claim.label(), relation(claim.relation()), claim.order());
        }
        if (change instanceof Control.Change.OfHypothesis hypothesis) {
            return new Control.Change.OfHypothesis(hypothesis.name(),
                    hypothesis.relations().stream().map(this::relation).toList());
        }
        if (change instanceof Control.Change.WithoutHypothesis || change instanceof Control.Change.OfPower
                || change instanceof Control.Change.OfDeclaration) {
            return change;
        }
        if (change instanceof Control.Change.OfTerm term) {
            return new Control.Change.OfTerm(term.term(), rewriter.rewrite(term.value()));
        }
        if (change instanceof Control.Change.OfBoundary boundary) {
            return new Control.Change.OfBoundary(rewriter.rewrite(boundary.value()));
        }
        if (change instanceof Control.Change.OfInertia inertia) {
            return new Control.Change.OfInertia(rewriter.rewrite(inertia.value()));
        }
        if (change instanceof Control.Change.OfFormula formula) {
            return new Control.Change.OfFormula(rewriter.rewrite(formula.formula()));
        }
        if (change instanceof Control.Change.OfRange range) {
            return new Control.Change.OfRange(range.range().stream().map(this::relation).toList());
        }
        if (change instanceof Control.Change.OfMean mean) {
            return new Control.Change.OfMean(rewriter.rewrite(mean.value()));
        }
        Expression velocity = ((Control.Change.OfStart) change).velocity();
        return new Control.Change.OfStart(rewriter.rewrite(velocity));
    }
}
