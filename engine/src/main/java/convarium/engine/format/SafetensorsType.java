package convarium.engine.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The element types of safetensors files that can be read, each turned into float32.
enum SafetensorsType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    SafetensorsType(int bytes) {
        this.bytes = bytes;
    }

    /// The bytes of one element.
    int bytes() {
        return bytes;
    }

    /// The type of this name.
    static Optional<SafetensorsType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /// All names, for a sentence.
    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /// Converts elements to the nearest float32, ties to even.
    void decode(ByteBuffer from, float[] to, int at, int count) {
        for (int i = at; i < at + count; i++) {
            to[i] = switch (this) {
                case F64 -> (float) from.getDouble();
                case F32 -> from.getFloat();
                case F16 -> Float.float16ToFloat(from.getShort());
                case BF16 -> Float.intBitsToFloat(from.getShort() << 16);
                case I64 -> (float) from.getLong();
                case I32 -> (float) from.getInt();
                case I16 -> from.getShort();
                case I8 -> from.get();
                case U8 -> from.get() & 0xFF;
                case BOOL -> from.get() == 0 ? 0 : 1;
            };
        }
    }
}
