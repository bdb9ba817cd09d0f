package convarium.app.explorer;

import convarium.assets.Pictures;
import convarium.assets.ShippedPicture;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.lessons.content.Notes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes the parts apart, one kind of value at a time.
record LinkParts(Map<String, String> parts) {

    boolean has(String key) {
        return parts.containsKey(key);
    }

    String text(String key, String usual) {
        return parts.getOrDefault(key, usual);
    }

    IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException(
                "In the link, " + key + " is " + expected + ", found \"" + ExplorerLink.clip(text(key, "")) + "\"");
    }

    Operation operation() {
        String code = text("op", Operation.CONVOLUTION.code());
        for (var operation : Operation.values()) {
            if (operation.code().equals(code)) {
                return operation;
            }
        }
        throw wrong("op", "conv, transposed, max or average");
    }

    Matrix matrix(String key, Matrix usual, int most) {
        if (!has(key)) {
            return usual;
        }
        String[] rows = text(key, "").split(";", -1);
        String expected = "1 to " + most + " rows of numbers, such as 1,2;3,4";
        if (rows.length > most) {
            throw wrong(key, expected);
        }
        int columns = rows[0].split(",", -1).length;
        var values = new ArrayList<Float>();
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            if (cells.length != columns || columns > most) {
                throw wrong(key, expected);
            }
            for (String cell : cells) {
                values.add(number(key, cell));
            }
        }
        return new Matrix(rows.length, columns, values);
    }

    float number(String key, String cell) {
        try {
            float value = Float.parseFloat(cell);
            if (Float.isFinite(value) && !cell.isBlank() && !cell.matches(".*[a-df-zA-DF-Z].*")) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(key, "made of numbers").getMessage(), e);
        }
        throw wrong(key, "made of numbers");
    }

    int whole(String key, int usual, int least, int most) {
        return has(key) ? whole(key, text(key, ""), least, most) : usual;
    }

    private int whole(String key, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(key, "a whole number").getMessage(), e);
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    double decimal(String key, double usual, double least, double most) {
        if (!has(key)) {
            return usual;
        }
        number(key, text(key, ""));
        double value = Double.parseDouble(text(key, ""));
        if (value < least || value > most) {
            throw wrong(key, "a number from " + ExplorerLink.decimal(least) + " to " + ExplorerLink.decimal(most));
        }
        return value;
    }

    List<Integer> wholes(String key, int least) {
        var numbers = new ArrayList<Integer>();
        for (String value : text(key, "").split(",", -1)) {
            numbers.add(whole(key, value, least, 1_000_000));
        }
        return numbers;
    }

    Size size(String key, int usual, int least) {
        if (!has(key)) {
            return Size.square(usual);
        }
        var numbers = wholes(key, least);
        return switch (numbers.size()) {
            case 1 -> Size.square(numbers.get(0));
            case 2 -> new Size(numbers.get(0), numbers.get(1));
            default -> throw wrong(key, "one number, or two for height and width");
        };
    }

    Padding padding() {
        if (!has("p")) {
            return Padding.NONE;
        }
        if (text("p", "").equals("same")) {
            return Padding.Same.UPPER;
        }
        if (text("p", "").equals("same-lower")) {
            return Padding.Same.LOWER;
        }
        var n = wholes("p", 0);
        return switch (n.size()) {
            case 1 -> Padding.symmetric(n.get(0), n.get(0));
            case 2 -> Padding.symmetric(n.get(0), n.get(1));
            case 4 -> new Padding.Explicit(n.get(0), n.get(1), n.get(2), n.get(3));
            default ->
                throw wrong("p", "same, same-lower, one number, two for height and width, or top,bottom,left,right");
        };
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E usual) {
        if (!has(key)) {
            return usual;
        }
        for (var value : type.getEnumConstants()) {
            if (ExplorerLink.lower(value).equals(text(key, ""))) {
                return value;
            }
        }
        throw wrong(
                key,
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(ExplorerLink::lower)
                                .collect(Collectors.joining(", ")));
    }

    GradientSettings gradient() {
        var plain = GradientSettings.PLAIN;
        return new GradientSettings(
                choice("grad", GradientSettings.Target.class, plain.target()),
                has("dy")
                        ? Optional.of(matrix("dy", StartState.worked().input(), ExplorerState.MAX_GRID))
                        : plain.gradient());
    }

    ShiftSettings shift() {
        var plain = ShiftSettings.PLAIN;
        var edge = choice("edge", ShiftSettings.Edge.class, plain.edge());
        if (!has("shift")) {
            return plain.withEdge(edge);
        }
        int most = ShiftSettings.MOST_PIXELS;
        String[] numbers = text("shift", "").split(",", -1);
        if (numbers.length != 2) {
            throw wrong("shift", "two whole numbers, how many rows down and how many columns right");
        }
        return new ShiftSettings(
                whole("shift", numbers[0], -most, most), whole("shift", numbers[1], -most, most), edge);
    }

    boolean word(String key, String yes, String no) {
        return word(key, yes, no, true);
    }

    boolean word(String key, String yes, String no, boolean usual) {
        if (!has(key)) {
            return usual;
        }
        if (text(key, "").equals(yes)) {
            return true;
        }
        if (text(key, "").equals(no)) {
            return false;
        }
        throw wrong(key, yes + " or " + no);
    }

    String note() {
        String note = text("note", "");
        if (!note.matches("[a-z0-9-]{0,60}")) {
            throw wrong("note", "the name of a text, in small letters and hyphens");
        }
        if (!note.isEmpty() && Notes.find(note).isEmpty()) {
            throw wrong("note", "the id of a preset or of a kernel in the library");
        }
        return note;
    }

    Source source() {
        if (has("pic") && has("file")) {
            throw wrong("pic", "left out where file is given");
        }
        if (has("pic")) {
            if (!text("pic", "").matches("[a-z0-9-]{1,60}")) {
                throw wrong("pic", "the name of a picture, in small letters and hyphens");
            }
            String id = text("pic", "");
            if (Pictures.all().stream().noneMatch(p -> p.id().equals(id))) {
                throw wrong(
                        "pic",
                        "one of "
                                + Pictures.all().stream()
                                        .map(ShippedPicture::id)
                                        .collect(Collectors.joining(", ")));
            }
            return new Source.Shipped(id);
        }
        if (has("file")) {
            if (text("file", "").isBlank()) {
                throw wrong("file", "a file's path");
            }
            try {
                return new Source.File(Path.of(URLDecoder.decode(text("file", ""), StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                // an escape that is none, or a character that no path has
                throw new IllegalArgumentException(
                        wrong("file", "a file's path").getMessage(), e);
            }
        }
        return new Source.Numbers();
    }

    int[] pixel() {
        if (!has("px")) {
            return new int[] {-1, -1};
        }
        var numbers = wholes("px", 0);
        if (numbers.size() != 2) {
            throw wrong("px", "a row and a column");
        }
        return new int[] {numbers.get(0), numbers.get(1)};
    }

    Focus pin() {
        String text = text("pin", "");
        if (text.isEmpty()) {
            return Focus.NOTHING;
        }
        if (text.matches("[xkps]\\d:\\d{1,4},\\d{1,4}")) {
            return ChannelPlaces.read(text);
        }
        if (!text.matches("[oiwm]:\\d{1,4},\\d{1,4}")) {
            throw wrong(
                    "pin",
                    "o, i, w or m (output, input, weight, matrix), or x, k, p or s with a channel (its input, kernel,"
                            + " partial sum, 1 × 1 weight), then a colon, a row and a column");
        }
        String[] numbers = text.substring(2).split(",", -1);
        int row = Integer.parseInt(numbers[0]);
        int column = Integer.parseInt(numbers[1]);
        return switch (text.charAt(0)) {
            case 'o' -> new Focus.Output(row, column);
            case 'i' -> new Focus.Input(row, column);
            case 'm' -> new Focus.Entry(row, column);
            default -> new Focus.Weight(row, column);
        };
    }
}
