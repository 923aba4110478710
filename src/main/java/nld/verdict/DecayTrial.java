package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Derived;
import nld.derivation.NowhereZero;
import nld.derivation.Underivable;
import nld.expression.Applied;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Power;
import nld.expression.Rational;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;

/**
 * Decides L = R where R is made of t, parameters and values at the start, t = 0: both sides are equal there, and both obey one
 * linear equation x' = a(t) x with a regular from 0 on, whose solution is unique; the left side must be continuous in what moves,
 * since a sign or an angle that jumps has the same rate before and after. Different values or rates at the start refute.
 */
final class DecayTrial {
    private static final Substitution AT_START = new Substitution(Map.of(Symbol.TIME, Expression.of(0)));

    private final Derived derived;
    private final Judge judge;
    private final ClaimTrial trial;
    private final Section section;

    DecayTrial(Derived derived, ClaimTrial trial, Section section) {
        this.derived = derived;
        // a difference at the start refutes only once the start itself is proved
        this.judge = derived.judge().proving();
        this.trial = trial;
        this.section = section;
    }

    /** Whether the claim speaks of values at the start. */
    static boolean concerns(Claim claim) {
        return isInitial(claim.relation().left()) || isInitial(claim.relation().right());
    }

    private static boolean isInitial(Expression side) {
        return Symbols.occurs(side, part -> part instanceof Evolved evolved && evolved.evolution() == Evolved.Evolution.INITIAL);
    }

    Verdict decide(Claim claim) {
        Relation relation = claim.relation();
        boolean covered = relation.sign() == Relation.Sign.EQUAL && relation.left().shape().isScalar() && !claim.offShell()
                && !(section instanceof Section.Update) && !(section instanceof Section.Along) && claim.asymptotics().isEmpty() && !isInitial(relation.left());
        if (!covered) {
            return new Undecided("initial values are decided on the right of an equation between scalars along the motion");
        }
        if (GivenValues.isStateGiven(derived.theorem())) {
            return new Undecided("the theorem gives the value of a state that moves, and initial values are decided for all states");
        }
        Map<Expression, Symbol> starts = new LinkedHashMap<>();
        Expression constant = new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return evolved.evolution() == Evolved.Evolution.INITIAL
                        ? starts.computeIfAbsent(evolved.operand(), operand -> Symbol.parameter(evolved.toString()))
                        : super.evolved(evolved);
            }
        }.rewrite(relation.right());
        Expression left = written(claim, relation.left());
        Expression right = written(claim, constant);
        boolean fixed = Symbols.of(right).stream().allMatch(symbol -> symbol.kind() == Symbol.Kind.PARAMETER || symbol == Symbol.TIME);
        if (!fixed) {
            return new Undecided("beside initial values the right side may hold t and parameters only");
        }
        Map<Symbol, Expression> values = new HashMap<>();
        starts.forEach((operand, symbol) -> values.put(symbol, written(claim, operand)));
        return decide(left, right, new Substitution(values));
    }

    private Expression written(Claim claim, Expression scalar) {
        return trial.sides(claim.with(new Relation(scalar, Relation.Sign.EQUAL, Expression.of(0)), ""), section).left().get(0);
    }

    private Verdict decide(Expression left, Expression right, Substitution starts) {
        try {
            Verdict start = judge.equal(AT_START.rewrite(left), AT_START.rewrite(starts.rewrite(right)));
            if (!(start instanceof Proved)) {
                return part(start, "the start");
            }
            Expression growth = judge.simplified(derived.calculus().partial(right, Symbol.TIME).over(right));
            if (!isRegular(growth) || !starts.rewrite(growth).equals(growth)) {
                return new Undecided("the right side solves no linear equation of its own: its rate over itself is " + growth);
            }
            Expression rate = trial.alongMotion(derived.calculus().rate(left));
            Expression followed = growth.times(left);
            Verdict rates = judge.equal(rate, followed);
            if (rates instanceof Proved) {
                Optional<Expression> jump = firstJump(left);
                if (jump.isPresent()) {
                    return new Undecided("the left side may jump or end where " + jump.get() + " = 0, which the motion may reach");
                }
                return trial.onShell(judge.together(List.of(rates, start)));
            }
            return part(judge.equal(AT_START.rewrite(rate), AT_START.rewrite(followed)), "the rate at the start");
        } catch (ArithmeticException undefined) {
            throw new Underivable("at t = 0 a side has no value: " + undefined.getMessage());
        }
    }

    /** What {@code left} divides by, or has in a root or logarithm, that moves and is not shown to be nowhere 0: there it need not be continuous. */
    private Optional<Expression> firstJump(Expression left) {
        List<Expression> jumps = new ArrayList<>();
        Symbols.occurs(left, part -> {
            singular(part).filter(inner -> !isFixed(inner) && !isNowhereZero(inner)).ifPresent(jumps::add);
            return !jumps.isEmpty();
        });
        return jumps.stream().findFirst();
    }

    private static Optional<Expression> singular(Expression part) {
        if (part instanceof Power power) {
            return Optional.of(power.base()).filter(base -> !isWhole(power.exponent()));
        }
        if (part instanceof EntryPower power) {
            return Optional.of(power.base()).filter(base -> !isWhole(power.exponent()));
        }
        boolean kink = part instanceof Applied applied && (applied.function() == Function.LOG || applied.function() == Function.ABS);
        return kink ? Optional.of(((Applied) part).argument()) : Optional.empty();
    }

    private static boolean isWhole(Rational exponent) {
        return exponent.isInteger() && exponent.signum() > 0;
    }

    private static boolean isFixed(Expression side) {
        return Symbols.of(side).stream().allMatch(symbol -> symbol.kind() == Symbol.Kind.PARAMETER);
    }

    private boolean isNowhereZero(Expression inner) {
        NowhereZero nowhereZero = new NowhereZero(derived.theorem().assumptions());
        return nowhereZero.test(inner) || inner instanceof Sum sum && sum.terms().stream()
                .anyMatch(term -> nowhereZero.test(term) && judge.atMost(Expression.of(0), term) instanceof Proved
                        && judge.atMost(term, inner) instanceof Proved);
    }

    private static Verdict part(Verdict verdict, String words) {
        return verdict instanceof Refuted refuted
                ? new Refuted(words + " differs " + refuted.evidence(), refuted.witness().map(witness -> witness.of(words)))
                : new Undecided(words + " is not shown to be the same: " + verdict.evidence());
    }

    /** Whether {@code growth} shows to be continuous in t: nothing with t is divided by, under a root or in a logarithm. */
    private static boolean isRegular(Expression growth) {
        return !Symbols.occurs(growth, part -> {
            Expression inner = part instanceof Power power && !(power.exponent().isInteger() && power.exponent().signum() > 0)
                    ? power.base() : part instanceof Applied applied && applied.function() == Function.LOG ? applied.argument() : null;
            return inner != null && Symbols.of(inner).contains(Symbol.TIME);
        });
    }
}
