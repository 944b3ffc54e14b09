package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** Random files against a map: every row is counted once, and in its place. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConservationResourceTest extends WithImports {
    private static final int FILES = 12;
    private static final int MOST_ROWS = 60;
    private static final int CITIZENS_OF_THE_MODEL = 40;

    /** Rows by IIN as they were applied last; who is missing now is in {@link #gone} too. */
    private final Map<String, String> known = new HashMap<>();

    private final Set<String> gone = new HashSet<>();

    @Test
    void everyRowIsCountedOnceAndInItsPlace() {
        List<String> iins = ExtractRows.citizens(LocalDate.of(1970, 1, 1), CITIZENS_OF_THE_MODEL).stream()
                .map(row -> row.substring(0, 12))
                .toList();
        for (int seed = 0; seed < FILES; seed++) {
            var random = new Random(seed);
            List<String> rows = new ArrayList<>();
            for (int i = 1 + random.nextInt(MOST_ROWS); i > 0; i--) {
                rows.add(row(iins.get(random.nextInt(iins.size())), random));
            }
            ValidatableResponse preview = calls.preview(
                    "CITIZENS",
                    (CITIZENS + "\n" + String.join("\n", rows)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            int id = preview.extract().path("id");
            Map<String, String> taken = judge(rows, preview, seed);
            if (random.nextInt(4) == 0) {
                calls.cancel(id);
            } else {
                calls.approve(id);
                calls.settled(id).body("state", equalTo("APPLIED"));
                remember(rows, taken);
            }
        }
    }

    private static String row(String iin, Random random) {
        String born = "19" + iin.substring(0, 2) + "-" + iin.substring(2, 4) + "-" + iin.substring(4, 6);
        String surname = random.nextInt(3) == 0 ? "Басқа" : "Сол";
        return switch (random.nextInt(12)) {
            case 0 -> citizen(iin, "", born, "M", "1234");
            case 1 -> citizen(iin, surname, "1970-02-30", "M", "1234");
            case 2 -> citizen("123456789012", surname, born, "M", "1234");
            case 3 -> "one,two";
            case 4 -> citizen(iin, surname, born, "F", "1234");
            default -> citizen(iin, surname, born, "M", "1234");
        };
    }

    /** The model of the check; answers the rows that would be taken, by IIN. */
    private Map<String, String> judge(List<String> rows, ValidatableResponse preview, int seed) {
        var valid = new LinkedHashMap<String, List<String>>();
        int rejected = 0;
        for (String row : rows) {
            if (isGood(row)) {
                valid.computeIfAbsent(row.substring(0, 12), _ -> new ArrayList<>())
                        .add(row);
            } else {
                rejected++;
            }
        }
        var taken = new HashMap<String, String>();
        int duplicate = 0;
        for (var same : valid.entrySet()) {
            if (new HashSet<>(same.getValue()).size() == 1) {
                taken.put(same.getKey(), same.getValue().getFirst());
                duplicate += same.getValue().size() - 1;
            } else {
                rejected += same.getValue().size();
            }
        }
        int added = 0;
        int unchanged = 0;
        for (var row : taken.entrySet()) {
            added += known.containsKey(row.getKey()) ? 0 : 1;
            unchanged += row.getValue().equals(known.get(row.getKey())) && !gone.contains(row.getKey()) ? 1 : 0;
        }
        var expected = List.of(
                rows.size(), added, taken.size() - added - unchanged, unchanged, duplicate, rejected, rows.size());
        int[] found = new int[7];
        String[] names = {"read", "added", "changed", "unchanged", "duplicate", "rejected"};
        for (int i = 0; i < names.length; i++) {
            found[i] = preview.extract().path("rows." + names[i]);
            found[6] += i == 0 ? 0 : found[i];
        }
        assertEquals(expected, java.util.Arrays.stream(found).boxed().toList(), "seed " + seed);
        return taken;
    }

    private void remember(List<String> rows, Map<String, String> taken) {
        var seen = new HashSet<String>();
        rows.forEach(row -> seen.add(row.substring(0, Math.min(12, row.length()))));
        known.keySet().stream().filter(iin -> !seen.contains(iin)).forEach(gone::add);
        taken.forEach((iin, row) -> {
            known.put(iin, row);
            gone.remove(iin);
        });
    }

    private static boolean isGood(String row) {
        return !row.contains("1970-02-30")
                && !row.contains("123456789012")
                && !row.contains(",,Әлихан")
                && row.contains("KZ");
    }
}
