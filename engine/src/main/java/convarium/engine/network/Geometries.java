package convarium.engine.network;

import convarium.engine.arithmetic.WindowGeometry;

/// One window for batches of any size.
final class Geometries {
    private WindowGeometry latest;

    Geometries(WindowGeometry one) {
        latest = one;
    }

    WindowGeometry of(int n) {
        var g = latest;
        if (g.n() != n) {
            g = new WindowGeometry(n, g.c(), g.h(), g.w(), g.oc(), g.groups(), g.height(), g.width(), g.oh(), g.ow());
            latest = g;
        }
        return g;
    }
}
