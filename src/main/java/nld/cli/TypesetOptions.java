package nld.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nld.typesetting.Document;
import nld.typesetting.Hand;
import nld.typesetting.Language;
import nld.typesetting.SymbolTable;
import nld.typesetting.Writers;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In which language formulas are written, and in whose hand. */
final class TypesetOptions {
    private static final double NARROWEST = 120;
    private static final double WIDEST = 2000;

    @ArgGroup(exclusive = true)
    private Choice choice;

    /** One language at a time. */
    static final class Choice {
        @Option(names = "--format", paramLabel = "LANGUAGE", converter = LanguageOption.class,
                completionCandidates = LanguageOption.class,
                description = "Write latex, markdown, mathml (a page), or source that runs: sympy, mathematica, julia, numpy, torch.")
        private Language format;

        @Option(names = "--latex", description = "The same as --format latex.")
        private boolean latex;
    }

    @Option(names = "--fragment", description = "Of LaTeX, a part to be read by \\input; of mathml, without the page around it.")
    private boolean fragment;

    @Option(names = "--width", paramLabel = "POINTS", defaultValue = "430",
            description = "Of LaTeX, how wide a line may be (default: ${DEFAULT-VALUE}; 246 is a usual column).")
    private double width;

    @Option(names = "--vectors", paramLabel = "FACE", defaultValue = "bold", converter = VectorsOption.class,
            completionCandidates = VectorsOption.class, description = "Vectors and matrices bold, upright or plain (default: bold).")
    private Hand.Vectors vectors;

    @Option(names = "--inner", paramLabel = "FORM", defaultValue = "angle", converter = InnerOption.class,
            completionCandidates = InnerOption.class,
            description = "Inner products as angle brackets, by transpose, or with a dot (default: angle).")
    private Hand.InnerProduct inner;

    @Option(names = "--symbols", paramLabel = "FILE", description = "How symbols are written: lines NAME = NAME, as in eta = alpha.")
    private Path symbols;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The language asked for; empty for text. */
    Optional<Language> language() {
        return choice == null ? Optional.empty() : Optional.of(choice.latex ? Language.LATEX : choice.format);
    }

    /** Whether a program is asked for. */
    boolean isProgram() {
        return language().filter(Language::isProgram).isPresent();
    }

    /** How files in that language end. */
    String extension() {
        return language().map(Language::extension).orElse(".txt");
    }

    /** Refuses what does not go together. */
    void check(boolean json) {
        if (json && language().isPresent()) {
            throw misuse("found --json and --format; expected one of them");
        }
        if (width < NARROWEST || width > WIDEST) {
            throw misuse(String.format(Locale.ROOT, "found --width %.0f; expected %.0f to %.0f points", width, NARROWEST, WIDEST));
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** {@code document} in the language asked for. */
    String written(Document document, Terminal terminal) {
        SymbolTable table = symbols == null ? SymbolTable.EMPTY : SymbolTableFile.read(terminal, symbols, this::misuse);
        List<String> clashes = table.clashes(document);
        if (!clashes.isEmpty()) {
            throw misuse("--symbols " + symbols + ": " + String.join("; ", clashes));
        }
        table.unused(document).forEach(name -> terminal.complain("nld: " + symbols + ": there is no " + name + " in "
                + document.name() + "\n"));
        return Writers.write(document, language().orElseThrow(), new Hand(vectors, inner, table.names()), width, !fragment);
    }

    /** Values of an option by their lower-case names. */
    private abstract static class Named<E extends Enum<E>> implements picocli.CommandLine.ITypeConverter<E>, Iterable<String> {
        private final List<E> values;

        Named(Class<E> type) {
            this.values = List.of(type.getEnumConstants());
        }

        @Override
        public E convert(String text) {
            return values.stream().filter(value -> name(value).equals(text)).findFirst()
                    .orElseThrow(() -> new picocli.CommandLine.TypeConversionException(
                            "found '" + text + "'; expected " + String.join(", ", this)));
        }

        @Override
        public java.util.Iterator<String> iterator() {
            return values.stream().map(Named::name).iterator();
        }

        private static String name(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class LanguageOption extends Named<Language> {
        LanguageOption() {
            super(Language.class);
        }
    }

    private static final class VectorsOption extends Named<Hand.Vectors> {
        VectorsOption() {
            super(Hand.Vectors.class);
        }
    }

    private static final class InnerOption extends Named<Hand.InnerProduct> {
        InnerOption() {
            super(Hand.InnerProduct.class);
        }
    }
}
