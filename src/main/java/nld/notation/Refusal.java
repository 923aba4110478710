package nld.notation;

import java.util.List;

/**
 * Ends the reading of one statement; never leaves this package. It is an exception because a mistake deep inside a
 * formula ends the whole statement, and carries no stack because it is an expected outcome.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final transient Mistake mistake;
    private final transient List<String> details;
    private final transient List<String> remedies;

    private Refusal(Span span, Mistake mistake, List<String> details, List<String> remedies) {
        super(mistake == null ? "" : mistake.message(details), null, false, false);
        this.span = span;
        this.mistake = mistake;
        this.details = details;
        this.remedies = remedies;
    }

    /** A mistake with the remedies of its kind. */
    static Refusal of(Span span, Mistake mistake, String... details) {
        return new Refusal(span, mistake, List.of(details), mistake.remedies(List.of(details)));
    }

    /** This refusal with other remedies. */
    Refusal advising(List<String> other) {
        return new Refusal(span, mistake, details, List.copyOf(other));
    }

    /** This refusal where the user can see it: what is at fault stands in a file of the tool. */
    Refusal at(Span place) {
        return isSilent() ? this : new Refusal(place, mistake, details, remedies);
    }

    /** Ends a statement that rests on another one which was refused already: nothing further to report. */
    static Refusal silent() {
        return new Refusal(null, null, List.of(), List.of());
    }

    boolean isSilent() {
        return mistake == null;
    }

    Span span() {
        return span;
    }

    Mistake mistake() {
        return mistake;
    }

    List<String> remedies() {
        return remedies;
    }
}
