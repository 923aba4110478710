package nld.plots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what the library draws fit to stand in a page beside others, and the same on every machine: ids by the picture's name instead of
 * random ones, coordinates of a hundredth of a pixel, colours that follow the page's, a size that follows its width, text that can
 * be selected, and words for those who do not see it.
 */
final class Svg {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
    private static final int PLACES = 2;

    private final String name;
    private final String title;
    private final String description;

    Svg(String name, String title, String description) {
        this.name = name;
        this.title = title;
        this.description = description;
    }

    String of(String drawn) {
        String body = drawn.replaceFirst("(?s)<style.*?</style>", "").replaceAll(">\\s+", ">").replaceAll("\\s+<", "<");
        Matcher size = Pattern.compile("width=\"([\\d.]+)\" height=\"([\\d.]+)\"").matcher(body);
        if (!size.find()) {
            throw new IllegalStateException("found no size in what the plotting library drew: " + body.substring(0, Math.min(200, body.length())));
        }
        String head = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + name + "\" class=\"plot\" role=\"img\" aria-labelledby=\"" + name
                + "-title " + name + "-desc\" viewBox=\"0 0 " + shortened(size.group(1)) + " " + shortened(size.group(2)) + "\" width=\""
                + shortened(size.group(1)) + "\"><title id=\"" + name + "-title\">" + escaped(title) + "</title><desc id=\"" + name
                + "-desc\">" + escaped(description) + "</desc>" + style();
        String inside = body.substring(body.indexOf('>') + 1);
        return head + coloured(rounded(renamed(inside))) + "\n";
    }

    private String style() {
        return "<style>#" + name + " text{font:13px system-ui,sans-serif;fill:var(--plot-ink,#333)}#" + name + " .axis-title-x,#" + name
                + " .axis-title-y{font-size:15px}</style>";
    }

    private String renamed(String body) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher ids = ID.matcher(body);
        while (ids.find()) {
            names.putIfAbsent(ids.group(1), name + "-" + (names.size() + 1));
        }
        String renamed = body;
        for (Map.Entry<String, String> one : names.entrySet()) {
            renamed = renamed.replace("id=\"" + one.getKey() + "\"", "id=\"" + one.getValue() + "\"")
                    .replace("url(#" + one.getKey() + ")", "url(#" + one.getValue() + ")");
        }
        return renamed;
    }

    /** Numbers in tags; what stands between them is text. */
    private static String rounded(String body) {
        return TAG.matcher(body).replaceAll(tag -> Matcher.quoteReplacement(NUMBER.matcher(tag.group())
                .replaceAll(number -> shortened(number.group()))));
    }

    private static String shortened(String number) {
        return new BigDecimal(number).setScale(PLACES, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    /** Greys of axes and grid become those of the page, where it has some; white behind the legend's keys goes. */
    private static String coloured(String body) {
        return body.replace("\"rgb(255,255,255)\"", "\"none\"").replace("\"rgb(233,233,233)\"", "\"var(--plot-grid,#e0e0e0)\"").replace("\"rgb(71,71,71)\"", "\"var(--plot-ink,#333)\"");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
