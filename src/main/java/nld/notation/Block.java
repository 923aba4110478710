package nld.notation;

import java.util.List;

/**
 * A section: its opening statement and, where its deeper lines are statements of their own, these.
 *
 * @param head the opening statement
 * @param body the statements inside
 */
record Block(Statement head, List<Statement> body) {
    String word() {
        return head.word();
    }
}
