package kz.tizim.polling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the commission counted by hand.
 *
 * @param ballots of each contest that is held at the precinct
 * @param act number of the act that explains the differences; absent where there are none
 * @param reason of the differences, with the act
 */
@Schema(name = "ClosingRequest", example = """
                {"signatures":{"main":780,"supplementary":20,"home":12},
                 "ballots":[{"contest":"mazhilis","received":1000,"issued":814,"spoiled":2,"unused":186}],
                 "act":"No 9","reason":"Two ballots of the pack were printed on one side"}""")
record ClosingRequest(
        @NotNull @Valid Signatures signatures,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Ballots> ballots,
        @Nullable @PlainText String act,
        @Nullable @PlainText String reason) {
    private static final int MOST = 100_000;

    /** Signatures on the main list with the special one, on the supplementary list, and on the lists for voting at home. */
    @Schema(name = "CountedSignatures", example = "{\"main\":780,\"supplementary\":20,\"home\":12}")
    record Signatures(
            @NotNull @Min(0) @Max(MOST) Long main,
            @NotNull @Min(0) @Max(MOST) Long supplementary,
            @NotNull @Min(0) @Max(MOST) Long home) {
        long all() {
            return main + supplementary + home;
        }

        String figures() {
            return "signed " + main + "+" + supplementary + "+" + home;
        }
    }

    /**
     * Ballots of one contest.
     *
     * @param received from the territorial commission
     * @param issued to voters, those that were spoiled and replaced among them
     * @param spoiled given back by voters
     * @param unused cancelled since nobody needed them
     */
    @Schema(
            name = "CountedBallots",
            example = "{\"contest\":\"mazhilis\",\"received\":1000,\"issued\":814,\"spoiled\":2,\"unused\":186}")
    record Ballots(
            @NotNull @Size(min = 1, max = 40) String contest,
            @NotNull @Min(0) @Max(MOST) Long received,
            @NotNull @Min(0) @Max(MOST) Long issued,
            @NotNull @Min(0) @Max(MOST) Long spoiled,
            @NotNull @Min(0) @Max(MOST) Long unused) {
        String figures() {
            return contest + " received " + received + " issued " + issued + " spoiled " + spoiled + " unused "
                    + unused;
        }
    }

    /** Refuses counts that do not name each contest held at the precinct once, and an act without a reason. */
    void check(List<String> contests) {
        List<String> named = ballots.stream().map(Ballots::contest).toList();
        for (int i = 0; i < named.size(); i++) {
            if (!contests.contains(named.get(i)) || named.indexOf(named.get(i)) < i) {
                throw Problem.invalid("ballots[" + i + "].contest", "must name each contest held here once");
            }
        }
        if (named.size() < contests.size()) {
            throw Problem.invalid("ballots", "must name each contest held here once");
        }
        if ((act == null) != (reason == null)) {
            throw Problem.invalid("reason", "goes with the number of an act");
        }
    }

    /** All that was counted, in one line, which is the same for the same counts. */
    String figures() {
        return Stream.concat(
                        Stream.of(signatures.figures()),
                        ballots.stream().map(Ballots::figures).sorted())
                .collect(Collectors.joining(", "));
    }

    Ballots of(String contest) {
        return ballots.stream()
                .filter(one -> one.contest().equals(contest))
                .findFirst()
                .orElseThrow();
    }
}
