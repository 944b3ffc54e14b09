package kz.tizim.precinct;

import java.util.List;

/** What came of reading the text of a whole decision, which names settlements, streets and houses in one breath. */
public sealed interface DecisionReading {
    /** It could be read. */
    record Read(List<Area> areas) implements DecisionReading {
        public Read {
            areas = List.copyOf(areas);
        }
    }

    /**
     * It could not.
     *
     * @param position index of the first character at fault, from 0
     */
    record Unreadable(int position, SelectorReading.Fault fault) implements DecisionReading {}

    /**
     * Houses of one street, or of a settlement without streets.
     *
     * @param settlement as the decision writes it; empty if it names none
     * @param street as the decision writes it; empty if it names none
     * @param position index of the street's, settlement's or first house's first character, from 0
     * @param warnings what a person should look at; positions are those in the whole text
     */
    record Area(
            String settlement, String street, int position, Selector selector, List<SelectorReading.Warning> warnings) {
        public Area {
            warnings = List.copyOf(warnings);
        }
    }
}
