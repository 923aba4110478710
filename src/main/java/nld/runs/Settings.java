package nld.runs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import nld.expression.Domain;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.model.RunLog;

/** The values of parameters: as the user gives them, else as the run states them. */
final class Settings {
    private final LogCheck.Request request;
    private final Map<String, String> stated;
    private final Map<String, LogFindings.Setting> found = new LinkedHashMap<>();

    Settings(LogCheck.Request request, Map<String, String> stated) {
        this.request = request;
        this.stated = stated;
    }

    /** The values of the parameters that laws need. */
    Map<Symbol, Double> of(Collection<Symbol> needed) throws LogFault {
        for (String name : request.given().keySet()) {
            if (request.domains().keySet().stream().noneMatch(symbol -> symbol.name().equals(name))) {
                throw new LogFault("'" + name + "' is no parameter of the theorem", "Its parameters are "
                        + String.join(", ", request.domains().keySet().stream().map(Symbol::name).toList()) + ".");
            }
        }
        Map<Symbol, Double> values = new LinkedHashMap<>();
        for (Symbol symbol : needed) {
            values.put(symbol, required(symbol));
        }
        return values;
    }

    /** What was found, for the report. */
    Map<String, LogFindings.Setting> found() {
        return found;
    }

    /** Positive settings of the run that are called an ε: what breaks a symmetry of a normalised network. */
    List<String> epsilons() {
        List<String> all = new ArrayList<>();
        stated.forEach((key, text) -> {
            boolean positive = LogNumber.isNumber(text) && Double.parseDouble(text) > 0;
            if (positive && key.toLowerCase(java.util.Locale.ROOT).matches("(.*[^a-z])?(eps|epsilon)([^a-z].*)?")) {
                all.add(key + " = " + text);
            }
        });
        return all;
    }

    private double required(Symbol symbol) throws LogFault {
        String given = request.given().get(symbol.name());
        Optional<RunLog.Setting> setting = request.log().settings().stream()
                .filter(known -> known.parameter() == symbol).findFirst();
        String remedy = "Give it: --with '" + symbol.name() + " = 1/10'.";
        if (given == null && setting.isEmpty()) {
            throw new LogFault("the parameter " + symbol + " has no value", remedy);
        }
        String text = given == null ? stated.get(setting.get().key()) : given;
        if (text == null) {
            String keys = stated.isEmpty() ? "it states no settings at all" : "it states " + String.join(", ", stated.keySet());
            throw new LogFault("the run does not state '" + setting.get().key() + "' for " + symbol + "; " + keys, remedy);
        }
        OptionalDouble value = LogNumber.read(text);
        if (value.isEmpty() || Double.isInfinite(value.getAsDouble())) {
            throw new LogFault("the value of " + symbol + " is no number: '" + text + "'", remedy);
        }
        requireInside(symbol, value.getAsDouble());
        found.put(symbol.name(), new LogFindings.Setting(value.getAsDouble(), given == null ? setting.get().key() : "given"));
        return value.getAsDouble();
    }

    /** Outside of its domain the theorem says nothing about the run. */
    private void requireInside(Symbol symbol, double value) throws LogFault {
        Domain domain = request.domains().getOrDefault(symbol, Domain.REAL);
        BigDecimal exact = BigDecimal.valueOf(value);
        Rational rational = exact.scale() > 0 ? Rational.of(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()))
                : Rational.of(exact.toBigIntegerExact(), BigInteger.ONE);
        if (!domain.contains(rational)) {
            throw new LogFault(symbol + " = " + value + " lies outside of what the theorem declares it to be",
                    "The theorem says nothing of such a run; its claims may hold for a wider range: change the declaration.");
        }
    }
}
