package nld.model;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * Where the log of a training run holds the quantities of a theorem: which column holds which quantity, and under which
 * key the run states a parameter. A row holds the state before its step; {@code next v} is what the step made of v.
 *
 * @param name     its name
 * @param update   the update section whose claims the run is held against
 * @param columns  the quantities that columns give
 * @param settings the parameters that the run states
 * @param place    where it is declared
 */
public record RunLog(String name, Section.Update update, List<Column> columns, List<Setting> settings, Place place) {
    /** What stands in a column's name for the label of a neuron, a layer or whatever the run logs several of. */
    public static final String LABEL = "*";

    /** Copies the lists. */
    public RunLog {
        columns = List.copyOf(columns);
        settings = List.copyOf(settings);
    }

    /** This mapping, with the columns and settings of {@code other} that it does not give itself. */
    public RunLog completedBy(RunLog other) {
        List<Column> all = new ArrayList<>(columns);
        other.columns.stream().filter(column -> columns.stream().noneMatch(own -> own.quantity() == column.quantity())).forEach(all::add);
        List<Setting> stated = new ArrayList<>(settings);
        other.settings.stream().filter(setting -> settings.stream().noneMatch(own -> own.parameter() == setting.parameter()))
                .forEach(stated::add);
        return new RunLog(name, update, all, stated, place);
    }

    /**
     * A quantity that a column gives.
     *
     * @param quantity the quantity, a scalar in the state before the step and, by {@code next}, after it
     * @param text     the quantity as the file has it
     * @param column   the column's name, in which a {@link #LABEL} stands for any label
     * @param place    where it stands
     */
    public record Column(Expression quantity, String text, String column, Place place) {
    }

    /**
     * A parameter that the run states.
     *
     * @param parameter the parameter, a scalar
     * @param key       the key under which the run states its value
     * @param place     where it stands
     */
    public record Setting(Symbol parameter, String key, Place place) {
    }
}
