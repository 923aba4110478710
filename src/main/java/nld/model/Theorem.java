package nld.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nld.expression.Assumptions;
import nld.expression.Domain;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A theory of learning with its claims: what a theorem file says.
 *
 * @param name       its name
 * @param says       what it says, in words; empty where the file has none
 * @param source     where it comes from; empty where the file has none
 * @param parameters the parameters and constants in the order of the file, with their domains
 * @param functions  the abstract functions it declares
 * @param system     the mechanical system
 * @param hypotheses named hypotheses
 * @param symmetries symmetries
 * @param sections   sections of claims, in the order of the file
 * @param checks     numerical checks
 * @param controls   changes that must break a claim or check
 * @param ensemble   networks, data, finite groups and maps
 */
public record Theorem(String name, String says, String source, Map<Symbol, Domain> parameters,
        List<DeclaredFunction> functions, MechanicalSystem system, List<Hypothesis> hypotheses, List<Symmetry> symmetries,
        List<Section> sections, List<Check> checks, List<Control> controls, Ensemble ensemble) {
    /** A theorem about one state, without networks, data and groups. */
    public Theorem(String name, String says, String source, Map<Symbol, Domain> parameters, List<DeclaredFunction> functions,
            MechanicalSystem system, List<Hypothesis> hypotheses, List<Symmetry> symmetries, List<Section> sections,
            List<Check> checks, List<Control> controls) {
        this(name, says, source, parameters, functions, system, hypotheses, symmetries, sections, checks, controls, Ensemble.NONE);
    }

    /** Copies the collections, keeping their order. */
    public Theorem {
        parameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
        functions = List.copyOf(functions);
        hypotheses = List.copyOf(hypotheses);
        symmetries = List.copyOf(symmetries);
        sections = List.copyOf(sections);
        checks = List.copyOf(checks);
        controls = List.copyOf(controls);
    }

    /** What proofs may assume of the symbols. */
    public Assumptions assumptions() {
        return new Assumptions(parameters);
    }

    /** The hypothesis of that name. */
    public Optional<Hypothesis> hypothesis(String wanted) {
        return hypotheses.stream().filter(hypothesis -> hypothesis.name().equals(wanted)).findFirst();
    }

    /** This theorem with other hypotheses and sections. */
    public Theorem with(List<Hypothesis> assumed, List<Section> claimed) {
        return new Theorem(name, says, source, parameters, functions, system, assumed, symmetries, claimed, checks, controls, ensemble);
    }

    /** All claims, in the order of the file. */
    public Stream<Claim> claims() {
        return sections.stream().flatMap(section -> section.claims().stream());
    }

    /** All expressions of its system, symmetries, rules and claims. */
    public Stream<Expression> statements() {
        Stream<Expression> terms = Stream.of(Stream.of(system.kinetic(), system.potential(), system.friction(), system.factor()),
                system.lagrangian().stream(), system.force().stream(),
                system.constraint().stream().map(MechanicalSystem.Constraint::function)).flatMap(part -> part);
        Stream<Expression> changes = symmetries.stream().flatMap(symmetry -> Stream.concat(
                symmetry.generator().changes().values().stream(), Stream.of(symmetry.boundary())));
        Stream<Expression> losses = sections.stream().filter(Section.Update.class::isInstance)
                .flatMap(section -> ((Section.Update) section).rule().expressions());
        Stream<Expression> claimed = Stream.concat(claims().map(Claim::relation),
                        hypotheses.stream().flatMap(hypothesis -> hypothesis.relations().stream()))
                .flatMap(relation -> Stream.of(relation.left(), relation.right()));
        return Stream.of(terms, changes, losses, claimed).flatMap(part -> part);
    }

    /** The parameters and constants of the theorem and of its symmetries. */
    public Stream<Symbol> allParameters() {
        return Stream.concat(parameters.keySet().stream(),
                symmetries.stream().flatMap(symmetry -> symmetry.parameters().stream())).distinct();
    }

    /** The files of numbers that its checks read, in their order, each once: what is found depends on their bytes too. */
    public List<DataFile> files() {
        return checks.stream().flatMap(check -> check.conditions().supplied().stream())
                .flatMap(supplied -> supplied.files().stream()).distinct().toList();
    }

    /** The abstract function of that name. */
    public Optional<DeclaredFunction> function(String wanted) {
        return functions.stream().filter(function -> function.name().equals(wanted)).findFirst();
    }

    /** The symmetry of that name. */
    public Optional<Symmetry> symmetry(String wanted) {
        return symmetries.stream().filter(symmetry -> symmetry.name().equals(wanted)).findFirst();
    }

    /** The section that holds the claim of that label. */
    public Optional<Section> sectionOf(String label) {
        return sections.stream()
                .filter(section -> section.claims().stream().anyMatch(claim -> claim.label().equals(label))).findFirst();
    }

    /** The update rule of that name, where the theorem declares it. */
    public Optional<UpdateRule> rule(String wanted) {
        return sections.stream().filter(Section.Update.class::isInstance).map(section -> ((Section.Update) section).rule())
                .filter(rule -> rule.name().equals(wanted)).findFirst();
    }
}
