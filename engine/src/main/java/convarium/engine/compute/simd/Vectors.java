package convarium.engine.compute.simd;

import jdk.incubator.vector.VectorSpecies;

/// The vectors that this program uses, fixed when the first routine is loaded so that the JIT compiler sees
/// constants.
final class Vectors {
    static final VectorSpecies<Float> SPECIES = Lanes.chosen();
    static final int LANES = SPECIES.length();

    /// Whether the machine has 32 vector registers (AVX-512, ARM) or 16 (AVX2 and older).
    static final boolean MANY_REGISTERS =
            LANES == 16 || System.getProperty("os.arch", "").equals("aarch64");

    private Vectors() {}
}
