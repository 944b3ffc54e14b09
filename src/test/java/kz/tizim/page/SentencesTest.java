package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Path FOLDER = Path.of("src/main/resources/sentences");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    /** What stands between the places and the codes. */
    private static final Pattern FIXED = Pattern.compile("\\{[0-9]}|(?<=[A-Z])[ ,:]");

    /** Whose refusals are read on pages. */
    private static final List<String> SPEAKERS = List.of(
            "certificate/AnnulmentService",
            "certificate/Blank",
            "certificate/CertificateFacts",
            "certificate/FoundPapers",
            "certificate/IssueService",
            "certificate/PaperService",
            "certificate/RedemptionService",
            "certificate/ToldRedemptionService",
            "database/SqlState",
            "imports/Apply",
            "imports/ImportService",
            "imports/Rollback",
            "ledger/ActTransaction",
            "polling/BallotService",
            "polling/ClosingService",
            "polling/ConflictVoidService",
            "polling/DeskFacts",
            "polling/DeskLines",
            "polling/HomeVisitService",
            "polling/InclusionFacts",
            "polling/InclusionService",
            "polling/LateBallotService",
            "polling/LateDecision",
            "polling/ReplacementService",
            "polling/SecondBallots",
            "polling/SessionService",
            "polling/VoidService",
            "problem/Problem",
            "precinct/Desk",
            "precinct/PollingSession",
            "voterlist/AbandonedBuilds",
            "voterlist/AddressDecisions",
            "voterlist/LinkEffects",
            "voterlist/ListHandover",
            "voterlist/ListService",
            "voterlist/Standing",
            "voterlist/UnassignedService");

    /** Facts of a problem for programs: a name and a value. What is to be done is for people. */
    private static final Pattern FACT = Pattern.compile("\\.with\\(\\s*\"(?!toDo\")\\w+\",\\s*\"[^\"]*\"");

    /**
     * What is given as a detail, however it is written; and whatever is written as a sentence, or as what is wrong with a
     * field, however it is given.
     */
    private static final Pattern DETAIL = Pattern.compile(
            "\\b(?:with|exception|refused|used|closed)\\(\\s*(?:[\\w.]+,\\s*)?\"([^\"]+)\"(?!\\s*,)|\"([A-Z][^\"]* [^\"]*\\.)\"|\"((?:is|was) [^\"]+)\"");

    @Test
    void aSentenceIsToldInTheReadersLanguageWithWhatItIsAbout() {
        assertEquals(
                new Sentences.Told("Принято удостоверений за 10 мин: 31", "ru"),
                Sentences.told("31 redemptions within 10 minutes", Language.RU));
        assertEquals(
                new Sentences.Told("Тёзка, акт No 3: A namesake of $1: the same street", "ru"),
                Sentences.told("WRONG_NAMESAKE, act No 3: A namesake of $1: the same street", Language.RU));
        assertEquals(
                new Sentences.Told(
                        "Бюллетень выдан по бумаге: вычеркнутому из списка избирателю, на дому без принятого заявления",
                        "ru"),
                Sentences.told(
                        "A ballot was given on paper to a voter who is struck out of the list, at home without an accepted"
                                + " request: entry",
                        Language.RU));
    }

    @Test
    void whatAnAlertIsAboutIsTold() {
        assertEquals(
                new Sentences.Told("удостоверение 9000000180, не меньше 3 раз", "ru"),
                Sentences.told("certificate 9000000180, 3 times or more", Language.RU));
        assertEquals(
                new Sentences.Told("11-1 учаскесінен, кемінде 20", "kk"),
                Sentences.told("from 11-1, 20 or more", Language.KK));
    }

    @Test
    void theGroundOfAnAnnulmentIsToldWithItsReference() {
        assertEquals(
                new Sentences.Told("Сот шешімі бойынша: Case No 2-17", "kk"),
                Sentences.told("COURT: Case No 2-17", Language.KK));
    }

    @Test
    void nobodyReadsCodesInAnyLanguage() {
        Map<String, List<String>> told = Map.of(
                "COURT_DECISION at 11-5, case 2-17/2026, application: No 3",
                List.of(
                        "11-5 учаскесі: сот шешімі бойынша. Іс: 2-17/2026. Өтініш: No 3",
                        "Участок 11-5: по решению суда. Дело: 2-17/2026. Заявление: No 3",
                        "Precinct 11-5: by a court’s decision. Case: 2-17/2026. Application: No 3"),
                "REGISTRY_PROOF at 11-5, application: No 3",
                List.of(
                        "11-5 учаскесі: тізілім бойынша. Өтініш: No 3",
                        "Участок 11-5: по реестру. Заявление: No 3",
                        "Precinct 11-5: by the registry. Application: No 3"),
                "Undo import 4: CITIZENS from registry as of 2026-01-31: 3 added, 2 changed, 1 missing",
                List.of(
                        "4-импортты қайтару: Азаматтар, дереккөз: registry, 2026-01-31 жағдайы бойынша: жаңа 3, өзгерген 2,"
                                + " жоқ болған 1",
                        "Откатить загрузку 4: Граждане, источник: registry, на 2026-01-31: новых 3, изменённых 2, пропавших 1",
                        "Undo import 4: Citizens from registry as of 2026-01-31: 3 added, 2 changed, 1 missing"));
        told.forEach((said, texts) -> assertEquals(
                texts,
                Stream.of(Language.values())
                        .map(language -> Sentences.told(said, language).text())
                        .toList()));
    }

    @Test
    void whatReadersOfEnglishAreToldOtherwiseIsAmongTheSentences() throws IOException {
        Properties english = texts("en");
        Properties read = texts("read");
        for (String key : read.stringPropertyNames()) {
            assertEquals(places(english, key), places(read, key), key);
            assertFalse(read.getProperty(key).matches("[A-Z_]{4,}.*"), key);
        }
        for (String key : english.stringPropertyNames()) {
            assertTrue(read.containsKey(key) || !english.getProperty(key).matches(".*[A-Z]+_[A-Z]+.*"), key);
        }
    }

    @Test
    void aPartOfASentenceMayBeOne() {
        assertEquals(
                "участок никто не открыл, никого не принимали уже 60 мин",
                Sentences.told("nobody has opened the precinct, and nobody was admitted for 60 minutes", Language.RU)
                        .text());
        assertEquals(
                "Этот файл уже применён как загрузка 4 от 2026-01-31. Если так и нужно, поставьте отметку и напишите причину.",
                Sentences.told(
                                "This file is applied already, as import 4 of 2026-01-31. Whoever means it sends force=true"
                                        + " and a reason.",
                                Language.RU)
                        .text());
    }

    @Test
    void whatIsNotKnownStaysEnglish() {
        assertEquals(new Sentences.Told("Quite new.", "en"), Sentences.told("Quite new.", Language.KK));
        assertEquals(new Sentences.Told("The file is empty.", "en"), Sentences.told("The file is empty.", Language.EN));
    }

    @Test
    void everySentenceIsThereInThreeLanguagesWithTheSamePlaces() throws IOException {
        Properties english = texts("en");
        for (String language : List.of("kk", "ru")) {
            Properties texts = texts(language);
            assertEquals(english.stringPropertyNames(), texts.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertEquals(places(english, key), places(texts, key), key);
                assertFalse(texts.getProperty(key).isBlank(), key);
            }
        }
    }

    @Test
    void everySentenceIsOneThatTheServiceSays() throws IOException {
        String said;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            said = files.filter(file -> file.toString().endsWith(".java"))
                    .map(SentencesTest::read)
                    .collect(Collectors.joining())
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
        var forgotten = new ArrayList<String>();
        Properties english = texts("en");
        for (String key : english.stringPropertyNames()) {
            for (String part : FIXED.split(english.getProperty(key))) {
                if (!part.isBlank() && !said.contains(part.strip())) {
                    forgotten.add(key + ": " + part);
                }
            }
        }
        assertEquals(List.of(), forgotten);
        assertTrue(english.size() > 50);
    }

    @Test
    void everyRefusalThatPagesShowIsKnown() {
        var unknown = new ArrayList<String>();
        for (String speaker : SPEAKERS) {
            List<String> details = details(read(Path.of("src/main/java/kz/tizim", speaker + ".java")));
            assertFalse(details.isEmpty(), speaker);
            for (String detail : details) {
                for (Language language : List.of(Language.KK, Language.RU)) {
                    if (!Sentences.told(detail, language).language().equals(language.tag())) {
                        unknown.add(speaker + ", " + language + ": " + detail);
                    }
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void aRefusalIsFoundHoweverItIsWritten() {
        assertEquals(
                List.of("One short", "Two parts.", "Three.", "Four at 1 now.", "Five of them.", "was six", "Do seven."),
                details("""
                        A.with("One short").with("since", since).with("state", "A fact.");
                        throw B.exception("Two " + "parts.");
                        Outcome.refused(C, "Three.");
                        D.with("Four at " + code() + " now.");
                        window.closed("Five of them.", zone);
                        case "A" -> "was six";
                        B.with("toDo", "Do " + "seven.");
                        record("precinct-opened", "DONE", \"""
                        select "A column.\""");
                        """));
    }

    private static List<String> details(String source) {
        String plain = source.replaceAll("(?s)\"\"\".*?\"\"\"", "")
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replaceAll("\"\\s*\\+\\s*[\\w.()]+\\s*\\+\\s*\"", "1");
        return DETAIL.matcher(FACT.matcher(plain).replaceAll(""))
                .results()
                .flatMap(found -> Stream.of(1, 2, 3).map(found::group).filter(Objects::nonNull))
                .toList();
    }

    private static TreeSet<String> places(Properties texts, String key) {
        return PLACE.matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
