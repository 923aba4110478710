package nld.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import nld.typesetting.SymbolTable;
import picocli.CommandLine.ParameterException;

/** Reads a table of symbols from a file. */
final class SymbolTableFile {
    private SymbolTableFile() {
    }

    static SymbolTable read(Terminal terminal, Path file, Function<String, ParameterException> misuse) {
        Path path = terminal.directory().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw misuse.apply("--symbols " + file + ": there is no such file");
        }
        try {
            return SymbolTable.read(Files.readString(path));
        } catch (SymbolTable.Malformed malformed) {
            throw misuse.apply("--symbols " + file + ":" + malformed.getMessage());
        } catch (IOException unreadable) {
            throw misuse.apply("--symbols " + file + ": it cannot be read as UTF-8 text");
        }
    }
}
