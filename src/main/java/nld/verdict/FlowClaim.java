package nld.verdict;

import java.util.List;
import nld.derivation.Derived;
import nld.derivation.Underivable;
import nld.discretization.AlongField;
import nld.discretization.AlongSteps;
import nld.discretization.ModifiedField;
import nld.discretization.Recurrence;
import nld.discretization.StepMap;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Power;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.Asymptotics;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;
import nld.model.UpdateRule;

/** A claim about the flow that an update rule follows, to an order in the rate: its modified field is put in to that order. */
final class FlowClaim {
    private final Derived derived;
    private final Section.Along section;
    private final Claim claim;

    FlowClaim(Derived derived, Section.Along section, Claim claim) {
        this.derived = derived;
        this.section = section;
        this.claim = claim;
    }

    /** Both sides as functions of the coordinates. */
    ClaimTrial.Sides sides() {
        Recurrence recurrence = recurrence();
        ModifiedField field = field(recurrence);
        AlongField names = new AlongField(field, field.order(), recurrence.writing(),
                AlongSteps.quantities(recurrence, derived.theorem().system(), derived.calculus()), derived.calculus());
        try {
            List<Expression> left = names.parts(claim.relation().left());
            List<Expression> right = names.parts(claim.relation().right());
            return new ClaimTrial.Sides(left, right.size() == left.size() ? right : zeros(left, right));
        } catch (Entries.NamedDimension named) {
            throw new Underivable(named.getMessage() + "; state it, or wait for vectors of any dimension");
        }
    }

    /** The zero that a curl of several parts is compared with. */
    private static List<Expression> zeros(List<Expression> left, List<Expression> right) {
        if (right.size() != 1 || !right.get(0).isZero()) {
            throw new Underivable("a curl is compared with 0");
        }
        return left.stream().map(part -> Expression.zero(part.shape())).toList();
    }

    private Recurrence recurrence() {
        UpdateRule rule = derived.theorem().rule(section.rule()).orElseThrow(() -> new Underivable(
                "the theorem has no section 'update " + section.rule() + "'"));
        return Recurrence.of(rule, derived.theorem().system(), derived.calculus());
    }

    /** The field to the order of the claim. */
    private ModifiedField field(Recurrence recurrence) {
        StepMap step = StepMap.of(recurrence);
        Asymptotics.Order order = claim.asymptotics().filter(Asymptotics.Order.class::isInstance).map(Asymptotics.Order.class::cast)
                .filter(upTo -> upTo.symbol() == step.rate()).orElseThrow(() -> new Underivable(
                        "the flow of an update is known to an order in its rate; end the claim in + O(" + step.rate() + "^2) or the like"));
        if (hasPole(claim.relation().left(), step.rate()) || hasPole(claim.relation().right(), step.rate())) {
            throw new Underivable("multiply the claim by " + step.rate() + ", so that nothing is divided by it");
        }
        return ModifiedField.of(step, order.power(), derived.calculus(), derived.judge());
    }

    private static boolean hasPole(Expression side, Symbol rate) {
        return Symbols.occurs(side, part -> part instanceof Power power && power.exponent().signum() < 0
                && Symbols.occurs(power.base(), inner -> inner == rate));
    }

    /** For a claim about the velocity of the only coordinate: the field as derived. */
    Relation derivation() {
        Recurrence recurrence = recurrence();
        Expression left = claim.relation().left();
        if (recurrence.coordinates().size() != 1 || left != recurrence.coordinates().get(0).rate()) {
            throw new Underivable("only a velocity is shown as derived");
        }
        ModifiedField field = field(recurrence);
        return new Relation(left, Relation.Sign.EQUAL, field.truncated(field.order()).get(0));
    }
}
