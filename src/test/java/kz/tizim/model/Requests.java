package kz.tizim.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;

/**
 * Requests as they go over the wire.
 *
 * @param above code of the commission above all precincts
 */
record Requests(Service service, Poll poll, List<Place> places, String above) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Post post(Step step) {
        Post post = new Post(path(step), service.token(step.account()), step.key(), "{}");
        try {
            return new Post(post.path(), post.token(), post.key(), JSON.writeValueAsString(body(step)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String path(Step step) {
        String certificate = "/certificates/" + step.subject();
        return switch (step.kind()) {
            case DECIDE -> "/api/v1/approvals/" + step.subject() + "/decision";
            case LINK_ASK -> "/api/v1/linked-iins";
            case ISSUE -> poll.path("/certificates");
            case RETURN -> poll.path(certificate + "/return");
            case LOSS -> poll.path(certificate + "/loss");
            case ANNUL_ASK -> poll.path(certificate + "/annulment");
            case REDEEM -> poll.path(certificate + "/redemption");
            case TOLD_ASK -> poll.path(certificate + "/redemption/telephone");
            case BALLOT -> poll.path("/ballots");
            case LATE -> poll.path("/ballots/late");
            case REPLACE -> poll.path("/ballots/" + step.subject() + "/replacement");
            case VOID_ASK -> poll.path("/ballots/" + step.subject() + "/void");
            case CONFLICT_VOID_ASK -> poll.path("/conflicts/" + step.subject() + "/void");
            case SPECIAL -> poll.path("/special-entries");
            case CORRECT_ASK -> poll.path("/corrections");
            case CORRECT_DECIDE -> poll.path("/corrections/" + step.subject() + "/decision");
            case BLANK -> poll.path("/blanks/movements");
            case BLANK_RECEIVE -> poll.path("/blanks/movements/" + step.subject() + "/receipt");
            case HOME_ASK -> poll.path("/home-visits");
            case HOME_DECIDE -> poll.path("/home-visits/" + step.subject() + "/decision");
            case HOME_WITHDRAW -> poll.path("/home-visits/" + step.subject() + "/withdrawal");
            case INCLUDE_ASK -> poll.path("/inclusions");
            case ENTITLEMENT -> ofPrecinct(step, "/entitlements");
            case OPEN -> ofPrecinct(step, "/opening");
            case LATE_OPEN -> ofPrecinct(step, "/late-opening");
            case CLOSE -> ofPrecinct(step, "/closing");
            case HOURS -> ofPrecinct(step, "/hours");
        };
    }

    private String ofPrecinct(Step step, String rest) {
        return poll.path("/precincts/" + step.place() + rest);
    }

    private Map<String, ?> body(Step step) {
        return switch (step.kind()) {
            case ISSUE -> with(step, issue(step));
            case RETURN, LOSS -> with(step, Map.of("reason", step.sheet()));
            case ANNUL_ASK ->
                with(step, Map.of("precinct", step.place(), "ground", "COURT", "reference", "Case No 2-17/2026"));
            case REDEEM, TOLD_ASK -> with(step, Map.of("precinct", step.place(), "documentNumber", "04001234"));
            case BALLOT -> with(step, ballot(step));
            case LATE ->
                with(
                        with(step, ballot(step)),
                        Map.of(
                                "sheet",
                                step.sheet(),
                                "writtenAt",
                                poll.at(step.written()).toString(),
                                "spoiled",
                                step.spoiled()));
            case REPLACE -> Map.of("reason", "Spoiled by the voter");
            case VOID_ASK -> Map.of("ground", step.word(), "act", "No 3", "reason", "A namesake was admitted");
            case CONFLICT_VOID_ASK -> Map.of("act", "No 6", "reason", "The number was mistyped");
            case SPECIAL -> with(step, Map.of("precinct", step.place(), "reference", "Roll No 2"));
            case CORRECT_ASK ->
                with(step, Map.of("precinct", step.place(), "kind", step.word(), "statement", "Certificate No 8"));
            case CORRECT_DECIDE -> correctionDecision(step);
            case BLANK -> blank(step);
            case BLANK_RECEIVE -> Map.of("act", "Act of receipt", "missing", List.of(), "surplus", List.of());
            case HOME_ASK ->
                with(step, Map.of("precinct", step.place(), "reason", "HEALTH", "reference", "Request No 12"));
            case HOME_DECIDE ->
                step.word().equals("accept")
                        ? Map.of("accepted", true)
                        : Map.of("accepted", false, "reason", "Lives in the same house");
            case HOME_WITHDRAW -> Map.of("reference", "Request No 15");
            case INCLUDE_ASK -> inclusion(step);
            case LINK_ASK -> with(step, Map.of("principal", step.subject(), "reference", "Letter No 14"));
            case DECIDE -> Map.of("approve", step.word().equals("approve"));
            case ENTITLEMENT -> with(step, Map.of());
            case OPEN -> Map.of();
            case LATE_OPEN -> Map.of("act", step.sheet(), "reason", "Without network all day");
            case CLOSE -> closing(step);
            case HOURS -> Map.of("act", step.sheet(), "reason", "No electricity", "closes", step.word() + ":00");
        };
    }

    private static Map<String, Object> issue(Step step) {
        Map<String, Object> application = Map.of(
                "contest",
                step.contests().getFirst(),
                "documentNumber",
                "04001234",
                "applicant",
                Map.of("kind", "VOTER"));
        return step.subject().isEmpty() ? application : with(application, Map.of("blankNumber", step.subject()));
    }

    private static Map<String, Object> correctionDecision(Step step) {
        Map<String, Object> decision =
                Map.of("granted", !step.word().equals(CorrectionRules.REFUSE), "text", "As the papers say");
        return step.word().equals(CorrectionRules.COURT)
                ? with(decision, Map.of("caseNumber", "No 2-18/2026"))
                : decision;
    }

    private Map<String, Object> blank(Step step) {
        var act = with(
                Map.of("kind", step.word(), "act", "Act of " + step.word()),
                Map.of("first", step.subject(), "last", step.subject()));
        return step.word().equals("HANDOVER")
                ? with(act, Map.of("to", step.commission().equals(Step.TERRITORIAL) ? step.place() : above))
                : with(act, Map.of("reason", "Seen by two members"));
    }

    private static Map<String, Object> ballot(Step step) {
        return Map.of("precinct", step.place(), "channel", step.word(), "contests", step.contests());
    }

    private static Map<String, Object> inclusion(Step step) {
        var inclusion =
                with(step, Map.of("precinct", step.place(), "basis", step.word(), "application", "Application No 3"));
        return step.word().equals("COURT_DECISION") ? with(inclusion, Map.of("caseNumber", "2-17")) : inclusion;
    }

    private Map<String, Object> closing(Step step) {
        Place place = places.stream()
                .filter(one -> one.code().equals(step.place()))
                .findFirst()
                .orElseThrow();
        Closing closing = Closing.of(service, poll, place);
        return (step.word().equals("act") ? closing.act("No 9", "Counted twice") : closing).body();
    }

    private static Map<String, Object> with(Step step, Map<String, ?> more) {
        return with(Map.of("iin", step.iin()), more);
    }

    private static Map<String, Object> with(Map<String, ?> some, Map<String, ?> more) {
        var all = new HashMap<String, Object>(some);
        all.putAll(more);
        return all;
    }
}
