package nld.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** A chart of curves over two named axes, each linear or logarithmic, with its legend below: it hides no data. */
final class Chart {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 330;
    private static final double LEGEND_ROW = 24;
    private static final double ROOM = 0.05;
    /** What is drawn is as wide as about a thousand points: more digits would be noise of the machine. */
    private static final MathContext DIGITS = new MathContext(6);
    /** From one power of ten to the next at most this many are labelled. */
    private static final int MOST_POWERS = 8;

    private final Map<String, Object> horizontal;
    private final Map<String, Object> vertical;
    private final List<Series> curves = new ArrayList<>();

    /** A chart over axes with these titles. */
    Chart(String x, String y) {
        horizontal = map("aesthetic", "x", "name", x, "expand", numbers(0, 0));
        vertical = map("aesthetic", "y", "name", y, "expand", numbers(0, 0));
    }

    /** With a logarithmic axis of abscissas, labelled at {@code ticks}. */
    Chart logX(List<Double> ticks, List<String> labels) {
        horizontal.putAll(map("trans", "log10", "breaks", rounded(ticks), "labels", new ArrayList<Object>(labels)));
        return this;
    }

    /**
     * With a logarithmic axis of ordinates, labelled at powers of ten between {@code least} and {@code largest}, both positive; where that is
     * less than two of them, at twice and five times these as well.
     */
    Chart logY(double least, double largest) {
        int from = (int) Math.floor(Math.log10(least));
        int to = (int) Math.ceil(Math.log10(largest));
        int stride = Math.max(1, (to - from + MOST_POWERS - 1) / MOST_POWERS);
        List<Double> ticks = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        for (int power = from; power <= to; power += stride) {
            for (int factor : Math.log10(largest / least) < 2 ? new int[] {1, 2, 5} : new int[] {1}) {
                ticks.add(factor * Math.pow(10, power));
                labels.add(factor == 1 ? power(power) : factor + " × " + power(power));
            }
        }
        vertical.putAll(map("trans", "log10", "breaks", rounded(ticks), "labels", labels));
        return this;
    }

    /** A power of ten as it is written. */
    static String power(int power) {
        return "10" + superscript(power);
    }

    private static String superscript(int power) {
        StringBuilder out = new StringBuilder();
        Integer.toString(power).chars().forEach(digit -> out.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
        return out.toString();
    }

    Chart add(Series curve) {
        curves.add(curve);
        return this;
    }

    /** The picture. */
    Plot plot(String name, String title, String description) {
        limit(horizontal, curves.stream().flatMap(curve -> curve.xs().stream()).toList());
        limit(vertical, curves.stream().flatMap(curve -> curve.ys().stream()).toList());
        Map<String, Object> spec = map("kind", "plot", "layers", layers(), "scales", scales(), "theme", map(
                "name", "minimal", "plot_background", "blank", "legend_background", "blank", "panel_grid_minor", "blank",
                "legend_position", "bottom", "legend_direction", "vertical", "legend_title", "blank"));
        double height = HEIGHT + LEGEND_ROW * curves.size();
        String svg = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(spec, new DoubleVector(WIDTH, height),
                new UnsupportedRGBEncoder(), false);
        return new Plot(name, title, description, new Svg(name, title, description).of(svg));
    }

    /** A little room on both sides of the data: a mark at the edge would be cut. */
    private static void limit(Map<String, Object> axis, List<Double> values) {
        boolean logarithmic = axis.containsKey("trans");
        List<Double> along = logarithmic ? values.stream().map(Math::log10).toList() : values;
        double least = Collections.min(along);
        double largest = Collections.max(along);
        double room = largest > least ? ROOM * (largest - least) : Math.max(Math.abs(largest), 1) * ROOM;
        List<Double> ends = List.of(least - room, largest + room);
        axis.put("limits", rounded(logarithmic ? ends.stream().map(end -> Math.pow(10, end)).toList() : ends));
    }

    /** The first curve lies on top of the others. */
    private List<Object> layers() {
        List<Object> layers = new ArrayList<>();
        for (int index = curves.size() - 1; index >= 0; index--) {
            Series curve = curves.get(index);
            Map<String, Object> data = map("x", rounded(curve.xs()), "y", rounded(curve.ys()),
                    "s", new ArrayList<Object>(Collections.nCopies(curve.xs().size(), curve.name())));
            layers.add(map("geom", "path", "data", data, "tooltips", "none", "size", 1.0,
                    "mapping", map("x", "x", "y", "y", "color", "s", "linetype", "s")));
            if (curve.marks()) {
                layers.add(map("geom", "point", "data", data, "tooltips", "none", "size", 3.0, "show_legend", false,
                        "mapping", map("x", "x", "y", "y", "color", "s")));
            }
        }
        return layers;
    }

    private List<Object> scales() {
        List<Object> names = new ArrayList<>(curves.stream().map(Series::name).toList());
        List<Object> colours = new ArrayList<>(curves.stream().map(curve -> curve.ink().colour()).toList());
        List<Object> dashes = new ArrayList<>(curves.stream().map(curve -> curve.ink().dashes()).toList());
        return new ArrayList<>(List.of(horizontal, vertical,
                map("aesthetic", "color", "values", colours, "limits", names, "breaks", names, "name", ""),
                map("aesthetic", "linetype", "values", dashes, "limits", new ArrayList<>(names), "breaks", new ArrayList<>(names), "name", "")));
    }

    private static List<Object> numbers(double... numbers) {
        List<Object> list = new ArrayList<>();
        for (double number : numbers) {
            list.add(number);
        }
        return list;
    }

    private static List<Object> rounded(List<Double> values) {
        List<Object> rounded = new ArrayList<>();
        values.forEach(value -> rounded.add(new BigDecimal(value).round(DIGITS).doubleValue()));
        return rounded;
    }

    /** The library changes the maps and lists that it is given: each is made anew. */
    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < entries.length; index += 2) {
            map.put((String) entries[index], entries[index + 1]);
        }
        return map;
    }
}
