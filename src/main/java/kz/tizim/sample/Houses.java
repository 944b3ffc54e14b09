package kz.tizim.sample;

import java.util.List;

/** The houses of a stretch of street, from which an address is drawn. */
sealed interface Houses {
    /** A house as it is written: {@code 34}, {@code 13/1}, {@code 5А}, {@code 12 корпус 2}. */
    String draw(Dice dice);

    /** Every step-th number from first to last; a number may stand for several houses, such as {@code 13} and {@code 13/1}. */
    record Span(int first, int last, int step) implements Houses {
        private static final String[] ADDITIONS = {"/1", "/2", "/3", "А", "Б", " корпус 1", " корпус 2"};

        public Span {
            if (first < 1 || last < first || step < 1) {
                throw new IllegalArgumentException("No such span of houses");
            }
        }

        @Override
        public String draw(Dice dice) {
            String number = Integer.toString(first + step * dice.below((last - first) / step + 1));
            return dice.percent(82) ? number : number + ADDITIONS[dice.below(ADDITIONS.length)];
        }
    }

    /** Exactly these. */
    record Listed(List<String> houses) implements Houses {
        public Listed {
            houses = List.copyOf(houses);
        }

        @Override
        public String draw(Dice dice) {
            return dice.oneOf(houses);
        }
    }
}
