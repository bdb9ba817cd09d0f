package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.lessons.content.KernelLibrary;
import java.util.Optional;

/// Takes kernels out of the library into a state, and recognises them there.
final class Library {
    private Library() {}

    private static final int USUAL = 3;

    /// Whether a kernel can be had, in this size or, if it exists as 3 × 3 only, by changing the size.
    static boolean isOffered(KernelLibrary kernel, Matrix now) {
        return kernel.fits(now.rows(), now.columns()) || kernel.fits(USUAL, USUAL);
    }

    /// The state with a library kernel and its text. Choosing the random one again draws others.
    static ExplorerState take(KernelLibrary kernel, ExplorerState state) {
        var now = state.kernel();
        boolean fits = kernel.fits(now.rows(), now.columns());
        int rows = fits ? now.rows() : USUAL;
        int columns = fits ? now.columns() : USUAL;
        boolean again = kernel == KernelLibrary.RANDOM && state.note().equals(kernel.id());
        long seed = again ? state.seed() + 1 : state.seed();
        var made = kernel.make(rows, columns, seed);
        return state.withKernel(Matrix.of(rows, columns, made.toArray()))
                .withSeed(seed)
                .withNote(kernel.id());
    }

    /// Which library kernel a state holds.
    static Optional<KernelLibrary> find(ExplorerState state) {
        var kernel = state.kernel();
        for (var candidate : KernelLibrary.values()) {
            if (candidate.fits(kernel.rows(), kernel.columns())
                    && Matrix.of(
                                    kernel.rows(),
                                    kernel.columns(),
                                    candidate
                                            .make(kernel.rows(), kernel.columns(), state.seed())
                                            .toArray())
                            .equals(kernel)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// The name of a state's kernel.
    static String name(ExplorerState state) {
        return find(state).map(KernelLibrary::title).orElse(text("menu.library"));
    }
}
