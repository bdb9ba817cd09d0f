package convarium.engine.data;

/// Where the ink of a grey picture lies.
///
/// @param height of the smallest box around it; 0 if there is none
/// @param centreColumn the centre of mass of all values, from the middle of the first column
/// @param share the part of the pixels that is ink
record InkBounds(int top, int left, int height, int width, double centreRow, double centreColumn, double share) {

    /// Looks for it.
    ///
    /// @param over what is brighter than this part of the brightest is ink
    static InkBounds of(float[] values, int h, int w, float over) {
        float most = 0;
        for (int i = 0; i < h * w; i++) {
            most = Math.max(most, values[i]);
        }
        int top = h;
        int left = w;
        int bottom = -1;
        int right = -1;
        int ink = 0;
        double mass = 0;
        double columns = 0;
        double rows = 0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float value = values[y * w + x];
                mass += value;
                columns += value * x;
                rows += value * y;
                if (value > over * most) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    ink++;
                }
            }
        }
        if (ink == 0) {
            return new InkBounds(0, 0, 0, 0, 0, 0, 0);
        }
        return new InkBounds(
                top, left, bottom - top + 1, right - left + 1, rows / mass, columns / mass, ink / (double) (h * w));
    }

    boolean isEmpty() {
        return height == 0;
    }
}
