package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.Commission;
import kz.tizim.election.ElectionFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A signed act about blanks.
 *
 * @param commission who signed it: the giver, where they are handed over
 * @param to who gets them, in a handover
 * @param late whether it came after the day of the calendar
 * @param receipt what the receiver confirmed; absent until then
 */
@Schema(name = "BlankMovement", example = """
                {"id":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","kind":"HANDOVER","contest":"mazhilis","first":"0000000195",
                 "last":"0000000389","quantity":3,"commission":"T-11","to":"11-1","act":"Act No 12 of 2026-12-02",
                 "late":false,"at":"2026-12-02T10:00:00+05:00",
                 "receipt":{"act":"Act No 13 of 2026-12-02","received":2,
                  "missing":[{"first":"0000000292","last":"0000000292"}],"surplus":[],"at":"2026-12-02T15:00:00+05:00"}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BlankMovementShown(
        UUID id,
        BlankMovement.Kind kind,
        String contest,
        CertificateNumber first,
        CertificateNumber last,
        int quantity,
        String commission,
        @Nullable String to,
        String act,
        @Nullable String reason,
        boolean late,
        OffsetDateTime at,
        @Nullable Receipt receipt) {

    /** What the receiver confirmed. */
    @Schema(name = "BlankReceipt", example = """
                    {"act":"Act No 13 of 2026-12-02","received":2,"missing":[{"first":"0000000292","last":"0000000292"}],
                     "surplus":[],"at":"2026-12-02T15:00:00+05:00"}""")
    record Receipt(String act, int received, List<BlankRange> missing, List<BlankRange> surplus, OffsetDateTime at) {}

    static BlankMovementShown of(ElectionFacts election, BlankMovement movement, @Nullable BlankReceipt receipt) {
        return new BlankMovementShown(
                movement.id,
                movement.kind,
                election.contest(movement.contestId).orElseThrow().code(),
                movement.range().first(),
                movement.range().last(),
                movement.range().quantity(),
                code(movement.commissionId),
                movement.receiverId == null ? null : code(movement.receiverId),
                movement.act,
                movement.reason,
                movement.late,
                local(election, movement.at),
                receipt == null
                        ? null
                        : new Receipt(
                                receipt.act,
                                receipt.received,
                                receipt.ranges(BlankReceipt.Finding.MISSING),
                                receipt.ranges(BlankReceipt.Finding.SURPLUS),
                                local(election, receipt.at)));
    }

    private static String code(int commission) {
        return Commission.<Commission>findById(commission).code;
    }

    /** A time by the clock of the election. */
    static OffsetDateTime local(ElectionFacts election, OffsetDateTime time) {
        return time.atZoneSameInstant(election.zone()).toOffsetDateTime();
    }
}
