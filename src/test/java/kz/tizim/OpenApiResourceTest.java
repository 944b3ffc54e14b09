package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Operation;
import org.junit.jupiter.api.Test;

/** What clients read before they write a line. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiResourceTest {

    @Test
    void theDocumentIsOfTheVersionThatToolsRead() {
        assertEquals("3.0.3", Operation.readDocument().path("openapi").asText());
    }

    @Test
    void everyOperationHasASummaryAndATag() {
        var bare = new ArrayList<String>();
        List<Operation> operations = Operation.all();
        assertTrue(operations.size() > 20, () -> operations.size() + " operations");
        for (Operation operation : operations) {
            if (operation.node().path("summary").asText().isBlank()
                    || operation.node().path("tags").isEmpty()) {
                bare.add(operation.toString());
            }
        }
        assertEquals(List.of(), bare);
    }

    @Test
    void everyRequestAndEveryAnswerHasAnExample() {
        var bare = new ArrayList<String>();
        for (Operation operation : Operation.all()) {
            without(operation, "request", operation.node().path("requestBody"), bare);
            JsonNode responses = operation.node().path("responses");
            responses.properties().forEach(answer -> without(operation, answer.getKey(), answer.getValue(), bare));
        }
        assertEquals(List.of(), bare);
    }

    @Test
    void everyAnswerButAnEmptyOneHasABody() {
        var bare = new ArrayList<String>();
        for (Operation operation : Operation.all()) {
            operation.node().path("responses").properties().forEach(answer -> {
                if (!answer.getKey().equals("204")
                        && answer.getValue().path("content").isEmpty()) {
                    bare.add(operation + " " + answer.getKey());
                }
            });
        }
        assertEquals(List.of(), bare);
    }

    @Test
    void anExampleHasTheMembersThatAreRequired() {
        var wrong = new ArrayList<String>();
        for (Operation operation : Operation.all()) {
            if (operation.takesJson()) {
                JsonNode schema = operation.bodySchema();
                schema.path("required").forEach(name -> {
                    if (!schema.path("example").has(name.asText())) {
                        wrong.add(operation + " " + name.asText());
                    }
                });
                schema.path("example").fieldNames().forEachRemaining(name -> {
                    if (!schema.path("properties").has(name)) {
                        wrong.add(operation + " " + name);
                    }
                });
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void without(Operation operation, String what, JsonNode message, List<String> bare) {
        message.path("content").properties().forEach(body -> {
            if (!hasExample(operation, body.getValue())
                    && !hasExample(operation, body.getValue().path("schema"))) {
                bare.add(operation + " " + what + " " + body.getKey());
            }
        });
    }

    private static boolean hasExample(Operation operation, JsonNode node) {
        JsonNode resolved = operation.resolve(node);
        return resolved.has("example")
                || resolved.has("examples")
                || resolved.has("items") && hasExample(operation, resolved.get("items"));
    }
}
