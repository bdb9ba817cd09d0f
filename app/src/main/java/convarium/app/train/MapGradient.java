package convarium.app.train;

import convarium.app.explorer.Matrix;

/// The gradients at a part of a map, made large enough to be read.
final class MapGradient {
    private static final int MOST_POWER = 30;

    private final float[] values;
    private final int rows;
    private final int columns;
    private final int power;

    /// @param stopped whether a ReLU has stopped those at outputs of 0 already
    MapGradient(OpenedMap map, MapCrop down, MapCrop across, boolean stopped) {
        rows = down.outputs();
        columns = across.outputs();
        values = new float[rows * columns];
        float most = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int row = down.first() + r;
                int column = across.first() + c;
                boolean cut = stopped && map.block().endsInRelu() && map.get(row, column) <= 0;
                float g = cut ? 0 : map.gradient().get(0, row, column);
                values[r * columns + c] = Float.isFinite(g) ? g : 0;
                most = Math.max(most, Math.abs(values[r * columns + c]));
            }
        }
        power = most == 0 ? 0 : Math.clamp((int) Math.floor(-Math.log10(most)) + 1, 0, MOST_POWER);
    }

    /// They are shown times 10 to this power: the largest has one digit before the point.
    int power() {
        return power;
    }

    Matrix scaled() {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] * Math.pow(10, power));
        }
        return Matrix.of(rows, columns, scaled);
    }
}
