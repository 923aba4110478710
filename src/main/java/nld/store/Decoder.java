package nld.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.kernel.ProofRecord;

/** Reads what {@link Encoder} wrote. Bytes that it did not write are refused with one exception or another. */
final class Decoder {
    private final DataInputStream in;
    private final List<String> words = new ArrayList<>();
    private final List<Expression> formulas = new ArrayList<>();
    private final String question;

    /** A decoder of {@code bytes}; proofs in it must be sealed as answers to {@code question}. */
    Decoder(byte[] bytes, String question) {
        this.in = new DataInputStream(new ByteArrayInputStream(bytes));
        this.question = question;
    }

    /** The value that the bytes are of. */
    Object decoded() throws IOException {
        char tag = (char) in.readUnsignedByte();
        return switch (tag) {
            case 'O' -> list().stream().findFirst();
            case 'L' -> list();
            case 'M' -> map(list());
            case 'X' -> formula();
            case 'P' -> ((ProofRecord) decoded()).recalled(question);
            case 'R' -> structure();
            case 'S' -> word();
            case 'I' -> in.readInt();
            case 'J' -> in.readLong();
            case 'D' -> Double.longBitsToDouble(in.readLong());
            case 'T' -> true;
            case 'F' -> false;
            case 'E' -> constant();
            case 'Q' -> rational(word());
            default -> throw new Unstorable("found the mark " + (int) tag);
        };
    }

    private List<Object> list() throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new Unstorable("found a list of " + size);
        }
        List<Object> elements = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            elements.add(decoded());
        }
        return elements;
    }

    private static Map<Object, Object> map(List<Object> entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(((List<?>) entry).get(0), ((List<?>) entry).get(1)));
        return map;
    }

    private Object structure() throws IOException {
        Class<?> type = Components.ours(word());
        List<Object> components = new ArrayList<>();
        for (int index = 0; index < type.getRecordComponents().length; index++) {
            components.add(decoded());
        }
        return Components.made(type, components);
    }

    private Object constant() throws IOException {
        Class<?> type = Components.ours(word());
        String name = word();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new Unstorable("found no " + name + " in " + type.getName());
    }

    private Expression formula() throws IOException {
        int known = in.readInt();
        if (known >= 0) {
            return formulas.get(known);
        }
        String kind = word();
        @SuppressWarnings("unchecked") // an encoder writes a list here; anything else fails
        Expression built = Formulas.built(kind, (List<Object>) decoded());
        formulas.add(built);
        return built;
    }

    private String word() throws IOException {
        int known = in.readInt();
        if (known >= 0) {
            return words.get(known);
        }
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new Unstorable("found a word of " + length + " bytes");
        }
        words.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        return words.get(words.size() - 1);
    }

    private static Rational rational(String text) {
        String[] parts = text.split("/");
        return Rational.of(new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
    }
}
