package convarium.engine.compute;

/// Normalisation and softmax.
///
/// Sums are made of 16 partial sums, the r-th over the values at i with i mod 16 = r, from +0 in
/// ascending order, products by `fma`; then, while h is 8, 4, 2 and 1, each partial sum r below h takes
/// r + h. A channel's sum in batch normalisation keeps its partial sums from one picture to the next (i
/// counts anew in each) and joins them at the end. Variances are Σ(x − mean)²/count, two passes over the
/// values, and invStd is 1/√(variance + eps), rounded after each operation. Gradients `dx` may be `dy`,
/// and outputs their input, unless said otherwise.
public interface NormVerbs {

    /// Batch normalisation while training: y = gamma·(x − mean)·invStd + beta with the batch's own mean
    /// and variance of each channel (Ioffe and Szegedy 2015), calculated as fma(x − mean, gamma·invStd,
    /// beta).
    ///
    /// @param mean the batch's means, one a channel, overwritten
    /// @param variance the batch's biased variances, one a channel, overwritten
    void batchNormTraining(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] beta,
            float[] y,
            float[] mean,
            float[] variance);

    /// Batch normalisation with given means and variances; `y` may be `x`.
    void batchNormInference(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] beta,
            float[] mean,
            float[] variance,
            float[] y);

    /// The gradients of [#batchNormTraining]: dbeta = Σ dy; dgamma = invStd·Σ dy·(x − mean); dx =
    /// gamma·invStd·fma(x − mean, −dgamma·invStd/count, dy − dbeta/count).
    ///
    /// @param mean,variance what the forward pass stored
    void batchNormBackward(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] mean,
            float[] variance,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta);

    /// Layer and group normalisation: each row of `size` values is normalised by its own mean and
    /// variance, then value j of row r becomes `gamma[i]`·x̂ + `beta[i]` with i = (r mod
    /// cycle)·(size/inner) + j/inner. Layer normalisation over the last axis: cycle 1, inner 1. Group
    /// normalisation: a row is a group of a picture, cycle the groups, inner the values of one channel
    /// (Ba et al. 2016; Wu and He 2018).
    void rowNormForward(
            int rows, int size, int cycle, int inner, float eps, float[] x, float[] gamma, float[] beta, float[] y);

    /// The gradients of [#rowNormForward], which recomputes the means and variances. For each row and
    /// channel a = Σ dy and b = Σ dy·(x − mean) over its inner values, then over the row's channels A =
    /// Σ gamma·a and B = Σ gamma·b; dx = invStd·fma(x − mean, −B·invStd·invStd/size, fma(gamma, dy,
    /// −A/size)). The rows' a and b·invStd are added in ascending order to dbeta and dgamma.
    void rowNormBackward(
            int rows,
            int size,
            int cycle,
            int inner,
            float eps,
            float[] x,
            float[] gamma,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta);

    /// Local response normalisation across channels: y = x·(k + alpha/size·Σ x²)^−beta over `size`
    /// neighbouring channels (Krizhevsky et al. 2012, section 3.3, with PyTorch's division of alpha),
    /// from c − ⌊size/2⌋ to c + ⌊(size − 1)/2⌋, squares summed in that order by `fma`. A beta of 3/4 is
    /// taken by square roots, any other by exp and log. `y` may not be `x`.
    void localResponseForward(
            int n, int c, int spatial, int size, float alpha, float beta, float k, float[] x, float[] y);

    /// dx = dy·base^−beta − 2·alpha/size·beta·x·Σ dy·y/base over the neighbourhoods that x is in, in
    /// ascending order; `dx` may not be `x` or `dy`.
    void localResponseBackward(
            int n, int c, int spatial, int size, float alpha, float beta, float k, float[] x, float[] dy, float[] dx);

    /// Softmax over the middle axis of `(outer, size, inner)`, the largest value taken off first.
    void softmaxForward(int outer, int size, int inner, float[] x, float[] y);

    /// dx = y·(dy − Σ dy·y).
    void softmaxBackward(int outer, int size, int inner, float[] y, float[] dy, float[] dx);

    /// x − max − log Σ exp(x − max) over the middle axis.
    void logSoftmaxForward(int outer, int size, int inner, float[] x, float[] y);

    /// dx = dy − exp(y)·Σ dy.
    void logSoftmaxBackward(int outer, int size, int inner, float[] y, float[] dy, float[] dx);
}
