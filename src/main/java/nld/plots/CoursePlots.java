package nld.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nld.plots.Series.Ink;
import nld.verdict.Observation.Course;
import nld.verdict.Observation.Course.Sample;

/** Draws where a run and the flows beside it have been. */
public final class CoursePlots {
    private static final List<Ink> FLOWS = List.of(Ink.ORANGE, Ink.GREEN, Ink.PURPLE);
    /** A run of more steps is drawn without marks: they would lie on each other. */
    private static final int MARKED = 60;

    private final String name;
    private final List<Course> courses;

    /** Pictures called after {@code name} of {@code courses}, at least one, which are of the same run. */
    private CoursePlots(String name, List<Course> courses) {
        this.name = name;
        this.courses = courses;
    }

    /**
     * Of courses of one check: the quantity along run and flows, where it is a number; and, where there are two coordinates or more, the first
     * two in their plane.
     *
     * @param name     how the pictures are called
     * @param check    the check's name
     * @param quantity the quantity, in the notation of theorem files
     * @param courses  the courses; where there are none there are no pictures
     */
    public static List<Plot> of(String name, String check, String quantity, List<Course> courses) {
        List<Plot> plots = new ArrayList<>();
        if (!courses.isEmpty()) {
            CoursePlots drawing = new CoursePlots(name, courses);
            drawing.quantity(check, quantity).ifPresent(plots::add);
            drawing.plane(check).ifPresent(plots::add);
        }
        return plots;
    }

    private Optional<Plot> quantity(String check, String quantity) {
        if (courses.get(0).run().get(0).quantity().size() != 1 || !isFinite(sample -> sample.quantity().get(0))) {
            return Optional.empty();
        }
        Chart chart = drawn(new Chart("learning time t = η × steps", quantity), Sample::t, sample -> sample.quantity().get(0));
        return Optional.of(chart.plot(name + "-quantity", check + ": " + quantity + " along descent and flow",
                words(quantity + " over learning time")));
    }

    private Optional<Plot> plane(String check) {
        List<String> names = courses.get(0).coordinates();
        if (names.size() < 2 || !isFinite(sample -> sample.place().get(0)) || !isFinite(sample -> sample.place().get(1))) {
            return Optional.empty();
        }
        Chart chart = drawn(new Chart(names.get(0), names.get(1)), sample -> sample.place().get(0), sample -> sample.place().get(1));
        return Optional.of(chart.plot(name + "-plane", check + ": the path in the plane of " + names.get(0) + " and " + names.get(1),
                words(names.get(1) + " over " + names.get(0))));
    }

    private boolean isFinite(ToDoubleFunction<Sample> value) {
        return courses.stream().allMatch(course -> course.run().stream().mapToDouble(value).allMatch(Double::isFinite)
                && course.flow().stream().mapToDouble(value).allMatch(Double::isFinite));
    }

    private String words(String axes) {
        Course first = courses.get(0);
        Sample end = first.run().get(first.run().size() - 1);
        return axes + ": the steps of the run at rate " + first.rate() + ", and " + String.join(", ", courses.stream().map(Course::against)
                .distinct().toList()) + ", until t = " + end.t() + ".";
    }

    private Chart drawn(Chart chart, ToDoubleFunction<Sample> x, ToDoubleFunction<Sample> y) {
        List<String> seen = new ArrayList<>();
        for (Course course : courses) {
            if (!seen.contains(course.against()) && seen.size() < FLOWS.size()) {
                chart.add(series(course.against().replace('-', ' '), FLOWS.get(seen.size()), false, course.flow(), x, y));
                seen.add(course.against());
            }
        }
        // below the flows, whose dashes let it be seen where they lie on it
        List<Sample> run = courses.get(0).run();
        chart.add(series("descent, rate " + courses.get(0).rate(), Ink.RUN, run.size() <= MARKED, run, x, y));
        return chart;
    }

    private static Series series(String name, Ink ink, boolean marks, List<Sample> samples, ToDoubleFunction<Sample> x,
            ToDoubleFunction<Sample> y) {
        return new Series(name, ink, marks, samples.stream().map(x::applyAsDouble).toList(), samples.stream().map(y::applyAsDouble).toList());
    }
}
