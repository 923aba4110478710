package nld.plots;

/**
 * A picture.
 *
 * @param name        a name for it, unique in its theorem, of letters, digits and hyphens
 * @param title       what it shows
 * @param description the same for those who do not see it, with the figures that matter
 * @param svg         the picture: one element, with its name as its id
 */
public record Plot(String name, String title, String description, String svg) {
}
