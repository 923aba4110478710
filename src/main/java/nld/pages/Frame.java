package nld.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What every page is in: style and script of its own, a way to change its colours, and a policy that lets it ask no network for anything. */
final class Frame {
    /** By this a report is known as one. */
    static final String GENERATOR = "<meta name=\"generator\" content=\"nld report\">";

    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    private Frame() {
    }

    private static String resource(String name) {
        try (InputStream input = Frame.class.getResourceAsStream("/pages/" + name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException("the resource " + name + " of the report cannot be read", fault);
        }
    }

    /**
     * A whole page.
     *
     * @param title   its title
     * @param nav     what stands in its navigation, in HTML
     * @param main    what it says, in HTML
     * @param version the version of nld
     */
    static String page(String title, String nav, String main, String version) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n" + GENERATOR + "\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline'\">\n"
                + "<title>" + Html.text(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<nav aria-label=\"Report\">" + nav + "</nav>\n"
                + "<button id=\"scheme\" type=\"button\" hidden>Colours: system</button>\n</header>\n<main id=\"main\">\n" + main
                + "</main>\n<footer>Written by nld " + Html.text(version) + ".</footer>\n<script>\n" + SCRIPT + "</script>\n</body>\n</html>\n";
    }
}
