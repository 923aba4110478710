package nld.expression;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds each distinct expression once, so that equal expressions are the same object and shared subexpressions cost
 * nothing. Entries are weak: an expression nobody uses is forgotten, and memory stays flat over many theorems.
 */
final class Interner {
    private final ConcurrentHashMap<Key, Key> keys = new ConcurrentHashMap<>();
    private final ReferenceQueue<Expression> forgotten = new ReferenceQueue<>();

    /** The one expression that is built as {@code candidate} is. */
    <E extends Expression> E intern(E candidate) {
        for (Object gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            keys.remove(gone);
        }
        Key held = keys.get(new Probe(candidate));
        Expression seen = held == null ? null : held.get();
        if (seen != null) {
            @SuppressWarnings("unchecked") // the probe is equal to keys of expressions of the same class only
            E same = (E) seen;
            return same;
        }
        Key fresh = new Key(candidate, forgotten);
        Key present = keys.putIfAbsent(fresh, fresh);
        if (present == null) {
            return candidate;
        }
        // no loop stands around this: a compiler that moves the load behind the loop would read what is forgotten by then
        Expression known = present.get();
        if (known == null) {
            keys.remove(present, present);
            return intern(candidate);
        }
        @SuppressWarnings("unchecked") // the keys are equal only for expressions of the same class
        E same = (E) known;
        return same;
    }

    /** Finds the key of an expression that is built as this one: a weak reference is made only for what is new. */
    private record Probe(Expression expression) {
        @Override
        public int hashCode() {
            return expression.hashCode();
        }

        @Override
        public boolean equals(Object object) {
            if (!(object instanceof Key key) || key.hash != expression.hashCode()) {
                return false;
            }
            Expression theirs = key.get();
            return theirs != null && theirs.getClass() == expression.getClass() && expression.isBuiltAs(theirs);
        }
    }

    private static final class Key extends WeakReference<Expression> {
        private final int hash;

        Key(Expression expression, ReferenceQueue<Expression> queue) {
            super(expression, queue);
            this.hash = expression.hashCode();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object object) {
            if (this == object) {
                return true;
            }
            if (!(object instanceof Key other) || hash != other.hash) {
                return false;
            }
            Expression mine = get();
            Expression theirs = other.get();
            return mine != null && theirs != null && mine.getClass() == theirs.getClass() && mine.isBuiltAs(theirs);
        }
    }
}
