package kz.tizim.print;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A table over many pages, A4 across, written row by row. What is held of the pages before is their compressed drawing, a few
 * kilobytes each; the rows themselves are not held.
 */
public final class PrintedTable implements AutoCloseable {
    private static final float MARGIN = 28;
    private static final float FOOT = 40;
    private static final float TEXT = 8;
    private static final float SMALL = 7;
    private static final float TITLE = 11;
    private static final float PADDING = 3;
    private static final float LEADING = 1.25f;
    private static final float ROW = 20;
    private static final PDRectangle PAGE = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

    /**
     * A column.
     *
     * @param heading its name in each language, one line each
     * @param share of the page's width, against that of the other columns
     * @param strikable whether a row that is struck out is so here; the reason stands where it is not
     */
    public record Column(List<String> heading, float share, boolean strikable) {
        public Column {
            heading = List.copyOf(heading);
        }

        /** A column. */
        public static Column of(float share, boolean strikable, String... heading) {
            return new Column(List.of(heading), share, strikable);
        }
    }

    private final PDDocument document = new PDDocument();
    private final PrintFont font;
    private final Stamp stamp;
    private final List<String> titles;
    private final List<Column> columns;
    private final float[] edges;
    private Drawing page;
    private float y;

    /**
     * Begins a table.
     *
     * @param titles lines at the head of every page, the first one large
     */
    public PrintedTable(Stamp stamp, List<String> titles, List<Column> columns) throws IOException {
        this.stamp = stamp;
        this.titles = List.copyOf(titles);
        this.columns = List.copyOf(columns);
        this.edges = edges(columns);
        this.font = PrintFont.in(document);
        var information = new PDDocumentInformation();
        information.setTitle(titles.getFirst());
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("kk");
        beginPage();
    }

    private static float[] edges(List<Column> columns) {
        float all = (float) columns.stream().mapToDouble(Column::share).sum();
        var edges = new float[columns.size() + 1];
        edges[0] = MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            edges[i + 1] = edges[i] + columns.get(i).share() / all * (PAGE.getWidth() - 2 * MARGIN);
        }
        return edges;
    }

    /**
     * Adds a row.
     *
     * @param cells one text for each column; long ones are broken into lines
     * @param struckOut whether the row does not count any more
     */
    public void row(List<String> cells, boolean struckOut) throws IOException {
        var lines = new ArrayList<List<String>>(cells.size());
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> broken = Lines.of(font.printable(cells.get(i)), font, TEXT, width(i));
            most = Math.max(most, broken.size());
            lines.add(broken);
        }
        float height = Math.max(ROW, most * TEXT * LEADING + 2 * PADDING);
        if (y - height < FOOT) {
            page.close();
            beginPage();
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean struck = struckOut && columns.get(i).strikable();
            page.lines(lines.get(i), edges[i] + PADDING, y - PADDING, TEXT, struck);
            if (struck && lines.get(i).isEmpty()) {
                page.line(edges[i], y - height, edges[i + 1], y);
            }
        }
        box(height);
        y -= height;
    }

    /** The answer that writes it, not to be stored. */
    public Response response() {
        StreamingOutput pages = out -> {
            try (PrintedTable table = this) {
                table.writeTo(out);
            }
        };
        return Response.ok(pages, PaperDocument.PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Ends the table: numbers the pages, and writes. */
    public void writeTo(OutputStream out) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            var foot = new Drawing(document, document.getPage(i), AppendMode.APPEND, font);
            foot.lines(List.of(foot(i + 1, pages)), MARGIN, FOOT - PADDING, SMALL, false);
            foot.close();
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private String foot(int number, int pages) {
        String printed = "Басып шығарылды / Отпечатано / Printed at " + stamp.text() + "   ·   бет / страница / page "
                + number + " / " + pages;
        return stamp.rehearsal() ? Stamp.REHEARSAL + "   ·   " + printed : printed;
    }

    private void beginPage() throws IOException {
        var sheet = new PDPage(PAGE);
        document.addPage(sheet);
        page = new Drawing(document, sheet, AppendMode.OVERWRITE, font);
        y = PAGE.getHeight() - MARGIN;
        if (stamp.rehearsal()) {
            y = page.lines(List.of(Stamp.REHEARSAL), MARGIN, y, TITLE, false);
        }
        for (int i = 0; i < titles.size(); i++) {
            float size = i == 0 ? TITLE : TEXT;
            List<String> lines = Lines.of(font.printable(titles.get(i)), font, size, PAGE.getWidth() - 2 * MARGIN);
            y = page.lines(lines, MARGIN, y, size, false);
        }
        y -= PADDING;
        int most = columns.stream()
                .mapToInt(column -> column.heading().size())
                .max()
                .orElse(1);
        float height = most * SMALL * LEADING + 2 * PADDING;
        for (int i = 0; i < columns.size(); i++) {
            page.lines(columns.get(i).heading(), edges[i] + PADDING, y - PADDING, SMALL, false);
        }
        box(height);
        y -= height;
    }

    private void box(float height) throws IOException {
        page.line(edges[0], y, edges[edges.length - 1], y);
        page.line(edges[0], y - height, edges[edges.length - 1], y - height);
        for (float edge : edges) {
            page.line(edge, y, edge, y - height);
        }
    }

    private float width(int column) {
        return edges[column + 1] - edges[column] - 2 * PADDING;
    }

    /** What is drawn on a page. */
    private static final class Drawing {
        private final PDPageContentStream content;
        private final PrintFont font;

        Drawing(PDDocument document, PDPage page, AppendMode mode, PrintFont font) throws IOException {
            this.content = new PDPageContentStream(document, page, mode, true, true);
            this.font = font;
            content.setLineWidth(0.4f);
        }

        /** Lines of text below a height; the result is the height below them. */
        float lines(List<String> lines, float x, float from, float size, boolean struck) throws IOException {
            float below = from;
            for (String line : lines) {
                content.beginText();
                content.setFont(font.font(), size);
                content.newLineAtOffset(x, below - size);
                content.showText(line);
                content.endText();
                if (struck) {
                    float middle = below - size * 0.7f;
                    line(x, middle, x + font.width(line, size), middle);
                }
                below -= size * LEADING;
            }
            return below;
        }

        void line(float fromX, float fromY, float toX, float toY) throws IOException {
            content.moveTo(fromX, fromY);
            content.lineTo(toX, toY);
            content.stroke();
        }

        void close() throws IOException {
            content.close();
        }
    }
}
