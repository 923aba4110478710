package nld.derivation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Confirmed;
import nld.kernel.Failed;
import nld.kernel.Judge;
import nld.kernel.Refuted;
import nld.kernel.Verdict;

/**
 * Two differentiators that share nothing, and a judge between them. An answer counts when the judge finds both equal;
 * where they differ, {@link Disagreement} ends the derivation. Where the oracle is silent, our own answer stands
 * alone, and is counted as such. Of several derivatives of one formula the oracle is asked for the first; the others
 * are confirmed by dual numbers, and where these do not confirm one it is asked again. What it said of one formula it has said of those that
 * differ by the names of their symbols alone. A judge that fails counts as a disagreement too: nothing follows from it.
 */
public final class ConfirmedDifferentiator implements Differentiator {
    private final Differentiator own;
    private final Differentiator oracle;
    private final Judge judge;
    private final Map<Question, Optional<Expression>> answers = new ConcurrentHashMap<>();
    private final Map<Expression, Symbol> asked = new ConcurrentHashMap<>();
    private final Map<Question, Expression> heard = new ConcurrentHashMap<>();
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicInteger unconfirmed = new AtomicInteger();

    private record Question(Expression expression, Symbol symbol) {
    }

    /** Thrown where two differentiators give different answers: one of them is wrong, so nothing follows. */
    public static final class Disagreement extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Disagreement(Question question, Expression own, Expression oracle) {
            super("the derivative of " + question.expression + " by " + question.symbol + " is " + own
                    + " by our own rules and " + oracle + " by Symja; please report this");
        }

        Disagreement(Expression expression, Expression claimed) {
            super("a derivative of " + Symbols.size(expression) + " parts is found to have " + Symbols.size(claimed)
                    + " parts by our own rules, and dual numbers do not confirm it; please report this");
        }
    }

    /** The pair of {@code own} rules and an {@code oracle}, compared by {@code judge}. */
    public ConfirmedDifferentiator(Differentiator own, Differentiator oracle, Judge judge) {
        this.own = own;
        this.oracle = oracle;
        this.judge = judge;
    }

    @Override
    public Optional<Expression> derivative(Expression expression, Symbol symbol) {
        return answers.computeIfAbsent(new Question(expression, symbol), this::ask);
    }

    /** The oracle is asked for one derivative of each formula; dual numbers confirm the others, for a small part of what it costs. */
    private boolean isConfirmedByDualNumbers(Question question, Expression answer) {
        Symbol first = asked.putIfAbsent(question.expression, question.symbol);
        return first != null && first != question.symbol && question.symbol.shape().isScalar()
                && judge.isDerivative(question.expression, Map.of(question.symbol, Expression.of(1)), answer) instanceof Confirmed;
    }

    private Optional<Expression> ask(Question question) {
        Optional<Expression> answer = own.derivative(question.expression, question.symbol);
        if (answer.isEmpty() || question.expression == question.symbol || question.expression.children().isEmpty()) {
            return answer;
        }
        if (isConfirmedByDualNumbers(question, answer.get())) {
            confirmed.incrementAndGet();
            return answer;
        }
        Numbered numbered = new Numbered(judge::domain);
        Question shape = new Question(numbered.rewrite(question.expression), (Symbol) numbered.rewrite(question.symbol));
        Expression shaped = numbered.rewrite(answer.get());
        if (heard.get(shape) == shaped) {
            confirmed.incrementAndGet();
            return answer;
        }
        Optional<Expression> second = oracle.derivative(question.expression, question.symbol);
        if (second.isEmpty()) {
            unconfirmed.incrementAndGet();
            return answer;
        }
        Verdict verdict = second.get() == answer.get() ? null : judge.agree(answer.get(), second.get());
        if (verdict instanceof Refuted || verdict instanceof Failed) {
            throw new Disagreement(question, answer.get(), second.get());
        }
        boolean equal = verdict == null || verdict.kind().compareTo(Verdict.Kind.CONFIRMED) <= 0;
        if (equal) {
            heard.put(shape, shaped);
        }
        (equal ? confirmed : unconfirmed).incrementAndGet();
        return answer;
    }

    /** By dual numbers, which share nothing with our rules and do not unfold what a large formula shares, as Symja would. */
    @Override
    public void confirm(Expression expression, Map<Symbol, Expression> direction, Expression claimed) {
        if (!(judge.isDerivative(expression, direction, claimed) instanceof Confirmed)) {
            throw new Disagreement(expression, claimed);
        }
        confirmed.incrementAndGet();
    }

    /** How many derivatives both gave alike. */
    public int confirmed() {
        return confirmed.get();
    }

    /** How many rest on our own rules alone, because the oracle had no answer or none that could be compared. */
    public int unconfirmed() {
        return unconfirmed.get();
    }
}
