package nld.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.kernel.ProofRecord;
import nld.kernel.Proved;
import nld.verdict.Seen;

/**
 * Writes records of nld, and what they hold, as bytes: component by component, each shared formula once. The same value gives the
 * same bytes. {@link Decoder} reads them.
 */
final class Encoder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Expression, Integer> formulas = new IdentityHashMap<>();
    private final String question;

    /** An encoder that seals proofs as answers to {@code question}. */
    Encoder(String question) {
        this.question = question;
    }

    /** The bytes of {@code value}; {@link Unstorable} where something in it has none. */
    byte[] encoded(Object value) {
        try {
            write(value);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
    }

    private void write(Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            list('O', optional.map(List::<Object>of).orElse(List.of()));
        } else if (value instanceof List<?> list) {
            list('L', list);
        } else if (value instanceof Map<?, ?> map) {
            list('M', map.entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList());
        } else if (value instanceof Expression expression) {
            formula(expression);
        } else if (value instanceof Proved proved) {
            out.writeByte('P');
            write(ProofRecord.of(proved, question));
        } else if (value instanceof Seen seen) {
            byte[] part = new Encoder(question).encoded(seen.observations());
            out.writeByte('A');
            out.writeInt(part.length);
            out.write(part);
        } else if (value instanceof Record) {
            out.writeByte('R');
            word(value.getClass().getName());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                write(Components.value(component, value));
            }
        } else {
            simple(value);
        }
    }

    private void simple(Object value) throws IOException {
        if (value instanceof String string) {
            out.writeByte('S');
            word(string);
        } else if (value instanceof Integer number) {
            out.writeByte('I');
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte('J');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('D');
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? 'T' : 'F');
        } else if (value instanceof Enum<?> constant) {
            out.writeByte('E');
            word(constant.getDeclaringClass().getName());
            word(constant.name());
        } else if (value instanceof Rational rational) {
            out.writeByte('Q');
            word(rational.toString());
        } else {
            throw new Unstorable("found " + (value == null ? "nothing" : "a " + value.getClass().getName()));
        }
    }

    private void list(char tag, List<?> elements) throws IOException {
        out.writeByte(tag);
        out.writeInt(elements.size());
        for (Object element : elements) {
            write(element);
        }
    }

    private void formula(Expression expression) throws IOException {
        out.writeByte('X');
        Integer known = formulas.get(expression);
        out.writeInt(known == null ? -1 : known);
        if (known == null) {
            word(expression.getClass().getSimpleName());
            list('L', Formulas.parts(expression));
            formulas.put(expression, formulas.size());
        }
    }

    /** A string: in full where it comes first, then by its number. */
    private void word(String word) throws IOException {
        Integer known = words.putIfAbsent(word, words.size());
        out.writeInt(known == null ? -1 : known);
        if (known == null) {
            byte[] text = word.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }
}
