package kz.tizim.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A paper for a person's hand, of one or two pages, as PDF/UA (ISO 14289-1): its text can be read aloud, in the language that
 * each part declares.
 */
public final class PaperDocument {
    /** The type of what is answered. */
    public static final String PDF = "application/pdf";

    /** The name of the font in the style sheet of a template. */
    private static final String FAMILY = "Paper";

    static {
        // Its messages may quote what is printed.
        XRLog.setLoggingEnabled(false);
    }

    private PaperDocument() {}

    /**
     * Renders well-formed XHTML with a title, a description and a language.
     *
     * @param html whose pictures stand in it: nothing is fetched
     */
    public static byte[] pdf(String html) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(PrintFont::open, FAMILY, 400, FontStyle.NORMAL, true);
        builder.usePdfUaAccessibility(true);
        builder.useUriResolver((_, address) -> address.startsWith("data:image/png;") ? address : null);
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
