package nld.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** As much of JSON Schema as our schemas use: type, properties, required, additionalProperties, items, enum, $ref. */
final class JsonSchema {
    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    static JsonSchema read(String name) throws IOException {
        return new JsonSchema(new ObjectMapper().readTree(Path.of("docs/schema", name).toFile()));
    }

    /** What in {@code value} the schema does not allow. */
    List<String> violations(JsonNode value) {
        List<String> violations = new ArrayList<>();
        check(value, root, "$", violations);
        return violations;
    }

    /** What in {@code value} the definition {@code name} of the schema does not allow. */
    List<String> violations(JsonNode value, String name) {
        List<String> violations = new ArrayList<>();
        check(value, root.at("/$defs/" + name), "$", violations);
        return violations;
    }

    /** The names of all fields that the schema allows anywhere. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        root.findValues("properties").forEach(properties -> properties.fieldNames().forEachRemaining(fields::add));
        return fields;
    }

    private void check(JsonNode value, JsonNode schema, String path, List<String> violations) {
        JsonNode rule = schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
        String type = rule.get("type").asText();
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            default -> throw new IllegalArgumentException("the type " + type + " is new here");
        };
        if (!fits) {
            violations.add(path + " is no " + type);
        } else if (type.equals("object")) {
            object(value, rule, path, violations);
        } else if (type.equals("array")) {
            value.forEach(item -> check(item, rule.get("items"), path + "[]", violations));
        }
        if (rule.has("enum") && !contains(rule.get("enum"), value)) {
            violations.add(path + " may not be " + value);
        }
    }

    private void object(JsonNode value, JsonNode rule, String path, List<String> violations) {
        rule.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                violations.add(path + " has no " + name.asText());
            }
        });
        value.fields().forEachRemaining(field -> {
            JsonNode known = rule.path("properties").path(field.getKey());
            JsonNode schema = known.isMissingNode() ? rule.get("additionalProperties") : known;
            if (schema.isObject()) {
                check(field.getValue(), schema, path + "." + field.getKey(), violations);
            } else {
                violations.add(path + " has the unknown field " + field.getKey());
            }
        });
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
