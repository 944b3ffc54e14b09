package kz.tizim.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the service's own OpenAPI document.
 *
 * @param node the operation as the document has it
 * @param bodyType media type of the request's body, null where it has none
 */
public record Operation(
        String method, String path, JsonNode node, @Nullable String bodyType, JsonNode document) {

    /** All operations of the API. */
    public static List<Operation> all() {
        JsonNode document = readDocument();
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode body = method.getValue().path("requestBody").path("content");
                    operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            method.getValue(),
                            body.isEmpty() ? null : body.fieldNames().next(),
                            document));
                }));
        return operations;
    }

    /** The document. */
    public static JsonNode readDocument() {
        try {
            return new ObjectMapper()
                    .readTree(RestAssured.get("/q/openapi?format=json").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether anybody may call it. */
    public boolean isPublic() {
        return switch (method) {
            case "GET" ->
                List.of(
                                        "/certificates/key",
                                        "/clock",
                                        "/elections",
                                        "/elections/{election}",
                                        "/elections/{election}/turnout",
                                        "/elections/{election}/bridge")
                                .contains(path.substring("/api/v1".length()))
                        || path.equals("/api/v1/precincts/{precinct}");
            case "POST" ->
                List.of("/sessions", "/lookup", "/certificates/verification")
                        .contains(path.substring("/api/v1".length()));
            default -> false;
        };
    }

    /** Whether it takes JSON. */
    public boolean takesJson() {
        return "application/json".equals(bodyType);
    }

    /** Whether it may be called without a body, too. */
    public boolean isBodyOptional() {
        return path.equals("/api/v1/imports/{id}/approval");
    }

    /** The schema of its JSON body, with references followed. */
    public JsonNode bodySchema() {
        return resolve(node.at("/requestBody/content/application~1json/schema"));
    }

    /** Follows a reference into the document, and an {@code allOf} of one. */
    public JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(document.at(schema.get("$ref").asText().substring(1)));
        }
        if (schema.path("allOf").size() > 0 && !schema.has("properties")) {
            return resolve(schema.path("allOf").get(0));
        }
        return schema;
    }

    /** The path with placeholders filled: well-formed, but of nothing that exists. */
    public String pathToNothing() {
        return path.replace("{election}", "no-such")
                .replace("{precinct}", "99-999")
                .replace("{number}", "0000000172")
                .replace("{correction}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{movement}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{visit}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{entry}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{conflict}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{refusal}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{alert}", "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60")
                .replace("{id}", "0");
    }

    /** Calls it. */
    public Response call(RequestSpecification request, String at, @Nullable String body) {
        RequestSpecification typed = bodyType == null ? request : request.contentType(bodyType);
        if (body != null) {
            typed = typed.body(body);
        }
        return typed.request(method, at);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
