package kz.tizim.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A change as a table shows it.
 *
 * @param key what identifies the row
 */
record ChangeView(String key, List<Value> values) {

    /** A column whose value comes, goes or changes; an empty text where there is none. */
    record Value(String column, String before, String after) {}

    static ChangeView of(Change change) {
        Map<String, String> before = change.before() == null ? Map.of() : change.before();
        Map<String, String> after = change.after() == null ? Map.of() : change.after();
        var columns = new TreeSet<>(before.keySet());
        columns.addAll(after.keySet());
        columns.removeAll(change.key().keySet());
        var values = new ArrayList<Value>();
        for (String column : columns) {
            var value = new Value(column, before.getOrDefault(column, ""), after.getOrDefault(column, ""));
            if (!value.before().isEmpty() || !value.after().isEmpty()) {
                values.add(value);
            }
        }
        return new ChangeView(String.join(" ", change.key().values()), values);
    }
}
