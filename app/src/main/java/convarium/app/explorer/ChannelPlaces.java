package convarium.app.explorer;

import convarium.app.explorer.Focus.Part;
import convarium.app.explorer.Focus.Plane;

/// The cells of a channel: which there are, and how a link names them.
final class ChannelPlaces {
    private ChannelPlaces() {}

    /// Whether a state has a cell.
    static boolean holds(ExplorerState state, Explored explored, Plane plane) {
        var s = state.looking().channels();
        if (plane.channel() >= s.inputs()) {
            return false;
        }
        boolean seen = s.sees(s.filter(), plane.channel());
        return switch (plane.part()) {
            case INPUT -> holds(state.input(), plane);
            case KERNEL -> seen && holds(state.kernel(), plane);
            case PARTIAL -> seen && holds(explored.output(), plane);
            case MIXING -> s.separable() && plane.row() == 0 && plane.column() == 0;
        };
    }

    private static boolean holds(Matrix matrix, Plane plane) {
        return plane.row() < matrix.rows() && plane.column() < matrix.columns();
    }

    /// How a link names a cell.
    static String write(Plane plane) {
        return String.valueOf(code(plane.part())) + plane.channel() + ":" + plane.row() + "," + plane.column();
    }

    /// The letter of a part in a link.
    private static char code(Part part) {
        return switch (part) {
            case INPUT -> 'x';
            case KERNEL -> 'k';
            case PARTIAL -> 'p';
            case MIXING -> 's';
        };
    }

    /// The cell that a link names: the part's letter, the channel, a colon, a row and a column.
    static Plane read(String text) {
        int comma = text.indexOf(',');
        for (var part : Part.values()) {
            if (code(part) == text.charAt(0)) {
                return new Plane(
                        part,
                        text.charAt(1) - '0',
                        Integer.parseInt(text.substring(3, comma)),
                        Integer.parseInt(text.substring(comma + 1)));
            }
        }
        throw new IllegalArgumentException("there is no part of a channel " + text.charAt(0));
    }
}
