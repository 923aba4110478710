package nld.typesetting;

/** The languages in which a derivation can be written. */
public enum Language {
    /** A LaTeX document, or a part of one. */
    LATEX(".tex"),
    /** Markdown with formulas between dollar signs. */
    MARKDOWN(".md"),
    /** A page of HTML with formulas in MathML. */
    MATHML(".html"),
    /** Python source with SymPy. */
    SYMPY(".py"),
    /** Source of the Wolfram language. */
    MATHEMATICA(".wl"),
    /** Julia source. */
    JULIA(".jl"),
    /** Python functions with NumPy. */
    NUMPY(".py"),
    /** Python functions with PyTorch. */
    TORCH(".py");

    private final String extension;

    Language(String extension) {
        this.extension = extension;
    }

    /** Whether it is source that runs. */
    public boolean isProgram() {
        return compareTo(SYMPY) >= 0;
    }

    /** How files in it end, dot included. */
    public String extension() {
        return extension;
    }
}
