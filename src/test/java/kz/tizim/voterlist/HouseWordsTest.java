package kz.tizim.voterlist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tizim.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Houses and flats in one spelling. */
class HouseWordsTest {
    private static final int WORDS = 5_000;
    private static final List<String> PARTS = List.of(
            "5",
            "12",
            "3",
            "-",
            "/",
            "а",
            "a",
            "k",
            "b",
            "нп",
            "к",
            "корпус",
            "корп",
            "блок",
            "бл",
            "д",
            "дом",
            "үй",
            "кв",
            "квартира",
            "пәтер",
            "дет");

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "5-а, 5а",
        "5a, 5а",
        "дом5, 5",
        "д-5, 5",
        "5аүй, 5а",
        "5-үй, 5",
        "кв-7, 7",
        "7пәтер, 7",
        "12корпус2, 12к2",
        "блок5, к5",
        "5-бис, 5бис",
        "12-44, 12-44",
        "детдом, детдом",
        "kb, кв"
    })
    void aWordHasOneSpelling(String word, String key) {
        assertEquals(key, HouseWords.key(word));
    }

    @Test
    void aListIsSpeltAsAQuery() throws SQLException {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        List<String> words = IntStream.range(0, WORDS)
                .mapToObj(i -> dice.ints(dice.nextInt(1, 6), 0, PARTS.size())
                        .mapToObj(PARTS::get)
                        .collect(Collectors.joining()))
                .toList();
        try (Connection connection = TestDatabase.fresh().asOwner();
                PreparedStatement spell = connection.prepareStatement(
                        "select word, " + HouseWords.sql("word") + " from unnest(?) words (word)")) {
            spell.setArray(1, connection.createArrayOf("text", words.toArray()));
            try (ResultSet row = spell.executeQuery()) {
                int spelt = 0;
                while (row.next()) {
                    assertEquals(row.getString(2), HouseWords.key(row.getString(1)), row.getString(1));
                    spelt++;
                }
                assertEquals(WORDS, spelt);
            }
        }
    }
}
