package kz.tizim.polling;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tizim.page.Basis;
import kz.tizim.page.Language;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Puts what the API answers about contests into the words of a desk. */
final class DeskLines {
    private final OwnPrecinct own;
    private final Pages pages;
    private final Language language;
    private final DeskTexts texts;
    private final PageTexts common;

    DeskLines(OwnPrecinct own, Pages pages) {
        this.own = own;
        this.pages = pages;
        this.language = pages.visit().language();
        this.texts = pages.texts(DeskTexts.class);
        this.common = pages.texts(PageTexts.class);
    }

    /** The title of a contest. */
    String contest(String code) {
        return pages.title(own.election(), code);
    }

    DeskLine line(Entitlements.Entitlement one) {
        String detail = switch (one.standing()) {
            case MAY_VOTE, ON_NO_LIST -> "";
            case HAS_VOTED -> used(String.valueOf(one.usedAt()), one.usedOn(), String.valueOf(one.basis()));
            case CERTIFICATE_OUT -> texts.outSince(moment(one.since()));
            case LISTED_ELSEWHERE ->
                texts.belongsTo(
                        String.valueOf(one.listedAt()),
                        Objects.requireNonNull(one.address()).in(language));
        };
        return new DeskLine(
                contest(one.contest()),
                one.standing(),
                texts.standing(one.standing()),
                detail,
                one.ledgerEntry(),
                one.certificate());
    }

    /** Where, when and on which basis a vote was used. */
    String used(String precinct, @Nullable OffsetDateTime time, String basis) {
        return texts.votedAt(precinct, moment(time), Basis.word(basis, common));
    }

    /** One word for all contests: nobody is to overlook the one in which a voter may not vote. */
    DeskLine headline(List<DeskLine> lines) {
        if (lines.isEmpty()) {
            throw ProblemType.OUTSIDE_SCOPE.exception("No contest of this election is held here.");
        }
        boolean some = lines.stream().anyMatch(line -> line.standing() == Entitlements.Standing.MAY_VOTE);
        boolean all = lines.stream().allMatch(line -> line.standing() == Entitlements.Standing.MAY_VOTE);
        return some && !all
                ? new DeskLine("", Entitlements.Standing.CERTIFICATE_OUT, texts.inPart(), "", null, null)
                : lines.getFirst();
    }

    /** Contest by contest what became of the ballots. */
    List<DeskLine> given(JsonNode body) {
        var lines = new ArrayList<DeskLine>();
        for (JsonNode result : body.path("results")) {
            boolean admitted = result.path("outcome").asText().equals("ADMITTED");
            lines.add(new DeskLine(
                    contest(result.path("contest").asText()),
                    null,
                    admitted ? texts.given() : word(result.path("outcome").asText()),
                    "",
                    admitted ? UUID.fromString(result.path("ledgerEntry").asText()) : null,
                    null));
        }
        return lines;
    }

    /** The kind of a problem in words. */
    String word(String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .map(common::problem)
                .findFirst()
                .orElse(slug);
    }

    /** By the precinct's clock. */
    String moment(@Nullable OffsetDateTime time) {
        return time == null
                ? ""
                : language.moment(time.atZoneSameInstant(own.precinct().zone()).toOffsetDateTime());
    }
}
