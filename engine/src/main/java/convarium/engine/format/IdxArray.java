package convarium.engine.format;

import java.util.List;

/// What an IDX file holds: bytes from 0 to 255 with a size along each axis, the last axis fastest.
public final class IdxArray {
    private final String file;
    private final List<Integer> sizes;
    private final byte[] values;

    IdxArray(String file, List<Integer> sizes, byte[] values) {
        this.file = file;
        this.sizes = List.copyOf(sizes);
        this.values = values;
    }

    /// The file's name, for what is said of it.
    public String file() {
        return file;
    }

    /// The size along each axis, outermost first, each at least 1.
    public List<Integer> sizes() {
        return sizes;
    }

    /// How many pictures or labels there are.
    public int count() {
        return sizes.getFirst();
    }

    /// The value at a place, from 0 to 255.
    public int value(int at) {
        return values[at] & 0xFF;
    }

    /// How many values there are.
    public int length() {
        return values.length;
    }
}
