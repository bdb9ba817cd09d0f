package convarium.engine.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The element types of npy files that can be read, each turned into float32.
enum NpyType {
    FLOAT16("f2", 2),
    FLOAT32("f4", 4),
    FLOAT64("f8", 8),
    INT8("i1", 1),
    INT16("i2", 2),
    INT32("i4", 4),
    INT64("i8", 8),
    UINT8("u1", 1),
    UINT16("u2", 2),
    UINT32("u4", 4),
    UINT64("u8", 8);

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /// Converts elements to the nearest float32, ties to even; the buffer knows the byte order.
    void decode(ByteBuffer from, float[] to, int at, int count) {
        int end = at + count;
        for (int i = at; i < end; i++) {
            to[i] = switch (this) {
                case FLOAT16 -> Float.float16ToFloat(from.getShort());
                case FLOAT32 -> from.getFloat();
                case FLOAT64 -> (float) from.getDouble();
                case INT8 -> from.get();
                case INT16 -> from.getShort();
                case INT32 -> (float) from.getInt();
                case INT64 -> (float) from.getLong();
                case UINT8 -> from.get() & 0xFF;
                case UINT16 -> from.getShort() & 0xFFFF;
                case UINT32 -> (float) (from.getInt() & 0xFFFF_FFFFL);
                case UINT64 -> unsigned(from.getLong());
            };
        }
    }

    private static float unsigned(long value) {
        // Halved, with the lost bit kept as sticky, so that the one rounding is the right one.
        return value >= 0 ? (float) value : (float) ((value >>> 1) | (value & 1)) * 2;
    }

    /// The type and byte order of a `descr` such as `<f4`.
    static Element element(String name, String descr) throws FormatException {
        char first = descr.isEmpty() ? ' ' : descr.charAt(0);
        var order = switch (first) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
        String code = "<>=|".indexOf(first) >= 0 ? descr.substring(1) : descr;
        for (var type : values()) {
            if (type.code.equals(code) && (first != '|' || type.bytes == 1)) {
                return new Element(type, order);
            }
        }
        throw new FormatException(
                name, "holds " + refused(code) + " (" + descr + "), expected float16, float32, float64 or integers");
    }

    /// How one element lies in the file.
    record Element(NpyType type, ByteOrder order) {}

    private static String refused(String code) {
        String size = code.isEmpty() ? "" : code.substring(1);
        int bits = size.matches("\\d{1,3}") ? 8 * Integer.parseInt(size) : 0;
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'b', '?' -> "bool";
            case 'c' -> "complex" + (bits == 0 ? "" : bits);
            case 'f' -> "float" + (bits == 0 ? "" : bits);
            case 'S', 'a' -> "bytes";
            case 'U' -> "text";
            case 'V' -> "raw bytes";
            case 'O' -> "Python objects";
            case 'M' -> "datetime64";
            case 'm' -> "timedelta64";
            default -> "elements of an unknown type";
        };
    }
}
