package nld.symja;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import nld.derivation.Differentiator;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * Differentiates by asking Symja: a second opinion, which shares nothing with our own differentiator. It is an oracle
 * and no judge: what it returns counts only where it is confirmed elsewhere.
 *
 * <p>Symja is loaded when it is first asked, or ahead of that by {@link #warmUp()}; constructing costs nothing. Each
 * question is answered within the bound or not at all. May be called from several threads at once.
 */
public final class SymjaDifferentiator implements Differentiator {
    /** How long one derivative may take, where nothing else is said. */
    public static final Duration USUAL_BOUND = Duration.ofSeconds(5);

    /** Loading happens once and says nothing about the question, so it does not count against the question's time. */
    private static final Duration LOADING_BOUND = Duration.ofMinutes(1);

    private final Duration bound;
    private final BooleanSupplier loader;
    private final Differentiator oracle;
    private final Workers workers = new Workers();
    private Future<Boolean> loading;

    /** Takes at most {@link #USUAL_BOUND} for each derivative. */
    public SymjaDifferentiator() {
        this(USUAL_BOUND);
    }

    /** Takes at most {@code bound} for each derivative, not counting the time to load Symja at the first. */
    public SymjaDifferentiator(Duration bound) {
        // lambdas, not method references: the classes behind them know Symja, and must not be loaded yet
        this(bound, () -> loaded(), (expression, symbol) -> Conversation.derivative(expression, symbol));
    }

    /** As the public constructors, with something else in Symja's place. */
    SymjaDifferentiator(Duration bound, BooleanSupplier loader, Differentiator oracle) {
        this.bound = bound;
        this.loader = loader;
        this.oracle = oracle;
    }

    /** Begins to load Symja in the background, if that has not begun; returns at once. */
    public void warmUp() {
        begun();
    }

    private synchronized Future<Boolean> begun() {
        if (loading == null) {
            loading = workers.begin(loader::getAsBoolean);
        }
        return loading;
    }

    /**
     * {@inheritDoc} Refused besides are: vectors, matrices and what is abstract; roots of negative numbers, and odd
     * roots within roots or logarithms, where Symja's complex roots are not our real ones; the derivative of an
     * absolute value; formulas of extreme size. A caller that is interrupted gets no answer and stays interrupted.
     */
    @Override
    public Optional<Expression> derivative(Expression expression, Symbol symbol) {
        boolean ready = Workers.await(begun(), LOADING_BOUND).orElse(false);
        return ready ? workers.call(() -> oracle.derivative(expression, symbol), bound).flatMap(answer -> answer)
                : Optional.empty();
    }

    private static boolean loaded() {
        try {
            Conversation.load();
            return true;
        } catch (Throwable missing) {
            // a library that is absent or does not fit shows as an Error; then there is no second opinion
            return false;
        }
    }
}
