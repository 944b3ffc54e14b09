package kz.tizim.imports;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What templates ask of imports, and what only a page needs to know of them. */
@TemplateExtension
final class ImportValues {
    private ImportValues() {}

    static String address(ImportShown run) {
        return "/admin/imports/" + run.id();
    }

    static boolean isComparison(Change.Kind kind) {
        return kind == Change.Kind.CHANGED;
    }

    /** The name of a kind in the texts. */
    static ImportTexts.Register register(ImportShown run) {
        return ImportTexts.Register.valueOf(run.kind());
    }

    static ImportTexts.Register register(String kind) {
        return ImportTexts.Register.valueOf(kind);
    }

    /** Of the tag that shows where an import stands. */
    static String colour(ImportState state) {
        return switch (state) {
            case RECEIVING, CHECKING, APPLYING -> "light-blue";
            case PREVIEW -> "yellow";
            case APPLIED -> "green";
            case REFUSED, FAILED -> "red";
            case CANCELLED, ROLLED_BACK -> "grey";
        };
    }

    static boolean isPreview(ImportState state) {
        return state == ImportState.PREVIEW;
    }

    static boolean isApplied(ImportState state) {
        return state == ImportState.APPLIED;
    }

    static String joined(List<String> columns) {
        return String.join(", ", columns);
    }

    /** Whether somebody may still stop it. */
    static boolean stoppable(ImportState state) {
        return state.isCancellable();
    }

    /** A share in hundredths, as 1.23. */
    static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
