package fr.rentree.distribution.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Turns a page of XHTML into PDF/A-2a and PDF/UA-1.
///
/// The fonts are embedded because the fourteen fonts every reader has do not hold every name, and
/// because an archive must not depend on the machine that opens it.
public final class PdfWriter {

    private static final String FONT = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private PdfWriter() {}

    public static byte[] write(String xhtml) {
        var bytes = new ByteArrayOutputStream();
        var page = new PdfRendererBuilder();
        page.usePdfUaAccessibility(true);
        page.usePdfAConformance(PdfAConformance.PDFA_2_A);
        page.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        page.useFont(() -> font("Regular"), FONT, REGULAR, FontStyle.NORMAL, true);
        page.useFont(() -> font("Bold"), FONT, BOLD, FontStyle.NORMAL, true);
        page.useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null);
        page.withProducer("Rentrée");
        page.withHtmlContent(xhtml, null);
        page.toStream(bytes);
        try {
            page.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static InputStream font(String style) {
        String file = "/liberation/LiberationSans-" + style + ".ttf";
        return Objects.requireNonNull(PdfWriter.class.getResourceAsStream(file), file);
    }
}
