package nld.symja;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Symbol;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/** One question to Symja, on the thread it is asked from, with names and an evaluator of its own. */
final class Conversation {
    private static final int UNLIMITED_DEPTH = -1;
    private static final int REWRITINGS = 1000;

    private final Names names = new Names();
    private final TreeReader reader = new TreeReader(names);
    private final EvalEngine engine;

    private Conversation() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        // the thread's stack limits the depth, where Symja would refuse moderate formulas; but it has rules that undo
        // each other, for log(x cos(exp(1))) for one, so the number of times it may rewrite one part is limited
        engine = new EvalEngine("", UNLIMITED_DEPTH, REWRITINGS, nowhere, nowhere, false);
        engine.setQuietMode(true);
        EvalEngine.set(engine);
    }

    /** Loads Symja, and what it needs for derivatives. Must have returned before anything else is asked. */
    static void load() {
        // else the algebra under Symja starts threads that keep the process alive for a minute
        Config.JAS_NO_THREADS = true;
        Symbol x = Symbol.parameter("x");
        derivative(x.apply(Function.TANH).times(x.power(2)), x);
    }

    /** Symja's derivative of {@code expression} by {@code symbol}, where both the question and the answer are plain. */
    static Optional<Expression> derivative(Expression expression, Symbol symbol) {
        boolean plain = Scope.admits(expression) && Scope.admits(symbol);
        return plain ? new Conversation().ask(expression, symbol) : Optional.empty();
    }

    /** Symja differentiates x/0 to 0: what it holds to be infinite or complex is refused before that. */
    private Optional<Expression> ask(Expression expression, Symbol symbol) {
        return evaluated(() -> new TreeWriter(names).write(expression))
                .filter(formula -> reader.read(formula).isPresent())
                .flatMap(formula -> evaluated(() -> F.D(formula, names.of(symbol))))
                .flatMap(reader::read);
    }

    private Optional<IExpr> evaluated(Supplier<IExpr> question) {
        try {
            return Optional.of(engine.evaluate(question.get()));
        } catch (Throwable failure) {
            // whatever Symja throws, a missing class or an exhausted stack among it, means that it has no answer
            return Optional.empty();
        }
    }
}
