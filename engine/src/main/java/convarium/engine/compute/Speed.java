package convarium.engine.compute;

/// How fast one layer ran.
///
/// @param name the layer
/// @param gflops thousands of millions of floating-point operations a second, a multiply–add counted as two
/// @param milliseconds the median time of one run
/// @param threads how many threads shared the work
/// @param algorithm how the layer was computed
public record Speed(String name, double gflops, double milliseconds, int threads, String algorithm) {}
