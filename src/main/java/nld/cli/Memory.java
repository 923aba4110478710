package nld.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nld.store.Answer;
import nld.store.Fingerprint;
import nld.store.FindingStore;
import nld.store.Question;
import nld.verdict.Finding;

/** What earlier runs of this nld found about theorems that have not changed since, and what this run adds to it. */
final class Memory {
    private final Optional<FindingStore> store;
    private final Optional<String> fingerprint;
    private final long seed;
    private final Duration bound;
    private final boolean recalls;

    /**
     * The memory of a run.
     *
     * @param store   where findings are kept, if anywhere
     * @param seed    the seed of the run
     * @param bound   the time that each theorem has
     * @param recalls whether earlier findings are used; where they are not, what is found is kept all the same
     */
    Memory(Optional<FindingStore> store, long seed, Duration bound, boolean recalls) {
        this.store = store;
        this.fingerprint = store.flatMap(used -> Fingerprint.ofThisNld());
        this.seed = seed;
        this.bound = bound;
        this.recalls = recalls;
    }

    /** Finds out what holds of a theorem. */
    @FunctionalInterface
    interface Examination {
        /** The findings; an {@link InterruptedException} where the run ends. */
        List<Finding> run() throws InterruptedException;
    }

    /** What an earlier run found about the theorem that {@code source} holds, byte for byte. */
    Optional<Answer> recalled(byte[] source) {
        return recalls ? question(source).flatMap(asked -> store.orElseThrow().recall(asked)) : Optional.empty();
    }

    /** What {@code examination} finds about {@code theorem}, which {@code source} holds; it is kept for later runs. */
    List<Finding> found(byte[] source, String theorem, Examination examination) throws InterruptedException {
        long begun = System.nanoTime();
        List<Finding> found = examination.run();
        // what ran out of time may go further another time
        if (System.nanoTime() - begun < bound.toNanos()) {
            question(source).ifPresent(asked -> store.orElseThrow().keep(asked, new Answer(theorem, found)));
        }
        return found;
    }

    private Optional<Question> question(byte[] source) {
        return fingerprint.map(mark -> Question.of(source, seed, bound, mark));
    }
}
