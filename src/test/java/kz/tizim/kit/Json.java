package kz.tizim.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

/** Reads what nearly all tests ask of answers; REST Assured compiles a path each time. */
final class Json {
    private static final ObjectMapper READER = new ObjectMapper();

    private Json() {}

    /** A field of the answer's object. */
    static String text(Response answer, String field) {
        try {
            return READER.readTree(answer.asString()).required(field).asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("the answer is no JSON", e);
        }
    }
}
