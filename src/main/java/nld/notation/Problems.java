package nld.notation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the problems of one file. */
final class Problems {
    private final String file;
    private final List<Line> lines;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Notes a refusal, unless it is a silent one. */
    void add(Refusal refusal) {
        if (refusal.isSilent()) {
            return;
        }
        Span span = refusal.span();
        String source = lines.get(span.line() - 1).raw();
        int rest = source.codePointCount(0, source.length()) - span.column() + 1;
        found.add(new Problem(file, span.line(), span.column(), Math.max(1, Math.min(span.length(), rest)),
                refusal.mistake(), refusal.getMessage(), refusal.remedies(), source));
    }

    /** Reads something; what is refused is noted, and the answer is empty. */
    <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refusal refusal) {
            add(refusal);
            return Optional.empty();
        }
    }

    /** Does something; says whether nothing was refused. */
    boolean succeeds(Runnable action) {
        return attempt(() -> {
            action.run();
            return true;
        }).isPresent();
    }

    /** None yet, of the same file. */
    Problems fresh() {
        return new Problems(file, lines);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems in the order of the file. */
    List<Problem> sorted() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }
}
