package nld.notation;

import java.util.List;
import nld.expression.Expression;

/** What comes of reading a single formula. */
public sealed interface FormulaReading {
    /**
     * The formula is well formed.
     *
     * @param expression what it stands for
     */
    record Read(Expression expression) implements FormulaReading {
    }

    /**
     * The formula holds a mistake.
     *
     * @param problems the mistake
     */
    record Malformed(List<Problem> problems) implements FormulaReading {
        /** Copies the list. */
        public Malformed {
            problems = List.copyOf(problems);
        }
    }
}
