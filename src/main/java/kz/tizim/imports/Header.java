package kz.tizim.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The first row of a file.
 *
 * @param names all its columns as the kind would write them, in the file's order
 * @param positions where each column of the kind stands among them
 * @param ignored columns that the kind does not know
 */
record Header(List<String> names, int[] positions, List<String> ignored) {
    private static final int MOST_IGNORED = 20;
    private static final int LONGEST_IGNORED = 40;

    /**
     * Looks for the columns of a kind.
     *
     * @throws RefusedFileException if a column is missing, or there twice
     */
    static Header of(String[] fields, List<String> columns) {
        List<String> names = Arrays.stream(fields)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var missing = new ArrayList<String>();
        var positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            String column = columns.get(i);
            positions[i] = names.indexOf(column);
            if (positions[i] < 0) {
                missing.add(column);
            } else if (names.lastIndexOf(column) != positions[i]) {
                throw new RefusedFileException("The header has the column " + column + " twice.");
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedFileException(
                    "The first line is no header with the columns of this kind, parted by commas,"
                            + " semicolons or tabs; it lacks " + String.join(", ", missing) + ".");
        }
        List<String> ignored = names.stream()
                .filter(name -> !columns.contains(name))
                .limit(MOST_IGNORED)
                .map(Header::shown)
                .toList();
        return new Header(names, positions, ignored);
    }

    /** A view of the rows below. */
    CsvRow row() {
        return new CsvRow(positions, names.size(), firstOwn());
    }

    /** The columns without those that a reject file has in front, which a repaired one need not get twice. */
    List<String> own() {
        return names.subList(firstOwn(), names.size());
    }

    private int firstOwn() {
        int inFront = RejectFile.COLUMNS.size();
        return names.size() > inFront && names.subList(0, inFront).equals(RejectFile.COLUMNS) ? inFront : 0;
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(LONGEST_IGNORED, printable.length()));
    }
}
