package fr.rentree.distribution.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws Code 128 symbols that hand-held readers accept from paper.
public final class BarcodeWriter {

    /// Ten modules of white on each side, as the symbology asks.
    private static final Map<EncodeHintType, Integer> QUIET_ZONE =
            Map.of(EncodeHintType.MARGIN, 20);

    /// One row of dots: the page stretches it, and a list of a thousand tablets stays small.
    private static final int HEIGHT = 1;

    private static final double MODULE_MILLIMETRES = 0.3;
    private static final int WHITE = 0xFFFFFF;

    private BarcodeWriter() {}

    public static Barcode code128(String text) {
        BitMatrix modules =
                new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, HEIGHT, QUIET_ZONE);
        int width = modules.getWidth();
        var image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, 0, modules.get(x, 0) ? 0 : WHITE);
        }
        return new Barcode(
                text,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image)),
                Math.round(width * MODULE_MILLIMETRES * 10) / 10.0 + "mm");
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
