package kz.tizim.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do to one row. Values are as extracts write them; there is an empty text where there is no value.
 *
 * @param row where a page goes on
 * @param key what identifies the row
 * @param before values that are there now; absent for an added row, and of a changed one only those that differ
 * @param after values that would be there; absent for a missing row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportChange", example = """
                {"row":7,"key":{"iin":"900101300017"},"before":{"house":"12"},"after":{"house":"14"}}""")
public record Change(
        long row,
        Map<String, String> key,
        @Nullable Map<String, String> before,
        @Nullable Map<String, String> after) {

    /** Which changes are asked for. */
    public enum Kind {
        ADDED,
        CHANGED,
        MISSING
    }
}
