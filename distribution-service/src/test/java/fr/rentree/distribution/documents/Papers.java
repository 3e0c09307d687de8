package fr.rentree.distribution.documents;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// Looks at a PDF as those who get it do: reads its text, scans its bar codes, validates it.
public final class Papers {

    private static final int DPI = 200;

    private Papers() {}

    public static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// Every Code 128 that a reader finds on the printed pages.
    public static Set<String> barcodes(byte[] pdf) throws IOException {
        var codes = new TreeSet<String>();
        try (var document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                codes.addAll(barcodes(new PDFRenderer(document).renderImageWithDPI(page, DPI)));
            }
        }
        return codes;
    }

    private static List<String> barcodes(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
        var bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            var results =
                    new GenericMultipleBarcodeReader(new Code128Reader())
                            .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true));
            return Arrays.stream(results).map(result -> result.getText()).toList();
        } catch (NotFoundException _) {
            return List.of();
        }
    }

    /// What veraPDF finds against PDF/A-2a and PDF/UA-1; nothing is the aim.
    public static List<String> faults(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var faults = new TreeSet<String>();
        for (var flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            try (var parser =
                    Foundries.defaultInstance()
                            .createParser(new ByteArrayInputStream(pdf), flavour)) {
                var result =
                        Foundries.defaultInstance()
                                .createValidator(flavour, false)
                                .validate(parser);
                result.getTestAssertions().stream()
                        .filter(test -> test.getStatus() == TestAssertion.Status.FAILED)
                        .map(test ->
                                flavour
                                        + " "
                                        + test.getRuleId().getClause()
                                        + " "
                                        + test.getMessage())
                        .forEach(faults::add);
            }
        }
        return List.copyOf(faults);
    }
}
