package nld.verdict;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A trajectory that PyTorch wrote: {@code # torch VERSION CLASS {settings}}, a line of column names, and a row for each step,
 * whose last four numbers are the coordinates.
 *
 * @param version  of PyTorch
 * @param method   the class of the optimiser
 * @param settings its settings; the others are PyTorch's defaults
 * @param rows     the coordinates at each step, from 0
 */
record TorchFile(String version, String method, JsonNode settings, List<double[]> rows) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static TorchFile read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] head = lines.get(0).split(" ", 5);
            return new TorchFile(head[2], head[3], JSON.readTree(head[4]),
                    lines.stream().skip(2).filter(line -> !line.isBlank()).map(TorchFile::row).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static double[] row(String line) {
        double[] all = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
        return Arrays.copyOfRange(all, all.length - 4, all.length);
    }

    /** The rule of the library that this is, with its numbers, as the heading of an update. */
    String heading() {
        Set<String> left = new TreeSet<>();
        settings.fieldNames().forEachRemaining(left::add);
        String heading = switch (method) {
            case "SGD" -> sgd();
            case "RMSprop" -> "rmsprop, " + rate("0.01") + ", smoothing " + number("alpha", "0.99") + ", epsilon "
                    + number("eps", "1e-8") + ", momentum " + number("momentum", "0") + ", centred " + flag("centered")
                    + decay("0");
            case "Adagrad" -> "adagrad, " + rate("0.01") + ", slowing " + number("lr_decay", "0") + ", begun "
                    + number("initial_accumulator_value", "0") + ", epsilon " + number("eps", "1e-10") + decay("0");
            case "Adam" -> (flag("amsgrad") == 1 ? "amsgrad, " : "adam, ") + adam("0.001") + decay("0");
            case "AdamW" -> flag("amsgrad") == 1 ? "amsgrad, " + adam("0.001") + ", decoupled " + number("weight_decay", "0.01")
                    : "adamw, " + adam("0.001") + decay("0.01");
            case "NAdam" -> (version.startsWith("1.13.0a0") ? "nadam-twice, " : "nadam, ") + adam("0.002") + ", schedule "
                    + number("momentum_decay", "0.004") + decay("0");
            default -> throw new IllegalArgumentException("found the optimiser " + method + "; expected one of the library");
        };
        left.removeAll(Set.of("lr", "momentum", "dampening", "nesterov", "weight_decay", "alpha", "eps", "centered", "lr_decay",
                "initial_accumulator_value", "betas", "amsgrad", "momentum_decay"));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("found the settings " + left + " of " + method + "; expected others");
        }
        return heading;
    }

    private String sgd() {
        String momentum = number("momentum", "0");
        if (new BigDecimal(momentum).signum() == 0) {
            return "gradient-descent, " + rate("0.001") + decay("0");
        }
        return (flag("nesterov") == 1 ? "nesterov, " : "heavy-ball, ") + rate("0.001") + ", momentum " + momentum
                + ", dampening " + number("dampening", "0") + decay("0");
    }

    private String adam(String rate) {
        JsonNode betas = settings.get("betas");
        return rate(rate) + ", beta1 " + (betas == null ? "0.9" : betas.get(0).asText()) + ", beta2 "
                + (betas == null ? "0.999" : betas.get(1).asText()) + ", epsilon " + number("eps", "1e-8");
    }

    private String rate(String byDefault) {
        return "rate " + number("lr", byDefault);
    }

    private String decay(String byDefault) {
        return ", decay " + number("weight_decay", byDefault);
    }

    private String number(String name, String byDefault) {
        return settings.has(name) ? settings.get(name).decimalValue().toPlainString() : byDefault;
    }

    private int flag(String name) {
        return settings.has(name) && settings.get(name).asBoolean() ? 1 : 0;
    }
}
