package convarium.engine.compute;

/// The float work of the layers, as a table of verbs over dense NCHW arrays, a family of verbs an interface.
///
/// Every implementation gives the same bits, whatever its lanes and threads (any NaN counts as equal to any NaN): each
/// output's sum has the one order that its verb states, made of fused multiply–adds.
///
/// An array may be longer than the sizes given with it: what lies beyond is neither read nor written, so that one
/// piece of memory serves layers of several sizes and a smaller last batch. A shorter one is refused.
public interface Compute extends ConvolutionVerbs, MatrixVerbs, PoolingVerbs, ElementVerbs, NormVerbs, ShapeVerbs {

    /// What runs, in words for a status line: `SIMD, 16 lanes, 2 threads`.
    String description();

    /// Why the reference runs where the fast implementation was wanted, as a clause for a person; empty if that is not
    /// so.
    String notice();

    /// The floats of working memory that its routines hand on to each other from call to call, whatever is
    /// computed: it lasts as long as this object, grows with the largest layer and the threads, and is the same
    /// for one network as for several. What a pass holds at the moment does not count.
    long workingFloats();

    /// The threads that share the work.
    WorkerPool pool();
}
