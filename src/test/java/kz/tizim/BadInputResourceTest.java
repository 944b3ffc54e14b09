package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.BodyField;
import kz.tizim.kit.Operation;
import kz.tizim.kit.Service;
import kz.tizim.kit.Tables;
import kz.tizim.kit.WithCountry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bad bodies, for every operation of the document that takes JSON: each is refused with the field named, tells nothing of
 * the inside, does not repeat what was sent, and changes nothing.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputResourceTest extends WithCountry {
    private static final ObjectMapper READER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> INSIDE =
            List.of("kz.tizim", "java.", "org.", "com.fasterxml", "SQL", "Exception", "\tat ", "<list element>");

    private final Map<String, String> callers = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private List<Operation> operations;
    private Map<String, String> before;

    @BeforeEach
    void allThatTakesJson() {
        operations = Operation.all().stream().filter(Operation::takesJson).toList();
        assertTrue(operations.size() > 10, () -> operations.toString());
        operations.forEach(this::caller);
        before = Tables.contents(database);
    }

    @AfterEach
    void nothingChanged() {
        assertEquals(before, Tables.contents(database));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        for (Operation operation : operations) {
            for (String body : List.of("{", "nonsense", "{}{}", "[]", "7", "\"text\"", "null", "")) {
                if (!operation.isBodyOptional() || !body.isEmpty() && !body.equals("null")) {
                    refused(operation, body, body.isEmpty() ? "an empty body" : body, "body");
                }
            }
            refused(operation, "{\"a\":1,\"a\":1}", "a doubled field", "body");
            refused(operation, "[".repeat(1100), "a deep array", "body");
            refused(operation, "{\"a\":".repeat(1100), "a deep object", "body");
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void anUnknownFieldIsNamed() {
        for (Operation operation : operations) {
            ObjectNode body = operation.bodySchema().path("example").deepCopy();
            refused(operation, body.put("surprise", 1).toString(), "an unknown field", "surprise");
            body.remove("surprise");
            body.put("x".repeat(10_000), 1);
            Response answer = refused(operation, body.toString(), "an unknown long field", null);
            if (answer.asString().length() > 2000) {
                complaints.add(operation + " repeats the long field");
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void aFieldThatIsMissingOrNullIsNamed() {
        for (BodyField field : fields()) {
            if (field.required()) {
                refused(field.operation(), field.bodyWithout(), field.name() + " missing", field.name());
                refused(field.operation(), field.bodyWith(JSON.nullNode()), field.name() + " null", field.name());
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        for (BodyField field : fields()) {
            for (JsonNode wrong : wrongTypes(field)) {
                refused(field.operation(), field.bodyWith(wrong), field.name() + " = " + wrong, field.name());
            }
        }
        assertEquals(List.of(), complaints);
    }

    private static List<JsonNode> wrongTypes(BodyField field) {
        JsonNode text = JSON.textNode("text");
        JsonNode number = JSON.numberNode(7);
        JsonNode fraction = JSON.numberNode(7.5);
        JsonNode flag = JSON.booleanNode(true);
        JsonNode list = JSON.arrayNode();
        JsonNode full = JSON.arrayNode().add(2030).add(1).add(2);
        JsonNode object = JSON.objectNode();
        return switch (field.type()) {
            case "string" -> List.of(number, fraction, flag, list, full, object);
            case "integer" -> List.of(text, JSON.textNode("7"), fraction, flag, list, object);
            case "number" -> List.of(text, JSON.textNode("7.5"), flag, list, object);
            case "boolean" -> List.of(text, JSON.textNode("true"), number, list, object);
            case "array" -> List.of(text, number, flag, JSON.objectNode().put("a", 1));
            default -> List.of(text, number, flag, full);
        };
    }

    @Test
    void controlCharactersAreRefusedInEveryText() {
        for (BodyField field : fields()) {
            if (field.isText()) {
                for (String text : List.of("a\u0000b", "a\u001b[31mb", "a\u0085b")) {
                    refused(
                            field.operation(),
                            field.bodyWith(JSON.textNode(text)),
                            field.name() + " control",
                            field.name());
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void hostileTextIsRefusedOrFindsNothing() {
        for (BodyField field : fields()) {
            if (field.isText()) {
                for (String text : List.of(
                        "<script>alert(1)</script>",
                        "'; drop table voter; --",
                        "x".repeat(10_000),
                        "\ud800",
                        "\u202etxet",
                        "%_\\")) {
                    harmless(field, text);
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void anIinWithAWrongCheckDigitOrFormIsNamed() {
        for (BodyField field : fields()) {
            if (field.schema().path("pattern").asText().equals("^[0-9]{12}$")) {
                for (String iin : List.of("900101300018", "90010130001", "9001013000170", "٩٠٠١٠١٣٠٠٠١٧", "")) {
                    refused(
                            field.operation(),
                            field.bodyWith(JSON.textNode(iin)),
                            field.name() + " " + iin,
                            field.name());
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void aDateThatIsNoneOrOfAnotherCenturyIsNamed() {
        for (BodyField field : fields()) {
            String example = field.schema().path("example").asText();
            boolean date = field.schema().path("format").asText().startsWith("date") || example.matches("\\d{4}-.*");
            if (date) {
                for (String text : List.of("1826-01-01", "1826-01-01T00:00:00", "2026-02-30", "31.12.2026", "")) {
                    refused(field.operation(), field.bodyWith(JSON.textNode(text)), field.name() + " " + text, null);
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    private List<BodyField> fields() {
        return operations.stream().flatMap(o -> BodyField.of(o).stream()).toList();
    }

    /** An account of a role that may call it. */
    private String caller(Operation operation) {
        return callers.computeIfAbsent(
                operation.toString(),
                _ -> List.of(country.admin, country.territorial, country.home.chair(), country.observer).stream()
                        .filter(username -> send(operation, username, "{").statusCode() != 403)
                        .findFirst()
                        .orElseThrow());
    }

    private Response send(Operation operation, String username, String body) {
        String path = operation.pathToNothing().replace("99-999", country.home.code());
        return operation.call(service.as(username, Service.newKey()), path, body.isEmpty() ? null : body);
    }

    private Response refused(
            Operation operation, String body, String what, @org.jspecify.annotations.Nullable String field) {
        Response answer = send(operation, caller(operation), body);
        String text = answer.asString();
        JsonNode problem = read(text);
        if (answer.statusCode() != 400
                || !"application/problem+json".equals(answer.contentType())
                || !"urn:tizim:problem:invalid-request"
                        .equals(problem.path("type").asText())
                || problem.path("errors").isEmpty()) {
            complaints.add(what(operation, what) + ": " + answer.statusCode() + " " + shortened(text));
        } else if (field != null && !namedFields(problem).contains(field)) {
            complaints.add(what(operation, what) + " is not named: " + shortened(text));
        }
        tellsNothing(what(operation, what), text);
        return answer;
    }

    // A password may be any text, since it is hashed: another field of the example is what is refused then.
    private void harmless(BodyField field, String text) {
        Response answer = send(field.operation(), caller(field.operation()), field.bodyWith(JSON.textNode(text)));
        String what = field + " = " + shortened(text);
        int status = answer.statusCode();
        boolean misnamed = status == 400
                && !field.name().equals("password")
                && !namedFields(read(answer.asString())).contains(field.name());
        if (status >= 500 || misnamed) {
            complaints.add(what + ": " + status + " " + shortened(answer.asString()));
        }
        if (status >= 400 && answer.asString().contains(text)) {
            complaints.add(what + " is repeated");
        }
        tellsNothing(what, answer.asString());
    }

    private void tellsNothing(String what, String answer) {
        INSIDE.stream()
                .filter(answer::contains)
                .forEach(word -> complaints.add(what + " tells " + word + ": " + shortened(answer)));
    }

    private static String what(Operation operation, String what) {
        return operation + ", " + shortened(what);
    }

    private static JsonNode read(String answer) {
        try {
            return READER.readTree(answer);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static List<String> namedFields(JsonNode problem) {
        return problem.path("errors").findValuesAsText("field");
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
