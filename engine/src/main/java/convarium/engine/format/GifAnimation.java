package convarium.engine.format;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;

/// Writes an animated GIF: the first frame whole, of every other one only the rectangle that changed, in it
/// only the
/// pixels that did. Each frame has colours of its own: all of them where there are few enough, as in
/// drawings.
///
/// Viewers show a frame for at least two hundredths of a second.
///
/// Source: Graphics Interchange Format, version 89a, CompuServe 1990; looping is Netscape's application
/// extension.
public final class GifAnimation implements AnimationWriter {
    private static final int MOST_COLOURS = 255;
    private static final int MOST_SIDE = 0xFFFF;

    private final ImageWriter writer;
    private final ImageOutputStream out;
    private final int width;
    private final int height;
    private final boolean loops;
    private int[] before = {};

    /// Begins a file.
    ///
    /// @param loops whether it begins again at its end, for ever
    public GifAnimation(OutputStream stream, int width, int height, boolean loops) throws IOException {
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw new IllegalArgumentException(
                    "a GIF has from 1 × 1 to 65,535 × 65,535 pixels, found " + width + " × " + height);
        }
        this.width = width;
        this.height = height;
        this.loops = loops;
        writer = ImageIO.getImageWritersByFormatName("gif").next();
        out = new MemoryCacheImageOutputStream(stream);
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    @Override
    public void add(int[] argb, int centiseconds) throws IOException {
        ChangedArea.check(argb, centiseconds, width, height);
        boolean first = before.length == 0;
        var area = first ? ChangedArea.whole(width, height) : ChangedArea.of(before, argb, width, height);
        int[] pixels = area.cut(argb, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF00_0000;
        }
        if (!first) {
            leaveOut(pixels, area.cut(before, width), argb, area);
        }
        var image = image(ColourIndex.of(pixels, MOST_COLOURS), area);
        var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        describe(metadata, area, centiseconds, first && loops);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
        out.flush();
        before = argb.clone();
    }

    /// Pixels that stay as they were become transparent.
    private void leaveOut(int[] pixels, int[] was, int[] argb, ChangedArea area) {
        int[] is = area.cut(argb, width);
        for (int i = 0; i < pixels.length; i++) {
            if (is[i] == was[i]) {
                pixels[i] = 0;
            }
        }
    }

    private static BufferedImage image(ColourIndex index, ChangedArea area) {
        int n = index.colours().length;
        var red = new byte[n + 1];
        var green = new byte[n + 1];
        var blue = new byte[n + 1];
        for (int i = 0; i < n; i++) {
            red[i] = (byte) (index.colours()[i] >> 16);
            green[i] = (byte) (index.colours()[i] >> 8);
            blue[i] = (byte) index.colours()[i];
        }
        var model = new IndexColorModel(8, n + 1, red, green, blue, n);
        var image = new BufferedImage(area.width(), area.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setDataElements(0, 0, area.width(), area.height(), index.pixels());
        return image;
    }

    private static void describe(IIOMetadata metadata, ChangedArea area, int centiseconds, boolean loops)
            throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        var root = metadata.getAsTree(format);
        var place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(area.x()));
        place.setAttribute("imageTopPosition", Integer.toString(area.y()));
        place.setAttribute("interlaceFlag", "FALSE");
        var control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(centiseconds));
        if (loops) {
            var netscape = new IIOMetadataNode("ApplicationExtension");
            netscape.setAttribute("applicationID", "NETSCAPE");
            netscape.setAttribute("authenticationCode", "2.0");
            netscape.setUserObject(new byte[] {1, 0, 0});
            var extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(netscape);
            root.appendChild(extensions);
        }
        metadata.setFromTree(format, root);
    }

    private static IIOMetadataNode child(Node root, String name) {
        for (var node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name) && node instanceof IIOMetadataNode found) {
                return found;
            }
        }
        var made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }

    @Override
    public void close() throws IOException {
        writer.endWriteSequence();
        out.close();
        writer.dispose();
    }
}
