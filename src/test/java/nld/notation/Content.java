package nld.notation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.model.Place;
import nld.model.Theorem;

/** What a theorem says, without where it says it, as nested lists that are compared by equality. */
final class Content {
    private final boolean wording;

    private Content(boolean wording) {
        this.wording = wording;
    }

    /** All of a theorem but its places. */
    static Object of(Theorem theorem) {
        return new Content(true).of((Object) theorem);
    }

    /** All of a file but its places. */
    static Object of(Reading.Read file) {
        return new Content(true).of((Object) file);
    }

    /** All of a file but its places and the wording that is quoted. */
    static Object meaningOf(Reading.Read file) {
        return new Content(false).of((Object) file);
    }

    /** All of a theorem but its places and the wording that claims and controls are quoted with. */
    static Object meaningOf(Theorem theorem) {
        return new Content(false).of((Object) theorem);
    }

    private Object of(Object part) {
        if (part instanceof Collection<?> collection) {
            return collection.stream().map(this::of).toList();
        }
        if (part instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> List.of(of(entry.getKey()), of(entry.getValue()))).toList();
        }
        if (part instanceof Optional<?> optional) {
            return optional.map(this::of);
        }
        return part instanceof Record whole ? components(whole) : part;
    }

    private List<Object> components(Record whole) {
        List<Object> parts = new ArrayList<>(List.of(whole.getClass()));
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            boolean quoted = component.getName().equals("text") && !wording;
            if (component.getType() != Place.class && !quoted) {
                parts.add(of(value(whole, component)));
            }
        }
        return parts;
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
