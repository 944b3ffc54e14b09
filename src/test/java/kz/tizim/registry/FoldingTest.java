package kz.tizim.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void kazakhLettersBecomeTheRussianOnesTypedForThem() {
        assertEquals("акгноуухи", Folding.key("ӘҚҒҢӨҰҮҺІ"));
        assertEquals("акгноуухи", Folding.key("әқғңөұүһі"));
    }

    @Test
    void yoIsTypedAsYe() {
        assertEquals(Folding.key("Семенов"), Folding.key("Семёнов"));
    }

    @Test
    void aDecomposedLetterIsTheSameLetter() {
        String composed = "Йүсіп Алёшин";
        assertEquals(Folding.key(composed), Folding.key(Normalizer.normalize(composed, Normalizer.Form.NFD)));
    }

    @Test
    void softAndHardSignsDoNotMatter() {
        assertEquals("елвира подезд", Folding.key("Эльвира подъезд"));
    }

    @Test
    void latinLookAlikesInACyrillicWordAreCyrillic() {
        assertEquals(Folding.key("Абай"), Folding.key("Aбaй")); // Latin A and a
        assertEquals(Folding.key("НҰРХАТ"), Folding.key("HҰPXAT")); // all Latin but Ұ
    }

    @Test
    void aLatinWordIsReadByItsSound() {
        assertEquals(Folding.key("Нұрсұлтан"), Folding.key("Nursultan"));
        assertEquals(Folding.key("Бауыржан"), Folding.key("Bauyrzhan"));
        assertEquals(Folding.key("Айнұр"), Folding.key("Aynur"));
        assertEquals(Folding.key("Айнұр"), Folding.key("Ainur"));
        assertEquals(Folding.key("Щукин"), Folding.key("Shchukin"));
        assertEquals(Folding.key("Ильяс Хамзаев"), Folding.key("Ilyas Khamzayev"));
        assertEquals(Folding.key("Александр"), Folding.key("Alexandr"));
    }

    @Test
    void kazakhLatinAlphabetsAreRead() {
        assertEquals(Folding.key("Шоқан"), Folding.key("Şoqan"));
        assertEquals(Folding.key("Жақсыбек Ғани"), Folding.key("Jaqsıbek Ğani"));
        assertEquals(Folding.key("Нұрсұлтан"), Folding.key("Nūrsūltan"));
        assertEquals(Folding.key("Өмір Үсен"), Folding.key("Ömir Üsen"));
    }

    @Test
    void wordsOfDifferentScriptsAreReadEachInItsOwn() {
        assertEquals("нурсултан назарбаев", Folding.key("Nursultan НАЗАРБАЕВ"));
    }

    @Test
    void punctuationPartsWordsAndSpacesAreSingle() {
        assertEquals("лесная поляна 2", Folding.key("  «Лесная—поляна»,  (2).\t"));
    }

    @Test
    void apostrophesLeaveNoTrace() {
        assertEquals("дартанян", Folding.key("Д’Артаньян"));
        assertEquals("аккол", Folding.key("Akkol'"));
    }

    @Test
    void jointsStayOnlyWhenAskedFor() {
        assertEquals("ш а самал", Folding.key("Ш/А Самал"));
        assertEquals("ш/а самал", Folding.keyWithJoints("Ш/А Самал"));
        assertEquals("б", Folding.keyWithJoints("-б/"));
    }

    @Test
    void textWithoutLettersOrDigitsHasAnEmptyKey() {
        assertEquals("", Folding.key(""));
        assertEquals("", Folding.key(" — «» ь ' "));
    }

    @Test
    void theKeyOfAKeyIsItself() {
        String alphabet = "абвгқңүіҺйёьЪ эABHhxyşzhщ19 -/.'’\u0306«";
        Random random = new Random(20260110);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String key = Folding.key(text.toString());
            assertEquals(key, Folding.key(key), () -> "text " + text);
        }
    }

    @Test
    void aLetterWithoutALookAlikeStaysInUpperCase() {
        assertEquals('А', Folding.lookAlike('a'));
        assertEquals('Д', Folding.lookAlike('д'));
        assertEquals('D', Folding.lookAlike('d'));
    }
}
