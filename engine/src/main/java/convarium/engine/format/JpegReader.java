package convarium.engine.format;

import convarium.engine.tensor.Tensor;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads JPEG through ImageIO, after [JpegScan] has seen that the file is whole.
///
/// ImageIO fills what is missing with grey and only warns; such a warning is an error here. It gets the file
/// without its colour profile, which it would apply.
final class JpegReader {
    private JpegReader() {}

    static Tensor picture(String name, byte[] bytes) throws FormatException {
        var in = new ByteReader(name, bytes);
        var scan = JpegScan.of(in);
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw in.broken("is a JPEG picture, and this Java has no reader for those");
        }
        var reader = readers.next();
        try {
            return toTensor(in, scan.frame(), decode(in, reader, scan.bare()));
        } catch (IOException | RuntimeException e) {
            throw e instanceof FormatException worded ? worded : damaged(in, e);
        } finally {
            reader.dispose();
        }
    }

    private static FormatException damaged(ByteReader in, Exception e) {
        return new FormatException(in.name(), "is a damaged JPEG picture: its pixels cannot be unpacked", e);
    }

    private static Raster decode(ByteReader in, ImageReader reader, byte[] bytes) throws IOException {
        var warnings = new StringBuilder();
        reader.addIIOReadWarningListener((source, warning) -> {
            // Stray bytes before a marker harm nothing, and cameras write them.
            if ((warning.contains("Corrupt JPEG data") && !warning.contains("extraneous"))
                    || warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                warnings.append(warning);
            }
        });
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            var raster = reader.read(0).getRaster();
            if (!warnings.isEmpty()) {
                throw in.broken("is a damaged JPEG picture: part of its pixels is missing");
            }
            return raster;
        }
    }

    private static Tensor toTensor(ByteReader in, JpegScan.Frame frame, Raster raster) throws FormatException {
        int channels = raster.getNumBands();
        if (raster.getWidth() != frame.width()
                || raster.getHeight() != frame.height()
                || channels != frame.channels()) {
            throw in.broken("is a damaged JPEG picture: it holds another picture than it declares");
        }
        var canvas = new Canvas(in, frame.width(), frame.height());
        int green = channels == 1 ? 0 : 1;
        int blue = channels == 1 ? 0 : 2;
        var row = new int[frame.width() * channels];
        for (int y = 0; y < frame.height(); y++) {
            raster.getPixels(0, y, frame.width(), 1, row);
            for (int x = 0; x < frame.width(); x++) {
                int at = x * channels;
                canvas.set(x, y, row[at] / 255f, row[at + green] / 255f, row[at + blue] / 255f);
            }
        }
        return canvas.picture();
    }
}
