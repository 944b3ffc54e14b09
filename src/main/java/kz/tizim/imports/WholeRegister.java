package kz.tizim.imports;

import java.util.List;

/**
 * What makes a table a whole register: who is not in an extract is marked in its column {@code missing_since}, rows that are
 * the same as before are known by its column {@code fingerprint}, too many missing stop the import, and it can be undone.
 *
 * @param place columns whose change means that somebody has moved
 * @param name column of the name that is searched for
 * @param before table that keeps rows as they were, with {@code replaced_by} beside the register's own columns and
 *     {@code renamed} where the name is another one since
 * @param turnover table of the keys of rows that came or went, with {@code import_id}
 */
public record WholeRegister(List<String> place, String name, String before, String turnover) {}
