package kz.tizim.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its parameters, to be sent together with others.
 *
 * @param text one statement without a semicolon
 * @param parameters one for each question mark
 */
public record Sql(String text, List<@Nullable Object> parameters) {

    public static Sql of(String text, @Nullable Object... parameters) {
        return new Sql(text, Collections.unmodifiableList(Arrays.asList(parameters)));
    }
}
