package nld.typesetting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What stands at the head of emitted programs: the few functions that a library spells in its own way, under common names. */
final class Prelude {
    private Prelude() {
    }

    /** The text of the prelude of that file name. */
    static String text(String name) {
        try (InputStream resource = Prelude.class.getResourceAsStream("/preludes/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
