package nld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two spellings of one letter look alike and compare unequal, so all our text is UTF-8 in normal form C. */
class SourceTextTest {
    // Not src/test/resources: the corpus of bad theorem files may hold exactly what is forbidden here.
    private static final List<Path> PLACES =
            Stream.of("src/main", "src/test/java", "theorems", "docs").map(Path::of).toList();
    private static final Set<String> TEXT =
            Set.of("java", "thm", "md", "properties", "tsv", "json", "xml", "html", "css", "js");

    @Test
    void every_source_file_is_utf8_in_normal_form_c() throws IOException {
        List<Path> files = textFiles();
        assertThat(files).anyMatch(file -> file.startsWith("src/main") && file.toString().endsWith(".java"));
        assertThat(files).contains(Path.of("pom.xml"));
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            fault(Files.readAllBytes(file)).ifPresent(fault -> faults.add(file + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void text_that_is_not_utf8_or_not_normal_is_reported() {
        assertThat(fault(new byte[] {'a', (byte) 0xE9})).contains("not UTF-8");
        assertThat(fault("e\u0301".getBytes(StandardCharsets.UTF_8))).contains("not in normal form C, line 1");
        assertThat(fault("a\nq\u0307 = 1".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(fault("a\nx\u0307 = 1".getBytes(StandardCharsets.UTF_8))).contains("not in normal form C, line 2");
        assertThat(fault("\uFEFFa".getBytes(StandardCharsets.UTF_8))).contains("begins with a byte order mark");
        assertThat(fault("\u00E9 \u03B4\u03B7".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static List<Path> textFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : PLACES) {
            if (Files.isDirectory(place)) {
                try (var walk = Files.walk(place)) {
                    walk.filter(SourceTextTest::isText).forEach(files::add);
                }
            }
        }
        try (var top = Files.list(Path.of(""))) {
            top.filter(SourceTextTest::isText).forEach(files::add);
        }
        return files;
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Optional<String> fault(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException unreadable) {
            return Optional.of("not UTF-8");
        }
        if (text.startsWith("\uFEFF")) {
            return Optional.of("begins with a byte order mark");
        }
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (!Normalizer.isNormalized(lines.get(line), Normalizer.Form.NFC)) {
                return Optional.of("not in normal form C, line " + (line + 1));
            }
        }
        return Optional.empty();
    }
}
