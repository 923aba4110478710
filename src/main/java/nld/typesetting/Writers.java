package nld.typesetting;

/** The writer of each language. */
public final class Writers {
    private Writers() {
    }

    /**
     * {@code document} in a language; ends with a line feed.
     *
     * @param document what is said
     * @param language in which language
     * @param hand     how the author writes formulas
     * @param width    of LaTeX, how wide a line may be, in points
     * @param whole    of LaTeX and MathML, whether a document of its own is written
     */
    public static String write(Document document, Language language, Hand hand, double width, boolean whole) {
        return switch (language) {
            case LATEX -> new LatexDocument(hand, width, whole).of(document);
            case MARKDOWN -> new MarkdownDocument(hand).of(document);
            case MATHML -> new MathmlDocument(hand, whole).of(document);
            case SYMPY -> new SympyProgram().of(document);
            case MATHEMATICA -> new WolframProgram().of(document);
            case JULIA -> new FunctionProgram(new Julia(), new JuliaFrame()).of(document);
            case NUMPY -> new FunctionProgram(new Python(false), new PythonFrame("numpy.py", "NumPy")).of(document);
            case TORCH -> new FunctionProgram(new Python(false), new PythonFrame("torch.py", "PyTorch")).of(document);
        };
    }
}
