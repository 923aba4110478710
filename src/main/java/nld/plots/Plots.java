package nld.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import nld.plots.Series.Ink;
import nld.verdict.Observation;
import nld.verdict.Observation.Drifts;
import nld.verdict.Observation.Law;
import nld.verdict.Observation.Orders;
import nld.verdict.Observation.Residuals;

/** Draws what a check saw. */
public final class Plots {
    /** A difference below this many floors says nothing of an order. */
    private static final double FLOORS = 32;
    private static final double BESIDE = 0.3;
    /** A longer name does not fit beside its axis. */
    private static final int LONGEST_NAME = 40;

    private Plots() {
    }

    /** The picture of figures, called {@code name}, about what {@code what} says; empty where there is nothing to draw: of courses, see {@link CoursePlots}. */
    public static Optional<Plot> of(String name, String what, Observation seen) {
        if (seen instanceof Orders orders) {
            return orders(name, what, orders);
        }
        if (seen instanceof Drifts drifts) {
            return drifts(name, what, drifts);
        }
        if (seen instanceof Law law) {
            return law(name, what, law);
        }
        return seen instanceof Residuals residuals ? residuals(name, what, residuals) : Optional.empty();
    }

    private static Optional<Plot> orders(String name, String what, Orders orders) {
        List<Orders.Point> points = orders.points().stream().filter(point -> point.error() > 0).toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        List<Double> rates = points.stream().map(point -> point.rate().toDouble()).toList();
        List<Double> errors = points.stream().map(Orders.Point::error).toList();
        List<Double> floors = points.stream().map(point -> FLOORS * point.floor()).toList();
        Chart chart = new Chart("learning rate η", "distance of run and flow at the end").logX(rates,
                points.stream().map(point -> point.rate().toString()).toList());
        Optional<Double> slope = slope(points);
        slope.ifPresent(fitted -> chart.add(fit(points, fitted)));
        chart.add(new Series("run against " + orders.against(), Ink.RUN, true, rates, errors));
        // beside the run, so that none of them hides it
        for (int order = Math.max(1, orders.claimed() - 1); order <= orders.claimed() + 1; order++) {
            int power = order;
            double anchor = BESIDE * errors.get(0);
            chart.add(new Series("slope " + order + (order == orders.claimed() ? ", as claimed" : ""),
                    order == orders.claimed() ? Ink.GREEN : order < orders.claimed() ? Ink.REFERENCE : Ink.FINER, false, rates,
                    rates.stream().map(rate -> anchor * Math.pow(rate / rates.get(0), power)).toList()));
        }
        boolean floor = floors.stream().allMatch(value -> value > 0);
        if (floor) {
            chart.add(new Series("below: rounding and integration", Ink.FLOOR, false, rates, floors));
        }
        double least = DoubleStream.concat(errors.stream().mapToDouble(Double::doubleValue),
                floor ? floors.stream().mapToDouble(Double::doubleValue) : DoubleStream.empty()).min().orElseThrow();
        chart.logY(least, errors.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        return Optional.of(chart.plot(name, what, "Distance of run and flow by learning rate, both logarithmic: "
                + figures(rates, errors) + slope.map(fitted -> String.format(Locale.ROOT, "; fitted slope %.2f", fitted)).orElse("")
                + "; order " + orders.claimed() + " is claimed."));
    }

    /** The least-squares slope of the logarithms, over the half of the points with the smallest rates that says something. */
    private static Optional<Double> slope(List<Orders.Point> points) {
        List<Orders.Point> good = fitted(points);
        if (good.size() < 2) {
            return Optional.empty();
        }
        double x = good.stream().mapToDouble(point -> Math.log(point.rate().toDouble())).average().orElseThrow();
        double y = good.stream().mapToDouble(point -> Math.log(point.error())).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (Orders.Point point : good) {
            double dx = Math.log(point.rate().toDouble()) - x;
            product += dx * (Math.log(point.error()) - y);
            square += dx * dx;
        }
        return Optional.of(product / square);
    }

    private static List<Orders.Point> fitted(List<Orders.Point> points) {
        List<Orders.Point> good = points.stream().filter(point -> point.error() > FLOORS * point.floor()).toList();
        return good.subList(Math.max(0, Math.min(good.size() - 3, good.size() / 2)), good.size());
    }

    private static Series fit(List<Orders.Point> points, double slope) {
        List<Orders.Point> good = fitted(points);
        List<Double> rates = good.stream().map(point -> point.rate().toDouble()).toList();
        double mean = good.stream().mapToDouble(point -> Math.log(point.error()) - slope * Math.log(point.rate().toDouble()))
                .average().orElseThrow();
        return new Series(String.format(Locale.ROOT, "fitted slope %.2f", slope), Ink.FIT, false, rates,
                rates.stream().map(rate -> Math.exp(mean + slope * Math.log(rate))).toList());
    }

    private static Optional<Plot> drifts(String name, String what, Drifts drifts) {
        List<Drifts.Point> points = drifts.points().stream().filter(point -> point.drift() > 0 && point.floor() > 0).toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        List<Double> tolerances = points.stream().map(Drifts.Point::tolerance).toList();
        List<Double> sizes = points.stream().map(Drifts.Point::drift).toList();
        List<Double> floors = points.stream().map(Drifts.Point::floor).toList();
        double least = Math.min(min(sizes), min(floors));
        double largest = sizes.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        List<String> labels = tolerances.stream().map(tolerance -> Chart.power((int) Math.round(Math.log10(tolerance)))).toList();
        return Optional.of(new Chart("tolerance of a step of the integration", "largest drift from the law").logX(tolerances, labels)
                .logY(least, largest)
                .add(new Series("drift", Ink.RUN, true, tolerances, sizes))
                .add(new Series("below: rounding", Ink.FLOOR, false, tolerances, floors))
                .plot(name, what, "Drift by tolerance, both logarithmic: " + figures(tolerances, sizes)
                        + ". The drift of a true law falls with the tolerance."));
    }

    private static Optional<Plot> residuals(String name, String what, Residuals residuals) {
        List<Residuals.Point> points = residuals.points().stream().filter(point -> point.bound() > 0).toList();
        List<Residuals.Point> telling = points.stream().filter(point -> point.residual() != 0).toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        List<Double> bounds = points.stream().map(Residuals.Point::bound).toList();
        List<Double> sizes = telling.stream().map(point -> Math.abs(point.residual())).toList();
        Chart chart = new Chart("step", "difference of the sides")
                .logY(Math.min(min(bounds), telling.isEmpty() ? Double.MAX_VALUE : min(sizes)),
                        DoubleStream.concat(bounds.stream().mapToDouble(Double::doubleValue), sizes.stream().mapToDouble(Double::doubleValue))
                                .max().orElseThrow());
        if (!telling.isEmpty()) {
            chart.add(new Series("|left − right|", Ink.RUN, telling.size() <= 50,
                    telling.stream().map(point -> (double) point.step()).toList(), sizes));
        }
        chart.add(new Series("below: rounding explains it", Ink.FLOOR, false,
                points.stream().map(point -> (double) point.step()).toList(), bounds));
        return Optional.of(chart.plot(name, what, String.format(Locale.ROOT, "Residual of the law at %d steps, logarithmic, and the bound that "
                + "rounding alone can reach; %d of the %d that are drawn are not zero.", residuals.steps(), telling.size(), points.size())));
    }

    private static Optional<Plot> law(String name, String what, Law law) {
        List<Law.Sample> samples = law.samples();
        if (samples.size() < 2 || !samples.stream().allMatch(sample -> Double.isFinite(sample.quantity()) && Double.isFinite(sample.predicted()))) {
            return Optional.empty();
        }
        List<Double> times = samples.stream().map(Law.Sample::t).toList();
        Law.Sample first = samples.get(0);
        Law.Sample end = samples.get(samples.size() - 1);
        return Optional.of(new Chart("time t", law.quantity().length() <= LONGEST_NAME ? law.quantity() : "quantity")
                .add(new Series("as the law predicts", Ink.ORANGE, false, times, samples.stream().map(Law.Sample::predicted).toList()))
                .add(new Series("along the motion", Ink.RUN, false, times, samples.stream().map(Law.Sample::quantity).toList()))
                .plot(name + "-law", what, String.format(Locale.ROOT, "The quantity along the motion, from %.3g at t = %.3g to %.3g at t = %.3g; "
                        + "its law predicts %.3g there.", first.quantity(), first.t(), end.quantity(), end.t(), end.predicted())));
    }

    private static double min(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static String figures(List<Double> xs, List<Double> ys) {
        List<String> parts = new ArrayList<>();
        for (int index = 0; index < xs.size(); index++) {
            parts.add(String.format(Locale.ROOT, "%.3g: %.2e", xs.get(index), ys.get(index)));
        }
        return String.join(", ", parts);
    }
}
