package nld.notation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nld.data.DataFolder;
import nld.model.Theorem;

/** Reads theorem files. Every input gets an answer; none an exception. */
public final class Reader {
    /** The largest file in bytes (of a text, in characters). */
    public static final int LARGEST_FILE = 16_000_000;

    private Reader() {
    }

    /** Reads a text beside which no files of numbers lie; {@code fileName} is how messages call it. */
    public static Reading read(String text, String fileName) {
        return read(text, fileName, DataFolder.NONE);
    }

    /** Reads the text of a file that lies in {@code folder}, as do the files of numbers that it names. */
    public static Reading read(String text, String fileName, DataFolder folder) {
        Source source = Source.of(text, fileName);
        Problems problems = source.problems();
        if (problems.isEmpty()) {
            List<Block> blocks = Outline.of(source.lines(), problems);
            if (blocks.isEmpty() && problems.isEmpty()) {
                problems.add(Refusal.of(new Span(1, 1, 1), Mistake.EMPTY_FILE));
            } else if (!blocks.isEmpty()) {
                return outcome(blocks, problems, folder);
            }
        }
        return new Reading.Malformed(problems.sorted());
    }

    private static Reading outcome(List<Block> blocks, Problems problems, DataFolder folder) {
        TheoremReader reader = new TheoremReader(blocks, problems, new DataTables(folder));
        Optional<Theorem> theorem = reader.read();
        return problems.isEmpty() ? new Reading.Read(theorem.orElseThrow(), reader.logs()) : new Reading.Malformed(problems.sorted());
    }

    /** Reads bytes, which have to be UTF-8, beside which no files of numbers lie. */
    public static Reading read(byte[] bytes, String fileName) {
        return read(bytes, fileName, DataFolder.NONE);
    }

    /** Reads the bytes of a file that lies in {@code folder}. */
    public static Reading read(byte[] bytes, String fileName, DataFolder folder) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return read(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(input).toString(), fileName, folder);
        } catch (CharacterCodingException malformed) {
            return notUtf8(bytes, input.position(), fileName);
        }
    }

    private static Reading notUtf8(byte[] bytes, int position, String fileName) {
        String before = new String(bytes, 0, position, StandardCharsets.UTF_8);
        List<String> lines = Source.split(before);
        String last = lines.get(lines.size() - 1);
        int column = last.codePointCount(0, last.length()) + 1;
        String code = String.format("0x%02X", bytes[Math.min(position, bytes.length - 1)]);
        return new Reading.Malformed(List.of(new Problem(fileName, lines.size(), column, 1, Mistake.NOT_UTF8,
                Mistake.NOT_UTF8.message(List.of(code)), Mistake.NOT_UTF8.remedies(List.of(code)), last + "�")));
    }
}
