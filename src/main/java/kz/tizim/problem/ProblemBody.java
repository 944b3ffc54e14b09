package kz.tizim.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The document of RFC 9457 as it goes out; facts stand beside the standard members. */
@Schema(
        name = "Problem",
        description = "An error as RFC 9457 has it, with errors[] for fields and further facts beside",
        additionalProperties = Object.class,
        example = """
                {"type":"urn:tizim:problem:invalid-request","title":"The request is not valid","status":400,
                 "detail":"One field is not valid.","errors":[{"field":"iin","message":"the check digit is wrong"}]}""")
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors,
        @JsonIgnore @Schema(hidden = true) Map<String, Object> facts) {

    /** The content type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    @JsonAnyGetter
    @Schema(hidden = true)
    public Map<String, Object> furtherMembers() {
        return facts;
    }
}
