package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.PoolingVerbs;
import convarium.engine.compute.WorkerPool;
import java.util.function.IntConsumer;

/// The pooling verbs: arrays checked, some output rows a task forward, some planes a task backward.
public interface ScalarPoolingVerbs extends PoolingVerbs {

    WorkerPool pool();

    /// As [convarium.engine.compute.MatrixVerbs#channelSums].
    void channelSums(int n, int c, int spatial, float[] x, float[] sums);

    @Override
    default void maxPool2dForward(WindowGeometry g, float[] x, float[] y) {
        Lengths.checkPooling(g, x, y);
        eachRow(g, row -> ScalarPooling.maxRow(g, x, y, row));
    }

    @Override
    default void maxPool2dBackward(
            WindowGeometry g, boolean rectified, float[] x, float[] dy, float[] dx, float[] sums) {
        Lengths.checkPooling(g, x, dy, dx, sums);
        eachPlane(g, plane -> ScalarPooling.maxBackward(g, rectified, x, dy, dx, plane));
        if (sums.length > 0) {
            channelSums(g.n(), g.c(), g.h() * g.w(), dx, sums);
        }
    }

    @Override
    default void avgPool2dForward(WindowGeometry g, boolean countsPadding, int divisor, float[] x, float[] y) {
        Lengths.checkPooling(g, x, y);
        eachRow(g, row -> ScalarPooling.averageRow(g, countsPadding, divisor, x, y, row));
    }

    @Override
    default void avgPool2dBackward(WindowGeometry g, boolean countsPadding, int divisor, float[] dy, float[] dx) {
        Lengths.checkPooling(g, dx, dy, dx);
        eachPlane(g, plane -> ScalarPooling.averageBackward(g, countsPadding, divisor, dy, dx, plane));
    }

    @Override
    default void l2Pool2dForward(WindowGeometry g, float[] x, float[] y) {
        Lengths.checkPooling(g, x, y);
        eachRow(g, row -> ScalarPooling.rootRow(g, x, y, row));
    }

    @Override
    default void l2Pool2dBackward(WindowGeometry g, float[] x, float[] y, float[] dy, float[] dx) {
        Lengths.checkPooling(g, x, y);
        Lengths.checkPooling(g, x, dy, dx);
        eachPlane(g, plane -> ScalarPooling.rootBackward(g, x, y, dy, dx, plane));
    }

    @Override
    default void adaptiveAvgPool2dForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y) {
        Lengths.check("input", x, planes, h, w);
        Lengths.check("output", y, planes, oh, ow);
        var pooling = new AdaptivePooling(h, w, oh, ow);
        eachPlane(planes, h * w, plane -> pooling.average(plane, x, y));
    }

    @Override
    default void adaptiveAvgPool2dBackward(int planes, int h, int w, int oh, int ow, float[] dy, float[] dx) {
        Lengths.check("output's gradient", dy, planes, oh, ow);
        Lengths.check("input's gradient", dx, planes, h, w);
        var pooling = new AdaptivePooling(h, w, oh, ow);
        eachPlane(planes, h * w, plane -> pooling.averageBackward(plane, dy, dx));
    }

    @Override
    default void adaptiveMaxPool2dForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y) {
        Lengths.check("input", x, planes, h, w);
        Lengths.check("output", y, planes, oh, ow);
        var pooling = new AdaptivePooling(h, w, oh, ow);
        eachPlane(planes, h * w, plane -> pooling.max(plane, x, y));
    }

    @Override
    default void adaptiveMaxPool2dBackward(
            int planes, int h, int w, int oh, int ow, float[] x, float[] dy, float[] dx) {
        Lengths.check("input", x, planes, h, w);
        Lengths.check("output's gradient", dy, planes, oh, ow);
        Lengths.check("input's gradient", dx, planes, h, w);
        var pooling = new AdaptivePooling(h, w, oh, ow);
        eachPlane(planes, h * w, plane -> pooling.maxBackward(plane, x, dy, dx));
    }

    private void eachRow(WindowGeometry g, IntConsumer body) {
        Chunks.run(pool(), g.n() * g.c() * g.oh(), g.ow() * Math.min(64, g.kh() * g.kw()), (from, to) -> {
            for (int row = from; row < to; row++) {
                body.accept(row);
            }
        });
    }

    private void eachPlane(WindowGeometry g, IntConsumer body) {
        eachPlane(g.n() * g.c(), g.h() * g.w(), body);
    }

    private void eachPlane(int planes, int values, IntConsumer body) {
        Chunks.run(pool(), planes, values, (from, to) -> {
            for (int plane = from; plane < to; plane++) {
                body.accept(plane);
            }
        });
    }
}
