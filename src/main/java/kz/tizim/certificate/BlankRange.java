package kz.tizim.certificate;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Blanks whose serial numbers follow each other; both ends belong to it. */
@Schema(name = "BlankRange", example = "{\"first\":\"0000000195\",\"last\":\"0000000389\"}")
public record BlankRange(
        @NotNull CertificateNumber first, @NotNull CertificateNumber last) {

    static BlankRange of(long first, long last) {
        return new BlankRange(new CertificateNumber(first), new CertificateNumber(last));
    }

    /** How many blanks. */
    int quantity() {
        return (int) (last.serial() - first.serial() + 1);
    }

    boolean overlaps(BlankRange other) {
        return first.value() <= other.last.value() && other.first.value() <= last.value();
    }

    boolean contains(BlankRange other) {
        return first.value() <= other.first.value() && other.last.value() <= last.value();
    }

    /** Whether it lies in one of the ranges, whole or in part. */
    boolean overlapsAny(List<BlankRange> ranges) {
        return ranges.stream().anyMatch(this::overlaps);
    }

    /**
     * Refuses a range whose ends are the wrong way round.
     *
     * @param path where it stands in the request, with a dot at its end; empty for the request itself
     */
    void check(String path) {
        if (last.value() < first.value()) {
            throw Problem.invalid(path + "last", "must not be smaller than the first number");
        }
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
