package convarium.engine.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One short text that differs as soon as one picture or label of a data set differs, wherever it lies.
public final class DataFingerprint {
    private DataFingerprint() {}

    /// SHA-256 over the pictures to learn from, then those to validate: count, shape, classes, then
    /// label and values of each, as 64 lower-case hexadecimal digits.
    public static String sha256(Split split) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        add(split.training(), digest);
        add(split.validation(), digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(DataSet set, MessageDigest digest) {
        var shape = set.shape();
        float[] values = new float[shape.elements()];
        var head = ByteBuffer.allocate(Integer.BYTES * (3 + shape.rank())).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(set.count()).putInt(set.classes()).putInt(shape.rank());
        shape.dimensions().forEach(head::putInt);
        digest.update(head.flip());
        var bytes =
                ByteBuffer.allocate(Integer.BYTES + Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < set.count(); i++) {
            set.copy(i, values, 0);
            bytes.clear();
            bytes.putInt(set.label(i));
            bytes.asFloatBuffer().put(values);
            bytes.limit(bytes.capacity()).position(0);
            digest.update(bytes);
        }
    }
}
