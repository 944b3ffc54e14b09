package kz.tizim.certificate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What really arrived.
 *
 * @param act the signed act
 * @param missing numbers of the handover that did not arrive
 * @param surplus numbers that arrived twice, or that the handover does not name
 */
@Schema(name = "BlankReceiptRequest", example = """
                {"act":"Act No 13 of 2026-12-02","missing":[{"first":"0000000292","last":"0000000292"}]}""")
record BlankReceiptRequest(
        @NotNull @PlainText String act,
        @Nullable @Size(max = MOST) List<@NotNull @Valid BlankRange> missing,
        @Nullable @Size(max = MOST) List<@NotNull @Valid BlankRange> surplus) {

    private static final int MOST = 1000;

    /** Refuses ranges that are too large, are no part of what was handed over, or stand twice. */
    void check(BlankRange handedOver) {
        check("missing", missing());
        check("surplus", surplus());
        for (int i = 0; i < surplus().size(); i++) {
            if (surplus().get(i).quantity() > MOST) {
                throw Problem.invalid(
                        "surplus[" + i + "].last", "must not be more than 1,000 blanks away from the first");
            }
        }
        for (int i = 0; i < missing().size(); i++) {
            if (!handedOver.contains(missing().get(i))) {
                throw Problem.invalid("missing[" + i + "]", "was not handed over");
            }
            if (missing().get(i).overlapsAny(surplus())) {
                throw Problem.invalid("missing[" + i + "]", "stands among the surplus too");
            }
        }
    }

    @Override
    public List<BlankRange> missing() {
        return missing == null ? List.of() : missing;
    }

    @Override
    public List<BlankRange> surplus() {
        return surplus == null ? List.of() : surplus;
    }

    private static void check(String field, List<BlankRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            ranges.get(i).check(field + "[" + i + "].");
            if (ranges.get(i).overlapsAny(ranges.subList(0, i))) {
                throw Problem.invalid(field + "[" + i + "]", "stands twice");
            }
        }
    }
}
