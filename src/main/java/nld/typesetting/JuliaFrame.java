package nld.typesetting;

import java.util.List;

/** Functions in Julia: settings by keyword, the formulas in the docstring. */
record JuliaFrame() implements FunctionProgram.Frame {
    @Override
    public String opening(Document document, String functions) {
        return "# " + document.name() + ", as nld derived it. grad_f, hess_f and the like are functions of f's arguments;\n"
                + "# D3_f(q, [u, v]) is a derivative with its first slots filled.\nusing LinearAlgebra\n";
    }

    @Override
    public String function(String name, List<String> moving, List<String> settings, List<String> said, List<String> lines,
            List<String> results) {
        StringBuilder out = new StringBuilder("\n\"\"\"\n").append(String.join("\n\n", said).replace("\\", "\\\\").replace("$", "\\$"))
                .append("\n\"\"\"\nfunction ").append(name).append('(').append(String.join(", ", moving))
                .append(settings.isEmpty() ? "" : "; " + String.join(", ", settings)).append(")\n");
        lines.forEach(line -> out.append("    ").append(line).append('\n'));
        return out.append("    return ").append(String.join(", ", results)).append("\nend\n").toString();
    }

    @Override
    public String remark(String text) {
        return "\n# " + text + "\n";
    }

    @Override
    public String length(String array, int axis) {
        return "size(" + array + ", " + axis + ")";
    }
}
