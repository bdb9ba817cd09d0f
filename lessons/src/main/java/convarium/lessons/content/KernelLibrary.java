package convarium.lessons.content;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/// The library of kernels worth knowing: some exist in every size, some as 3 × 3 only.
///
/// The weights are meant for cross-correlation, deep learning's convolution: they are laid on the input as they
/// stand, and the sum goes to the middle. Sources: Sobel and Feldman, "A 3x3 isotropic gradient operator for image
/// processing", 1968; binomial coefficients tend to the Gaussian (de Moivre and Laplace).
public enum KernelLibrary {
    /// A single 1 in the middle (before it where there is none, as "same" padding has it): output equals input.
    IDENTITY("identity", "Identity", true),
    /// All weights alike, together 1: the average.
    BOX("box", "Box blur", true),
    /// Binomial coefficients along each axis, together 1: an average that favours the middle.
    GAUSSIAN("gaussian", "Gaussian blur", true),
    /// The identity less the Laplacian: detail is exaggerated.
    SHARPEN("sharpen", "Sharpen", false),
    /// The change from left to right, smoothed along the column.
    SOBEL_X("sobel-x", "Sobel x", false),
    /// The change from top to bottom, smoothed along the row.
    SOBEL_Y("sobel-y", "Sobel y", false),
    /// How far the four neighbours together rise above the middle.
    LAPLACIAN("laplacian", "Laplacian", false),
    /// Relief: lit from the upper left.
    EMBOSS("emboss", "Emboss", false),
    /// Whole numbers from −2 to 2; one seed always gives the same ones.
    RANDOM("random", "Random", true);

    /// The only size of the kernels that are given number by number.
    private static final int FIXED = 3;

    private final String id;
    private final String title;
    private final boolean anySize;

    KernelLibrary(String id, String title, boolean anySize) {
        this.id = id;
        this.title = title;
        this.anySize = anySize;
    }

    /// Stable name for links and notes.
    public String id() {
        return id;
    }

    /// Its name on screen.
    public String title() {
        return title;
    }

    /// Whether the kernel exists in this size.
    public boolean fits(int rows, int columns) {
        return rows >= 1 && columns >= 1 && (anySize || (rows == FIXED && columns == FIXED));
    }

    /// The kernel in one size.
    ///
    /// @param seed picks the random kernel; the others do not look at it
    /// @throws IllegalArgumentException if the kernel does not exist in this size
    public LibraryKernel make(int rows, int columns, long seed) {
        if (!fits(rows, columns)) {
            throw new IllegalArgumentException(title + " exists " + (anySize ? "from 1 × 1 upwards" : "only as 3 × 3")
                    + ", found " + rows + " × " + columns + ": choose another size");
        }
        var weights = new ArrayList<Float>(rows * columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                weights.add((float) weight(row, column, rows, columns, seed));
            }
        }
        return new LibraryKernel(id, title, rows, columns, weights);
    }

    /// The kernel with this id, if there is one.
    public static Optional<KernelLibrary> find(String id) {
        return Stream.of(values()).filter(r -> r.id.equals(id)).findFirst();
    }

    private double weight(int row, int column, int rows, int columns, long seed) {
        return switch (this) {
            case IDENTITY -> row == (rows - 1) / 2 && column == (columns - 1) / 2 ? 1 : 0;
            case BOX -> 1.0 / ((double) rows * columns);
            case GAUSSIAN -> binomial(rows - 1, row) * binomial(columns - 1, column);
            case SHARPEN -> fixed(row, column, 0, -1, 0, -1, 5, -1, 0, -1, 0);
            case SOBEL_X -> fixed(row, column, -1, 0, 1, -2, 0, 2, -1, 0, 1);
            case SOBEL_Y -> fixed(row, column, -1, -2, -1, 0, 0, 0, 1, 2, 1);
            case LAPLACIAN -> fixed(row, column, 0, 1, 0, 1, -4, 1, 0, 1, 0);
            case EMBOSS -> fixed(row, column, -2, -1, 0, -1, 1, 1, 0, 1, 2);
            case RANDOM -> {
                long random = splitMix(seed, (long) row * columns + column);
                yield (((random >>> 33) * 5) >>> 31) - 2;
            }
        };
    }

    private static int fixed(int row, int column, int... rowByRow) {
        return rowByRow[row * FIXED + column];
    }

    /// C(n, k) / 2ⁿ.
    private static double binomial(int n, int k) {
        double value = 1;
        for (int i = 0; i < k; i++) {
            value = value * (n - i) / (i + 1);
        }
        return value * Math.scalb(1.0, -n);
    }

    /// The number at a position of the sequence that a seed begins.
    ///
    /// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014; its mix is
    /// Stafford's thirteenth.
    private static long splitMix(long seed, long position) {
        long z = seed + (position + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
