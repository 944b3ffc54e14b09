package kz.tizim.ledger;

/** The numbers of one person (domain rule 16), in SQL. */
public final class Person {
    private Person() {}

    /**
     * Expression behind an equals sign: any of a citizen's own number and those that are linked to it.
     *
     * @param iin expression of the number, which is no linked one
     */
    public static String anyOf(String iin) {
        return "any (array(" + numbers(iin) + "))";
    }

    /** The same as rows of one column, {@code iin}. */
    static String numbers(String iin) {
        return "select %1$s as iin union all select other.iin from linked_iin other where other.principal = %1$s"
                .formatted(iin);
    }
}
