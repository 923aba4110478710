package nld.store;

import java.lang.reflect.Constructor;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.kernel.ProofRecord;
import nld.verdict.Observation;
import nld.verdict.Seen;

/** Reads what {@link Encoder} wrote. Bytes that it did not write are refused with one exception or another. */
final class Decoder {
    private final ByteBuffer in;
    private final List<String> words = new ArrayList<>();
    private final List<Expression> formulas = new ArrayList<>();
    private final String question;

    /** A decoder of {@code bytes}; proofs in it must be sealed as answers to {@code question}. */
    Decoder(byte[] bytes, String question) {
        this(ByteBuffer.wrap(bytes), question);
    }

    private Decoder(ByteBuffer in, String question) {
        this.in = in;
        this.question = question;
    }

    /** The value that the bytes are of. */
    Object decoded() {
        char tag = (char) in.get();
        return switch (tag) {
            case 'O' -> list().stream().findFirst();
            case 'L' -> list();
            case 'A' -> apart();
            case 'M' -> map(list());
            case 'X' -> formula();
            case 'P' -> ((ProofRecord) decoded()).recalled(question);
            case 'R' -> structure();
            case 'S' -> word();
            case 'I' -> in.getInt();
            case 'J' -> in.getLong();
            case 'D' -> Double.longBitsToDouble(in.getLong());
            case 'T' -> true;
            case 'F' -> false;
            case 'E' -> constant();
            case 'Q' -> rational(word());
            default -> throw new Unstorable("found the mark " + (int) tag);
        };
    }

    private List<Object> list() {
        int size = in.getInt();
        if (size < 0 || size > in.remaining()) {
            throw new Unstorable("found a list of " + size);
        }
        List<Object> elements = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            elements.add(decoded());
        }
        return elements;
    }

    /** What is read only when it is asked for; it stands by itself. */
    private Seen apart() {
        int length = in.getInt();
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return Seen.later(() -> ((List<?>) new Decoder(part, question).decoded()).stream().map(Observation.class::cast).toList());
    }

    private static Map<Object, Object> map(List<Object> entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(((List<?>) entry).get(0), ((List<?>) entry).get(1)));
        return map;
    }

    private Object structure() {
        Class<?> type = Components.ours(word());
        Constructor<?> maker = Components.maker(type);
        Object[] components = new Object[maker.getParameterCount()];
        for (int index = 0; index < components.length; index++) {
            components[index] = decoded();
        }
        return Components.made(maker, components);
    }

    private Object constant() {
        Class<?> type = Components.ours(word());
        String name = word();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new Unstorable("found no " + name + " in " + type.getName());
    }

    private Expression formula() {
        int known = in.getInt();
        if (known >= 0) {
            return formulas.get(known);
        }
        String kind = word();
        @SuppressWarnings("unchecked") // an encoder writes a list here; anything else fails
        Expression built = Formulas.built(kind, (List<Object>) decoded());
        formulas.add(built);
        return built;
    }

    private String word() {
        int known = in.getInt();
        if (known >= 0) {
            return words.get(known);
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new Unstorable("found a word of " + length + " bytes");
        }
        byte[] text = new byte[length];
        in.get(text);
        words.add(new String(text, StandardCharsets.UTF_8));
        return words.get(words.size() - 1);
    }

    private static Rational rational(String text) {
        String[] parts = text.split("/");
        return Rational.of(new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
    }
}
