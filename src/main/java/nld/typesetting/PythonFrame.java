package nld.typesetting;

import java.util.ArrayList;
import java.util.List;

/** Functions in Python: settings by keyword, the formulas in the docstring. */
record PythonFrame(String prelude, String library) implements FunctionProgram.Frame {
    @Override
    public String opening(Document document, String functions) {
        return "\"\"\"" + document.name() + ", as nld derived it, with " + library + ": vectors and matrices are arrays.\n\n"
                + "grad_f, hess_f and the like are functions of f's arguments; D3_f(q, [u, v]) is a derivative with its first slots "
                + "filled.\n\"\"\"\n" + Prelude.needed(prelude, functions);
    }

    @Override
    public String function(String name, List<String> moving, List<String> settings, List<String> said, List<String> lines,
            List<String> results) {
        List<String> arguments = new ArrayList<>(moving);
        if (!settings.isEmpty()) {
            arguments.add("*");
            arguments.addAll(settings);
        }
        StringBuilder out = new StringBuilder("\ndef ").append(name).append('(').append(String.join(", ", arguments)).append("):\n")
                .append("    \"\"\"").append(String.join("\n\n    ", said)).append("\"\"\"\n");
        lines.forEach(line -> out.append("    ").append(line).append('\n'));
        return out.append("    return ").append(String.join(", ", results)).append("\n\n").toString();
    }

    @Override
    public String remark(String text) {
        return "\n# " + text + "\n\n";
    }

    @Override
    public String length(String array, int axis) {
        return array + ".shape[" + (axis - 1) + "]";
    }
}
