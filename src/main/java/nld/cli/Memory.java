package nld.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** The findings on the theorem that {@code source} holds: those of an earlier run, else those of {@code examination}, which are kept. */
    List<Finding> findings(byte[] source, Examination examination) throws InterruptedException {
        Optional<Question> question = fingerprint.map(mark -> Question.of(source, seed, bound, mark));
        Optional<List<Finding>> known = recalls ? question.flatMap(asked -> store.orElseThrow().recall(asked)) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        long begun = System.nanoTime();
        List<Finding> found = examination.run();
        // what ran out of time may go further another time
        if (question.isPresent() && System.nanoTime() - begun < bound.toNanos()) {
            store.orElseThrow().keep(question.get(), found);
        }
        return found;
    }
}
