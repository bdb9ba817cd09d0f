package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

/// Whether a layer comes to the same with its kernel turned by 180° and as it is: convolution in the strict sense
/// beside cross-correlation.
///
/// They agree on every input exactly if the kernel looks the same turned by 180°. On one input they may agree
/// without that.
///
/// @param kernel what turning does to the weights
/// @param differing how many outputs differ on this input
/// @param outputs how many there are
record Agreement(Kind kernel, int differing, int outputs) {
    /// Sums taken in another order may differ by so much of their size.
    private static final float ROUNDING = 1e-5f;

    /// What turning by 180° does to a kernel.
    enum Kind {
        /// Nothing.
        ALIKE,
        /// Every weight takes the other sign, as in a Sobel kernel.
        NEGATED,
        /// Something else.
        OTHER
    }

    /// Compares a state's layer with the same one whose kernel is turned the other way.
    static Agreement of(ExplorerState state, Explored explored) {
        var one = explored.output();
        var kind = kind(state.kernel());
        if (kind == Kind.ALIKE) {
            return new Agreement(kind, 0, one.values().size());
        }
        var layer = state.layer();
        var other = Explored.of(state.withLayer(layer.withFlipped(!layer.flipped())))
                .output();
        int differing = 0;
        for (int i = 0; i < one.values().size(); i++) {
            differing += same(one.values().get(i), other.values().get(i)) ? 0 : 1;
        }
        return new Agreement(kind, differing, one.values().size());
    }

    /// Whether two sums are the same but for rounding.
    static boolean same(float a, float b) {
        return a == b || Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    private static Kind kind(Matrix kernel) {
        var turned = kernel.turned();
        boolean alike = true;
        boolean negated = true;
        for (int i = 0; i < kernel.values().size(); i++) {
            float w = kernel.values().get(i);
            float t = turned.values().get(i);
            alike &= w == t;
            negated &= w == -t;
        }
        return alike ? Kind.ALIKE : negated ? Kind.NEGATED : Kind.OTHER;
    }

    /// When the two agree, as a sentence that speaks of a kernel alone.
    static String sentence(Matrix kernel) {
        return switch (kind(kernel)) {
            case ALIKE -> text("flip.agree.picture.alike");
            case NEGATED -> text("flip.agree.picture.negated");
            case OTHER -> text("flip.agree.picture.other");
        };
    }

    /// When the two agree, as a sentence that speaks of this layer.
    String sentence() {
        return switch (kernel) {
            case ALIKE -> text("flip.agree.alike");
            case NEGATED -> text("flip.agree.negated", differing, outputs);
            case OTHER -> differing == 0 ? text("flip.agree.here") : text("flip.agree.other", differing, outputs);
        };
    }
}
