package convarium.engine.train;

import convarium.engine.network.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// One short text that differs as soon as one bit of a network differs.
public final class Fingerprint {
    private static final int CHUNK = 1 << 14;

    private Fingerprint() {}

    /// SHA-256 over parameters and running statistics in graph order, each value as a little-endian float32
    /// (any NaN as 0x7FC00000), each array in its public layout: 64 lower-case hexadecimal digits.
    public static String sha256(List<Parameter> parameters) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        var bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var parameter : parameters) {
            float[] values = parameter.values();
            for (int at = 0; at < values.length; at += CHUNK) {
                bytes.clear();
                for (int i = at; i < Math.min(values.length, at + CHUNK); i++) {
                    bytes.putInt(Float.floatToIntBits(values[i]));
                }
                digest.update(bytes.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
