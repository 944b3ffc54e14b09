package kz.tizim.precinct;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The other names of streets, by place. Filled once, then only read. */
final class Aliases {
    /** A street that was renamed more often than this has a ring of aliases. */
    private static final int RENAMINGS = 8;

    private final Map<Integer, Map<String, String>> places = new HashMap<>();

    Aliases(Collection<StreetAlias> aliases) {
        for (StreetAlias alias : aliases) {
            String key = StreetName.keyOf(alias.alias());
            String street = StreetName.keyOf(alias.street());
            if (!key.isEmpty() && !street.isEmpty() && !key.equals(street)) {
                places.computeIfAbsent(Kato.number(alias.kato().code()), _ -> new HashMap<>())
                        .put(key, street);
            }
        }
    }

    /** The key to go by for a street of a place; the same key if it has no other name. */
    String resolve(int code, String key) {
        if (places.isEmpty() || key.isEmpty()) {
            return key;
        }
        String street = resolveIn(code, key);
        street = resolveIn(Kato.settlement(code), street);
        for (int unit = 1000; unit <= 10_000_000; unit *= 100) {
            street = resolveIn(code - code % unit, street);
        }
        return street;
    }

    private String resolveIn(int code, String key) {
        Map<String, String> names = places.get(code);
        String street = key;
        for (int i = 0; names != null && i < RENAMINGS; i++) {
            String next = names.get(street);
            if (next == null) {
                return street;
            }
            street = next;
        }
        return street;
    }
}
