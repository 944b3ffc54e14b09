package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreetNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ул. Кабанбай батыра", "улица Қабанбай батыра", "КАБАНБАЙ  БАТЫРА", "ул.Кабанбай батыра",
                "пр. Кабанбай батыра", "пр-т Кабанбай батыра", "проспект Кабанбай батыра", "Кабанбай батыра даңғылы",
                "Кабанбай батыра көшесі", "Кабанбай батыра көш.", "пер. Кабанбай батыра", "ул. им. Кабанбай батыра",
                "б-р Кабанбай батыра", "Kабанбай бaтыра", "ul. Qabanbay batyra"
            })
    void theWordForItsKindDoesNotMatter(String text) {
        assertEquals("кабанбаи батыр", StreetName.of(text).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "мкр. Самал",
                "мкр-н Самал",
                "м-н Самал",
                "м/р Самал",
                "микрорайон «Самал»",
                "Самал ш/а",
                "Самал ы/а",
                "Самал шағын ауданы",
                "Самал ықшамауданы",
                "ЖК „Самал“",
                "ж/м Самал"
            })
    void abbreviationsOfMicrodistrictsAreKnown(String text) {
        assertEquals("самал", StreetName.of(text).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 мкр", "мкр 5", "5-й мкр.", "5-мкр", "5-ші ықшам аудан"})
    void aNumberedMicrodistrictIsItsNumber(String text) {
        assertEquals("5", StreetName.of(text).key());
    }

    @Test
    void initialsAreNoMicrodistrict() {
        assertEquals("ш а беков", StreetName.of("ул. Ш. А. Бекова").key());
    }

    @Test
    void aStreetCalledByAWordForAKindKeepsItAsItsName() {
        assertEquals(StreetName.of("Тупик"), StreetName.of("ул. Тупик"));
        assertNotEquals("", StreetName.of("ул. Тупик").key());
    }

    @ParameterizedTest
    @CsvSource({
        "Абай көшесі,ул. Абая",
        "Қабанбай батыр көшесі,пр. Кабанбай батыра",
        "Әлия Молдағұлова көшесі,улица Алии Молдагуловой",
        "Гоголь көш.,ул. Гоголя",
        "Сейфуллин даңғылы,проспект Сейфуллина",
        "Болашақ ш/а,мкр Болашак",
        "Достық даңғылы,пр-т Достык"
    })
    void theRussianGenitiveIsTheKazakhName(String kazakh, String russian) {
        assertEquals(StreetName.of(kazakh), StreetName.of(russian));
    }

    @ParameterizedTest
    @CsvSource({"ул. Садовая,пер. Садовый", "Мира,Мирас", "Алма,Алмалы", "Роза,Розы", "ул. Луговая,пер. Луговой"})
    void adjectivesAndShortNamesAreLeftAlone(String one, String other) {
        assertNotEquals(StreetName.of(one), StreetName.of(other));
    }

    @Test
    void differentNamesStayDifferent() {
        assertNotEquals(StreetName.of("ул. Абая"), StreetName.of("ул. Абылая"));
        assertNotEquals(StreetName.of("Достық 1"), StreetName.of("Достық 2"));
    }

    @Test
    void aBlankTextIsNoStreet() {
        assertTrue(StreetName.of(" . ").isNone());
    }

    @Test
    void theKeyIsItsOwnStreet() {
        for (String text :
                new String[] {"пр-т Н.Ә. Назарбаева 2-й", "ул. Абая", "Молдагуловой", "Алия", "Тая", "Роя"}) {
            String key = StreetName.of(text).key();
            assertEquals(key, StreetName.of(key).key());
        }
    }
}
