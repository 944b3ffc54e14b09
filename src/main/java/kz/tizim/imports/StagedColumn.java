package kz.tizim.imports;

/**
 * A column of a staging table.
 *
 * @param name also the name in the table that the rows go to
 * @param type as SQL has it
 */
public record StagedColumn(String name, Type type) {

    /** The types that {@link RowFields} can write. */
    public enum Type {
        BIGINT("bigint"),
        /** Twelve digits as a number. */
        IIN("bigint"),
        INTEGER("integer"),
        DOUBLE("double precision"),
        BOOLEAN("boolean"),
        TEXT("text"),
        DATE("date"),
        TIME("time"),
        /** One ASCII character in one byte. */
        LETTER("\"char\"");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    String definition() {
        return name + " " + type.sql;
    }

    /** The value as an extract writes it, in SQL: an empty text where there is none. */
    String asText(String alias) {
        return "coalesce(" + text(alias) + ", '')";
    }

    private String text(String alias) {
        String value = alias + "." + name;
        return type == Type.IIN ? "lpad(" + value + "::text, 12, '0')" : value + "::text";
    }

    /** The value as a field of CSV, in SQL. */
    String asField(String alias) {
        String text = text(alias);
        return "case when " + text + " ~ '[\",\\r\\n]' then '\"' || replace(" + text
                + ", '\"', '\"\"') || '\"' else coalesce(" + text + ", '') end";
    }
}
