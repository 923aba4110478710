/** Formulas and documents in the languages of paper, page and program: LaTeX, MathML, Markdown, and source that runs. */
package nld.typesetting;

