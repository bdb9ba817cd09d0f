package convarium.engine.peers;

import convarium.engine.compute.Computes;

/// Measures one table on one number of threads, in a program of its own: native libraries read how many
/// threads to use when they start, and the JIT compiler has seen nothing else.
final class Child {
    /// The warm-up with the options of the program's launcher.
    static final String WARM_UP_LAUNCHED = "warm-up launched";

    private Child() {}

    /// @param arguments table, threads, a regular expression for the rows
    public static void main(String[] arguments) {
        try (var bench = new Bench(Integer.parseInt(arguments[1]), arguments[2])) {
            switch (arguments[0]) {
                case "layers" -> new LayerTables(bench).forward();
                case "backward" -> new LayerTables(bench).backward();
                case "gemm" -> new LayerTables(bench).products();
                case "networks" -> new NetworkTable(bench).measure();
                case "training" -> new TrainingTable(bench).measure();
                case "warm-up" -> new WarmUpTable(bench).measure("simd", bench.compute());
                case WARM_UP_LAUNCHED -> new WarmUpTable(bench).measure("as app/convarium starts it", bench.compute());
                case "warm-up scalar" -> new WarmUpTable(bench).measure("scalar", Computes.scalar(bench.pool()));
                case "memory" -> new MemoryTable(bench).measure();
                default -> throw new IllegalArgumentException("no table is called " + arguments[0]);
            }
        }
    }
}
