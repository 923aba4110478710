package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nld.derivation.Derived;
import nld.derivation.NowhereZero;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Symbols;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Witness;
import nld.model.Claim;
import nld.model.DeclaredFunction;
import nld.model.Hypothesis;
import nld.model.Symmetry;
import nld.model.Theorem;

/** Under which of a theorem's hypotheses, or with which function kept by a symmetry, a refuted claim would be proved. */
final class Saving {
    private final Theorem theorem;
    private final Function<Theorem, Derived> derive;

    Saving(Theorem theorem, Function<Theorem, Derived> derive) {
        this.theorem = theorem;
        this.derive = derive;
    }

    /** What would save {@code claim}, in words that follow "it would hold". */
    List<String> of(Claim claim, Refuted refuted) {
        List<String> saving = new ArrayList<>();
        for (Hypothesis hypothesis : theorem.hypotheses()) {
            List<String> more = new ArrayList<>(claim.hypotheses());
            more.add(hypothesis.name());
            if (!claim.hypotheses().contains(hypothesis.name()) && isProved(claim.under(more), theorem)) {
                saving.add("under " + hypothesis.name());
            }
        }
        for (Symmetry symmetry : theorem.symmetries()) {
            theorem.functions().stream().map(DeclaredFunction::name).filter(function -> !symmetry.keeps().contains(function))
                    .filter(function -> isProved(claim, keeping(symmetry, function)))
                    .forEach(function -> saving.add("if " + symmetry.name() + " kept " + function));
        }
        refuted.witness().flatMap(Witness::difference).flatMap(this::factor).ifPresent(factor -> saving.add("where " + factor + " = 0"));
        return saving;
    }

    private boolean isProved(Claim claim, Theorem changed) {
        return Examiner.guarded(() -> new ClaimTrial(derive.apply(changed))
                .decide(claim, changed.sectionOf(claim.label()).orElseThrow())) instanceof Proved;
    }

    private Theorem keeping(Symmetry symmetry, String function) {
        List<String> keeps = new ArrayList<>(symmetry.keeps());
        keeps.add(function);
        Symmetry more = new Symmetry(symmetry.name(), symmetry.parameters(), symmetry.generator(), symmetry.boundary(), keeps,
                symmetry.place());
        return new Theorem(theorem.name(), theorem.says(), theorem.source(), theorem.parameters(), theorem.functions(),
                theorem.system(), theorem.hypotheses(),
                theorem.symmetries().stream().map(known -> known == symmetry ? more : known).toList(), theorem.sections(),
                theorem.checks(), theorem.controls(), theorem.ensemble());
    }

    /** The one factor of a difference that can be 0, where it speaks of an abstract function. */
    private Optional<Expression> factor(Expression difference) {
        if (!difference.shape().isScalar()) {
            return Optional.empty();
        }
        NowhereZero nowhereZero = new NowhereZero(theorem.assumptions());
        List<Expression> factors = difference instanceof Product product ? product.factors() : List.of(difference);
        List<Expression> open = factors.stream().filter(factor -> !nowhereZero.test(factor))
                .map(factor -> factor instanceof Power power && power.exponent().signum() > 0 ? power.base() : factor).toList();
        return open.size() == 1 && Symbols.occurs(open.get(0), Jet.class::isInstance)
                ? Optional.of(readable(open.get(0))) : Optional.empty();
    }

    /** A derivative along one direction as an inner product with the gradient. */
    private static Expression readable(Expression factor) {
        boolean slope = factor instanceof Jet jet && jet.arguments().size() == 1 && jet.directions().size() == 1
                && jet.shape().isScalar() && jet.values().isEmpty() && !jet.arguments().get(0).shape().isScalar();
        if (!slope) {
            return factor;
        }
        Jet jet = (Jet) factor;
        return Jet.of(jet.function(), jet.arguments(), List.of(0), List.of(), List.of()).dot(jet.directions().get(0).along());
    }
}
