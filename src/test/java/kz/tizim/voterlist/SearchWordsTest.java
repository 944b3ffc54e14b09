package kz.tizim.voterlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import kz.tizim.database.TestDatabase;
import kz.tizim.voterlist.SearchWords.Word;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search is cut into. */
class SearchWordsTest {
    private static final int PAIRS = 20_000;
    private static final String LETTERS = "аерт";

    private static TestDatabase database;

    @BeforeAll
    static void trigrams() throws SQLException {
        database = TestDatabase.fresh();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
        }
    }

    @Test
    void wordsAreFoldedAndKindsLeftOut() {
        assertEquals(List.of(new Word("қайрат", "каират"), new Word("12а", "12а")), SearchWords.of("Қайрат, ул. 12А"));
        assertEquals(List.of(), SearchWords.of(" . "));
        assertEquals(List.of(new Word("12к2", "12к2")), SearchWords.of("дом 12, корп. 2"));
        assertEquals(List.of(new Word("5", "5"), new Word("7", "7")), SearchWords.of("д. 5, пәтер №7"));
        assertEquals(
                List.of(new Word("13/1", "13"), new Word("13/1", "1"), new Word("косшы", "косшы")),
                SearchWords.of("13/1 г. Косшы"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            дом5 кв.7           = 5 7
            5-үй, 12-пәтер      = 5 12
            12К кв 7            = 12к 7
            12, корп. 2, кв. 7  = 12к2 7
            5-д 6               = 5д 6
            5 Д                 = 5д
            мкр 5, д 6          = 5 6
            12-44               = 12 44
            45/3А-74            = 45/3а 45/3а 74
            мкр 5 д. 6          = 5 6
            Ахметов Д           = ахметов д
            Дом 5 Домбаев       = 5 домбаев
            Dom 5 kv 7          = 5 7
            kв 7, дoм 5         = 7 5
            кв-7, д-5, 5-д. 6   = 7 5 5 6
            12 үй, корпус 2     = 12к2
            кв -7, кв.: 8       = 7 8
            Уйгур Д.К.          = уйгур д к
            """)
    void housesAndFlatsAreWordsWithoutTheirKinds(String query, String words) {
        assertEquals(words, SearchWords.of(query).stream().map(Word::typed).collect(Collectors.joining(" ")));
    }

    @Test
    void aWordIsLookedForByItsTrigramsFirst() {
        assertEquals(
                List.of(
                        "ахм", "хме", "мет", "ето", "тов", "ахм", "хме", "мет", "ето", "тов", " ах", "ов ", " а", 4,
                        "ахметов"),
                new Word("ахметов", "ахметов").likeIn("name").parameters());
        assertEquals(
                List.of("абай-кызы"),
                new Word("абай-кызы", "абай-кызы").likeIn("name").parameters());
    }

    /** Words of few letters, so that many are alike. */
    @Test
    void whoeverIsLikeAWordIsFoundByItsTrigrams() throws SQLException {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        try (Connection connection = database.asOwner()) {
            int alike = 0;
            for (int i = 0; i < PAIRS; i++) {
                var word = new Word("", text(dice, dice.nextInt(1, 10)));
                String name = text(dice, dice.nextInt(2, 10)) + ' ' + text(dice, dice.nextInt(2, 10));
                SearchWords.Condition like = word.likeIn("name");
                try (PreparedStatement ask = connection.prepareStatement(
                        "select word_similarity(?, name) >= 0.5, " + like.sql() + " from (select ?) given (name)")) {
                    int at = 1;
                    ask.setString(at++, word.key());
                    for (Object parameter : like.parameters()) {
                        ask.setObject(at++, parameter);
                    }
                    ask.setString(at, name);
                    try (ResultSet row = ask.executeQuery()) {
                        row.next();
                        alike += row.getBoolean(1) ? 1 : 0;
                        assertEquals(row.getBoolean(1), row.getBoolean(2), () -> word.key() + " in " + name);
                    }
                }
            }
            assertTrue(alike > 50, "the words are alike often enough: " + alike);
        }
    }

    private static String text(RandomGenerator dice, int length) {
        var text = new StringBuilder();
        dice.ints(length, 0, LETTERS.length()).forEach(letter -> text.append(LETTERS.charAt(letter)));
        return text.toString();
    }
}
