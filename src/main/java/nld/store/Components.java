package nld.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Records of nld by their components. */
final class Components {
    private static final String OURS = "nld.";
    private static final Map<String, Class<?>> KNOWN = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Constructor<?>> MAKERS = new ConcurrentHashMap<>();

    private Components() {
    }

    /** What {@code owner} holds in {@code component}. */
    static Object value(RecordComponent component, Object owner) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException closed) {
            throw new Unstorable("cannot read " + component);
        }
    }

    /** The class of that name, one of nld's own records or enums: nothing else is ever made from stored bytes. */
    static Class<?> ours(String name) {
        return KNOWN.computeIfAbsent(name, Components::found);
    }

    private static Class<?> found(String name) {
        try {
            Class<?> found = Class.forName(name, false, Components.class.getClassLoader());
            if (name.startsWith(OURS) && (found.isRecord() || found.isEnum())) {
                return found;
            }
        } catch (ClassNotFoundException gone) {
            // as what is not ours
        }
        throw new Unstorable("found the class " + name + "; expected a record or an enum of nld");
    }

    /** What makes a record of {@code type} of its components, in their order. */
    static Constructor<?> maker(Class<?> type) {
        return MAKERS.computeIfAbsent(type, Components::canonical);
    }

    private static Constructor<?> canonical(Class<?> type) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException refused) {
            throw new Unstorable("cannot make a " + type.getName());
        }
    }

    /** The record that {@code maker} makes of these components. */
    static Object made(Constructor<?> maker, Object[] components) {
        try {
            return maker.newInstance(components);
        } catch (ReflectiveOperationException refused) {
            throw new Unstorable("cannot make a " + maker.getName());
        }
    }
}
