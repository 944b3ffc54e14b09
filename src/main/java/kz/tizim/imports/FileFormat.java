package kz.tizim.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written.
 *
 * @param charset as it was marked, declared or found
 * @param separator comma, semicolon or tab
 * @param ignoredColumns columns of the header that this kind of extract does not have: a warning
 * @param supplement whether it has the columns that reject files have in front: repaired rows, beside which nobody is missing
 * @param otherCharset in which the file can be read as well, with other letters in some places; absent where there is no
 *     doubt. A warning: look at names with Ә Ғ Қ Ң Ө Ұ Ү Һ before it is applied, or send it in UTF-8.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportFormat", example = """
                {"charset":"UTF-8","separator":";","ignoredColumns":["phone"],"supplement":false}""")
public record FileFormat(
        String charset,
        String separator,
        List<String> ignoredColumns,
        boolean supplement,
        @Nullable String otherCharset) {
    static FileFormat of(CsvRows rows) {
        Charset other = rows.otherCharset();
        return of(
                rows.charset().name(),
                String.valueOf(rows.separator()),
                rows.header().ignored(),
                other == null ? null : other.name());
    }

    static FileFormat of(String charset, String separator, List<String> ignored, @Nullable String otherCharset) {
        return new FileFormat(charset, separator, ignored, ignored.containsAll(RejectFile.COLUMNS), otherCharset);
    }

    static String csv(List<String> names) {
        return names.stream().map(CsvRow::quoted).collect(Collectors.joining(","));
    }
}
