package convarium.engine.arithmetic;

/// How far one unit sees back into the input along one axis.
///
/// Source: Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill 2019,
/// equations 1 and 2.
///
/// @param size input cells from the first to the last that can reach the unit
/// @param stride input cells from one unit's field to the next unit's
public record ReceptiveField(long size, long stride) {

    /// The field of an input cell: itself.
    public static final ReceptiveField INPUT = new ReceptiveField(1, 1);

    /// The field one layer further on: size + (d·(k−1))·stride, and the strides multiplied.
    ///
    /// @throws IllegalArgumentException if the field exceeds a long
    public ReceptiveField through(AxisWindow window) {
        return new ReceptiveField(
                Whole.sum("cells", size, Whole.product("cells", window.extent() - 1, stride)),
                Whole.product("cells", stride, window.stride()));
    }
}
