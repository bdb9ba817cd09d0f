package convarium.app.train;

import convarium.app.place.LinkQuery;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a link that says how filters and maps are looked at:
/// `sort=number&units=all&map=conv1:3&cell=5,9`.
///
/// What is as in [MapLooking#PLAIN] is left out. Units, rows and columns count from 0.
final class MapLink {
    private static final Pattern UNIT = Pattern.compile("([^:]+):(\\d{1,7})");
    private static final Pattern CELL = Pattern.compile("(\\d{1,5}),(\\d{1,5})");

    private static final Pattern SPREAD = Pattern.compile("(\\d{1,5}):(weights|activations|gradients)");

    private MapLink() {}

    private enum Sort {
        ACTIVITY,
        NUMBER
    }

    private enum Units {
        FIRST,
        ALL
    }

    static void write(MapLooking looking, Map<String, String> out) {
        if (!looking.byActivity()) {
            out.put("sort", LinkQuery.lower(Sort.NUMBER));
        }
        if (looking.all()) {
            out.put("units", LinkQuery.lower(Units.ALL));
        }
        looking.opened()
                .ifPresent(choice -> out.put(
                        "map", URLEncoder.encode(choice.layer(), StandardCharsets.UTF_8) + ":" + choice.unit()));
        if (looking.row() != 0 || looking.column() != 0) {
            out.put("cell", looking.row() + "," + looking.column());
        }
        if (!looking.spread().equals(SpreadChoice.FIRST)) {
            out.put(
                    "spread",
                    looking.spread().layer() + ":"
                            + LinkQuery.lower(looking.spread().kind()));
        }
    }

    /// @throws IllegalArgumentException naming the part, what was expected and what was found
    static MapLooking read(LinkQuery parts) {
        var looking = new MapLooking(
                parts.choice("sort", Sort.values(), Sort.ACTIVITY) == Sort.ACTIVITY,
                parts.choice("units", Units.values(), Units.FIRST) == Units.ALL,
                opened(parts),
                0,
                0,
                spread(parts));
        if (!parts.has("cell")) {
            return looking;
        }
        var cell = matched(parts, "cell", CELL, "a row and a column, such as 5,9");
        return looking.at(Integer.parseInt(cell.group(1)), Integer.parseInt(cell.group(2)));
    }

    private static SpreadChoice spread(LinkQuery parts) {
        if (!parts.has("spread")) {
            return SpreadChoice.FIRST;
        }
        var choice =
                matched(parts, "spread", SPREAD, "a layer and weights, activations or gradients, such as 2:weights");
        return new SpreadChoice(
                Integer.parseInt(choice.group(1)),
                Spread.valueOf(choice.group(2).toUpperCase(Locale.ROOT)));
    }

    private static Optional<MapChoice> opened(LinkQuery parts) {
        if (!parts.has("map")) {
            return Optional.empty();
        }
        String expected = "a layer and a unit, such as conv1:3";
        var unit = matched(parts, "map", UNIT, expected);
        try {
            return Optional.of(new MapChoice(
                    URLDecoder.decode(unit.group(1), StandardCharsets.UTF_8), Integer.parseInt(unit.group(2))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "map is " + expected + ", found \""
                            + LinkQuery.clip(parts.find("map").orElse("")) + "\"",
                    e);
        }
    }

    private static Matcher matched(LinkQuery parts, String key, Pattern pattern, String expected) {
        String text = parts.find(key).orElse("");
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(key + " is " + expected + ", found \"" + LinkQuery.clip(text) + "\"");
        }
        return matcher;
    }
}
