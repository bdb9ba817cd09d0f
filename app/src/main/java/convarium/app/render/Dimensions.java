package convarium.app.render;

/// A drawing's size in pixels.
public record Dimensions(int width, int height) {
    /// Narrower than this no sentence can be read.
    public static final int LEAST_WIDTH = 480;
    /// Lower than this nothing has room.
    public static final int LEAST_HEIGHT = 320;
    /// As wide as a drawing becomes unless asked.
    public static final int MOST_WIDTH = 1280;
    /// As high as a drawing becomes unless asked.
    public static final int MOST_HEIGHT = 960;

    /// So many times as large.
    public Dimensions times(int factor) {
        return new Dimensions(Math.multiplyExact(width, factor), Math.multiplyExact(height, factor));
    }
}
