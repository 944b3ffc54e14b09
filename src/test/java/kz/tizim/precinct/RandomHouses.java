package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Houses and selectors of every form, from a seeded source. */
final class RandomHouses {
    private RandomHouses() {}

    static HouseNumber house(Random random) {
        if (random.nextInt(50) == 0) {
            return HouseNumber.NONE;
        }
        String letter = random.nextInt(4) == 0 ? String.valueOf("АБВГКДҚ".charAt(random.nextInt(7))) : "";
        String fraction = random.nextInt(4) == 0 ? "/" + (1 + random.nextInt(20)) : "";
        String block = random.nextInt(4) == 0 ? " к" + (1 + random.nextInt(9)) : "";
        return new HouseNumber(1 + random.nextInt(HouseNumber.MAX), letter + fraction + block);
    }

    static Selector selector(Random random) {
        List<Selector.Part> parts = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            parts.add(part(random));
        }
        return new Selector(parts);
    }

    private static Selector.Part part(Random random) {
        Selector.Side[] sides = Selector.Side.values();
        return switch (random.nextInt(5)) {
            case 0 -> new Selector.OneSide(sides[1 + random.nextInt(2)]);
            case 1 -> {
                int from = 1 + random.nextInt(500);
                yield new Selector.Range(from, from + random.nextInt(500), sides[random.nextInt(3)]);
            }
            case 2 -> new Selector.Institution(name(random));
            default -> new Selector.House(house(random));
        };
    }

    /** A name with separators, brackets and digits, but none that reads as a house. */
    private static String name(Random random) {
        String[] words = {
            "аурухана", "№3", "Больница,", "к2;", "12/1", "(бөлім)", "odd", "5А", "в/ч", "Жұлдыз.", "1-27", "…"
        };
        while (true) {
            StringBuilder name = new StringBuilder();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                name.append(name.isEmpty() ? "" : " ").append(words[random.nextInt(words.length)]);
            }
            var read = Selector.Institution.read(name.toString());
            if (read.isPresent()) {
                return read.get().name();
            }
        }
    }
}
