package kz.tizim.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of an operation's JSON body, found by walking its schema; tests put wrong values there.
 *
 * @param steps the way to the field: names, and 0 for the first item of an array
 * @param schema what the document says of it
 * @param required whether the request must have it
 */
public record BodyField(Operation operation, List<Object> steps, JsonNode schema, boolean required) {
    private static final ObjectWriter WRITER = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    private static final int DEEPEST = 5;

    /** All fields of the body, those within objects and arrays included. */
    public static List<BodyField> of(Operation operation) {
        var fields = new ArrayList<BodyField>();
        walk(operation, List.of(), operation.bodySchema(), fields);
        return fields;
    }

    private static void walk(Operation operation, List<Object> at, JsonNode schema, List<BodyField> fields) {
        if (at.size() >= DEEPEST) {
            throw new AssertionError(operation + " is too deep");
        }
        schema.path("properties").properties().forEach(property -> {
            boolean required = false;
            for (JsonNode name : schema.path("required")) {
                required |= name.asText().equals(property.getKey());
            }
            add(operation, and(at, property.getKey()), property.getValue(), required, fields);
        });
    }

    private static void add(
            Operation operation, List<Object> at, JsonNode reference, boolean required, List<BodyField> fields) {
        JsonNode schema = operation.resolve(reference);
        fields.add(new BodyField(operation, at, schema, required));
        walk(operation, at, schema, fields);
        if (schema.has("items")) {
            add(operation, and(at, 0), schema.get("items"), false, fields);
        }
    }

    private static List<Object> and(List<Object> steps, Object step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return List.copyOf(more);
    }

    /** The name that a problem gives it, such as {@code contests[0].titles.kk}. */
    public String name() {
        var name = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer index) {
                name.append('[').append(index).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step);
            }
        }
        return name.toString();
    }

    public String type() {
        return schema.path("type").asText();
    }

    /** Whether any text may stand in it, as far as its type goes. */
    public boolean isText() {
        return type().equals("string");
    }

    /** The example of the body with another value in this field. */
    public String bodyWith(JsonNode value) {
        ObjectNode body = example();
        JsonNode parent = parent(body);
        if (parent instanceof ArrayNode array) {
            array.removeAll().add(value);
        } else {
            ((ObjectNode) parent).set((String) steps.getLast(), value);
        }
        return json(body);
    }

    /** The example of the body without this field. */
    public String bodyWithout() {
        ObjectNode body = example();
        ((ObjectNode) parent(body)).remove((String) steps.getLast());
        return json(body);
    }

    // Half of a surrogate pair travels in no encoding, but as an escape.
    private static String json(ObjectNode body) {
        try {
            return WRITER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode example() {
        return operation.bodySchema().path("example").deepCopy();
    }

    private JsonNode parent(ObjectNode body) {
        JsonNode node = body;
        JsonNode at = operation.bodySchema();
        for (Object step : steps.subList(0, steps.size() - 1)) {
            at = operation.resolve(
                    step instanceof Integer
                            ? at.path("items")
                            : at.path("properties").path((String) step));
            JsonNode next = step instanceof Integer index ? node.path(index) : node.path((String) step);
            if (next.isMissingNode() || next.isNull()) {
                next = at.has("items") ? JsonNodeFactory.instance.arrayNode() : exampleOf(at);
                if (node instanceof ArrayNode array) {
                    array.add(next);
                } else {
                    ((ObjectNode) node).set((String) step, next);
                }
            }
            node = next;
        }
        return node;
    }

    private static JsonNode exampleOf(JsonNode schema) {
        return schema.has("example") ? schema.get("example").deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    @Override
    public String toString() {
        return operation + " " + name();
    }
}
