package kz.tizim.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.problem.ProblemType;

/**
 * An act that was refused, and the facts of the refusal in the reader's language.
 *
 * @param detail the service's own sentence, and what it says is to be done now; English, empty where there is none
 * @param undone says which act was not done
 * @param back where the work goes on
 */
@CheckedTemplate(basePath = "page")
record Refusal(ProblemType type, String detail, String toDo, List<Fact> facts, String undone, String back)
        implements TemplateInstance {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One line. */
    record Fact(String label, String value) {}

    static Refusal of(Response answer, ZoneId zone, Language language, PageTexts texts, String undone, String back) {
        JsonNode problem = read(answer);
        var facts = new ArrayList<Fact>();
        add(facts, texts.factUsedAt(), problem.path("usedAt").asText());
        add(facts, texts.factWhen(), time(problem.path("usedOn").asText(), zone, language));
        add(facts, texts.factBasis(), Basis.word(problem.path("basis").asText(), texts));
        add(facts, texts.factListedAt(), problem.path("listedAt").asText());
        add(
                facts,
                texts.factAddress(),
                problem.path("address").path(language.tag()).asText());
        add(facts, texts.factSince(), time(problem.path("since").asText(), zone, language));
        add(facts, texts.factFrom(), local(problem.path("from").asText(), zone, language));
        add(facts, texts.factUntil(), local(problem.path("until").asText(), zone, language));
        add(facts, texts.factOpens(), time(problem.path("opensAt").asText(), zone, language));
        add(facts, texts.factCloses(), time(problem.path("closesAt").asText(), zone, language));
        return new Refusal(
                ProblemType.of(problem.path("type").asText()),
                problem.path("detail").asText(),
                problem.path("toDo").asText(),
                facts,
                undone,
                back);
    }

    /** The body of an answer of the API. */
    static JsonNode read(Response answer) {
        try {
            return answer.getEntity() instanceof String json
                    ? JSON.readTree(json)
                    : JSON.valueToTree(answer.getEntity());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours is no JSON", e);
        }
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }

    /** A time by the clock of the precinct. */
    private static String local(String text, ZoneId zone, Language language) {
        try {
            return text.isEmpty()
                    ? ""
                    : language.moment(LocalDateTime.parse(text).atZone(zone).toOffsetDateTime());
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static String time(String text, ZoneId zone, Language language) {
        try {
            return text.isEmpty()
                    ? ""
                    : language.moment(
                            OffsetDateTime.parse(text).atZoneSameInstant(zone).toOffsetDateTime());
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
