package kz.tizim.polling;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;

/**
 * What became of a ballot from paper in one contest, in the reader's language.
 *
 * @param word what was done
 * @param detail of a conflict: where, when and on which basis the vote was used
 * @param undoing address where it is asked to undo it, empty where nothing was written
 */
record LateLine(String contest, String word, String colour, String detail, String undoing) {
    static LateLine of(JsonNode result, DeskLines lines, LateTexts texts) {
        String contest = lines.contest(result.path("contest").asText());
        String outcome = result.path("outcome").asText();
        return switch (outcome) {
            case LateBallotResults.ADMITTED ->
                new LateLine(
                        contest,
                        texts.entered(),
                        "green",
                        "",
                        UndoPage.ofEntry(result.path("ledgerEntry").asText()));
            case LateBallotResults.CONFLICT ->
                new LateLine(
                        contest,
                        texts.second(),
                        "red",
                        lines.used(
                                result.path("usedAt").asText(),
                                OffsetDateTime.parse(result.path("usedOn").asText()),
                                result.path("basis").asText()),
                        UndoPage.ofConflict(result.path("conflict").asText()));
            default -> new LateLine(contest, lines.word(outcome), "grey", "", "");
        };
    }

    /**
     * A second ballot that is kept.
     *
     * @param writtenAt when it was given, by its sheet
     * @param used where, when and on which basis the vote was used before
     */
    record Kept(PaperConflict conflict, String contest, String writtenAt, String used, String undoing) {
        static Kept of(PaperConflict conflict, DeskLines lines) {
            boolean stands = !conflict.undone() && !conflict.becameEntry();
            return new Kept(
                    conflict,
                    lines.contest(conflict.contest()),
                    lines.moment(conflict.writtenAt()),
                    lines.used(conflict.usedAt(), conflict.usedOn(), conflict.basis()),
                    stands ? UndoPage.ofConflict(conflict.conflict().toString()) : "");
        }
    }
}
