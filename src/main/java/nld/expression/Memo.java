package nld.expression;

/**
 * What was found for expressions so far. Equal expressions are one object and know their hash, so that this is found quicker than in the maps
 * of the library: by identity, without a look at the object's header, in a table that starts small.
 *
 * @param <V> what is found for an expression
 */
public final class Memo<V> {
    private static final int SMALL = 16;
    private static final int SPREAD = 0x9E3779B9;

    private Expression[] expressions = new Expression[SMALL];
    private Object[] values = new Object[SMALL];
    private int size;

    /** What was found for {@code expression}; null where nothing was. */
    public V get(Expression expression) {
        @SuppressWarnings("unchecked") // only put writes values
        V value = (V) values[place(expression)];
        return value;
    }

    /** Whether something was found for {@code expression}. */
    public boolean contains(Expression expression) {
        return expressions[place(expression)] != null;
    }

    /** Notes {@code value}, in the place of what was noted before; whether that was nothing. */
    public boolean put(Expression expression, V value) {
        int place = place(expression);
        values[place] = value;
        if (expressions[place] != null) {
            return false;
        }
        expressions[place] = expression;
        size++;
        if (2 * size > expressions.length) {
            grow();
        }
        return true;
    }

    /** Forgets everything. */
    public void clear() {
        if (size > 0) {
            expressions = new Expression[SMALL];
            values = new Object[SMALL];
            size = 0;
        }
    }

    /** For how many expressions something was found. */
    public int size() {
        return size;
    }

    /** Where the expression stands, or the free place where it would. */
    private int place(Expression expression) {
        int last = expressions.length - 1;
        int place = expression.hashCode() * SPREAD >>> Integer.numberOfLeadingZeros(last);
        while (expressions[place] != null && expressions[place] != expression) {
            place = place + 1 & last;
        }
        return place;
    }

    private void grow() {
        Expression[] old = expressions;
        Object[] found = values;
        expressions = new Expression[2 * old.length];
        values = new Object[2 * old.length];
        for (int index = 0; index < old.length; index++) {
            if (old[index] != null) {
                int place = place(old[index]);
                expressions[place] = old[index];
                values[place] = found[index];
            }
        }
    }
}
