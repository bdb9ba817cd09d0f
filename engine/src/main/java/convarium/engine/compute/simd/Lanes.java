package convarium.engine.compute.simd;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// How many floats one vector holds: 4, 8 or 16, one choice for the whole life of the program.
///
/// Code for two widths in one program makes the JIT compiler forget how to inline one of them, so the width is never
/// changed while running.
public final class Lanes {
    /// The system property that forces a width: `-Dconvarium.lanes=8`.
    public static final String PROPERTY = "convarium.lanes";

    private Lanes() {}

    /// The vectors to use: the forced width, else the widest that this machine has.
    ///
    /// @param forced the text of the property, if it is set
    /// @throws IllegalStateException if that width is none, or this machine does not have it
    public static VectorSpecies<Float> choose(Optional<String> forced) {
        int widest = Math.min(16, VectorSpecies.ofLargestShape(float.class).length());
        if (widest < 4) {
            throw new IllegalStateException(
                    "SIMD needs vectors of at least 4 floats, and this machine has " + widest + ": use scalar instead");
        }
        if (forced.isEmpty()) {
            return of(Math.min(widest, FloatVector.SPECIES_PREFERRED.length()));
        }
        int lanes = switch (forced.get()) {
            case "4" -> 4;
            case "8" -> 8;
            case "16" -> 16;
            default -> throw new IllegalStateException("-D" + PROPERTY + " takes 4, 8 or 16, found " + forced.get());
        };
        if (lanes > widest) {
            throw new IllegalStateException("-D" + PROPERTY + "=" + lanes
                    + " cannot be had: the widest vectors of this machine hold " + widest + " floats");
        }
        return of(lanes);
    }

    /// The vectors that this program uses.
    ///
    /// @throws IllegalStateException if they cannot be had
    static VectorSpecies<Float> chosen() {
        return choose(Optional.ofNullable(System.getProperty(PROPERTY)));
    }

    private static VectorSpecies<Float> of(int lanes) {
        return switch (lanes) {
            case 4 -> FloatVector.SPECIES_128;
            case 8 -> FloatVector.SPECIES_256;
            case 16 -> FloatVector.SPECIES_512;
            default -> throw new IllegalStateException("vectors of " + lanes + " floats are not supported");
        };
    }
}
