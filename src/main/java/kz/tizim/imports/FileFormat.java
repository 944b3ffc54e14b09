package kz.tizim.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a file is written.
 *
 * @param charset as it was marked, declared or found
 * @param separator comma, semicolon or tab
 * @param ignoredColumns columns of the header that this kind of extract does not have: a warning
 */
@Schema(name = "ImportFormat", example = """
                {"charset":"UTF-8","separator":";","ignoredColumns":["phone"]}""")
public record FileFormat(String charset, String separator, List<String> ignoredColumns) {
    static FileFormat of(CsvRows rows) {
        return new FileFormat(
                rows.charset().name(),
                String.valueOf(rows.separator()),
                rows.header().ignored());
    }

    static String csv(List<String> names) {
        return names.stream().map(CsvRow::quoted).collect(Collectors.joining(","));
    }
}
