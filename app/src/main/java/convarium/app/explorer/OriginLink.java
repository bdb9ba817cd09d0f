package convarium.app.explorer;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The part of a link that says where its numbers were taken from:
/// `from=conv2,4,6,0,window,3.17.30,29,4,1250`.
///
/// These are the layer, the unit, the row and column of its map at which the output here begins, how
/// the inputs lie, the channels, how many others are added up, the power of ten of the gradients, and
/// the step; all count from 0.
final class OriginLink {
    private static final int PARTS = 9;
    private static final String EXPECTED =
            "a layer, its unit, row and column, window or list, channels, others, a power of"
                    + " ten and a step, such as conv2,4,6,0,window,3.17.30,29,4,1250";

    private OriginLink() {}

    static String write(Origin origin) {
        return String.join(
                ",",
                URLEncoder.encode(origin.layer(), StandardCharsets.UTF_8),
                Integer.toString(origin.unit()),
                Integer.toString(origin.top()),
                Integer.toString(origin.left()),
                origin.kind().name().toLowerCase(Locale.ROOT),
                origin.channels().stream().map(String::valueOf).collect(Collectors.joining(".")),
                Integer.toString(origin.others()),
                Integer.toString(origin.power()),
                Long.toString(origin.step()));
    }

    static Optional<Origin> read(LinkParts in) {
        if (!in.has("from")) {
            return Optional.empty();
        }
        String[] parts = in.text("from", "").split(",", -1);
        if (parts.length != PARTS) {
            throw in.wrong("from", EXPECTED);
        }
        var kind = Arrays.stream(Origin.Kind.values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(parts[4]))
                .findFirst()
                .orElseThrow(() -> in.wrong("from", EXPECTED));
        try {
            List<Integer> channels = Arrays.stream(parts[5].split("\\.", -1))
                    .map(number -> whole(in, number))
                    .toList();
            return Optional.of(new Origin(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    whole(in, parts[1]),
                    whole(in, parts[2]),
                    whole(in, parts[3]),
                    kind,
                    channels,
                    whole(in, parts[6]),
                    whole(in, parts[7]),
                    whole(in, parts[8])));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(in.wrong("from", EXPECTED).getMessage(), e);
        }
    }

    private static int whole(LinkParts in, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw in.wrong("from", EXPECTED);
        }
        return Integer.parseInt(text);
    }
}
