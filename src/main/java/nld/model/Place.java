package nld.model;

/**
 * Where something stands in a theorem file.
 *
 * @param line   the line, from 1
 * @param column the column, from 1, counted in characters as an editor counts them
 */
public record Place(int line, int column) {
}
