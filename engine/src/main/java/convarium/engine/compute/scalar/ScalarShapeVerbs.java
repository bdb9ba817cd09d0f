package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.compute.ShapeVerbs;
import convarium.engine.compute.WorkerPool;
import java.util.function.IntConsumer;

/// The shape verbs: arrays checked, some rows or planes a task.
public interface ScalarShapeVerbs extends ShapeVerbs {

    WorkerPool pool();

    @Override
    default void copyBlocks(
            int outer, int length, float[] x, int fromRow, int fromOffset, float[] y, int toRow, int toOffset) {
        Lengths.check("input", x, outer, fromRow);
        Lengths.check("output", y, outer, toRow);
        checkBlock(length, fromRow, fromOffset);
        checkBlock(length, toRow, toOffset);
        each(outer, length, row -> System.arraycopy(x, row * fromRow + fromOffset, y, row * toRow + toOffset, length));
    }

    @Override
    default void permute(int[] sizes, int[] order, float[] x, float[] y) {
        Lengths.check("input", x, sizes);
        var permutation = Permutation.of(sizes, order);
        Lengths.check("output", y, sizes);
        each(permutation.strips(), permutation.stripValues(), strip -> permutation.strip(strip, x, y));
    }

    @Override
    default void upsampleNearestForward(int planes, int h, int w, int factorH, int factorW, float[] x, float[] y) {
        Lengths.check("input", x, planes, h, w);
        Lengths.check("output", y, planes, h * factorH, w * factorW);
        each(planes, h * factorH * w * factorW, plane -> Upsampling.nearest(h, w, factorH, factorW, x, y, plane));
    }

    @Override
    default void upsampleNearestBackward(int planes, int h, int w, int factorH, int factorW, float[] dy, float[] dx) {
        Lengths.check("output's gradient", dy, planes, h * factorH, w * factorW);
        Lengths.check("input's gradient", dx, planes, h, w);
        each(
                planes,
                h * factorH * w * factorW,
                plane -> Upsampling.nearestBackward(h, w, factorH, factorW, dy, dx, plane));
    }

    @Override
    default void upsampleBilinearForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y) {
        Lengths.check("input", x, planes, h, w);
        Lengths.check("output", y, planes, oh, ow);
        var rows = new Bilinear(h, oh);
        var columns = new Bilinear(w, ow);
        each(planes, oh * ow, plane -> Upsampling.bilinear(rows, columns, h, w, x, y, plane));
    }

    @Override
    default void upsampleBilinearBackward(int planes, int h, int w, int oh, int ow, float[] dy, float[] dx) {
        Lengths.check("output's gradient", dy, planes, oh, ow);
        Lengths.check("input's gradient", dx, planes, h, w);
        var rows = new Bilinear(h, oh);
        var columns = new Bilinear(w, ow);
        each(planes, oh * ow, plane -> Upsampling.bilinearBackward(rows, columns, h, w, dy, dx, plane));
    }

    @Override
    default void padForward(
            int planes,
            int h,
            int w,
            int top,
            int bottom,
            int left,
            int right,
            PaddingMode mode,
            float[] x,
            float[] y) {
        var padding = new PlanePadding(h, w, top, bottom, left, right, mode);
        Lengths.check("input", x, planes, h, w);
        Lengths.check("output", y, planes, top + h + bottom, left + w + right);
        each(planes, (top + h + bottom) * (left + w + right), plane -> padding.forward(plane, x, y));
    }

    @Override
    default void padBackward(
            int planes,
            int h,
            int w,
            int top,
            int bottom,
            int left,
            int right,
            PaddingMode mode,
            float[] dy,
            float[] dx) {
        var padding = new PlanePadding(h, w, top, bottom, left, right, mode);
        Lengths.check("output's gradient", dy, planes, top + h + bottom, left + w + right);
        Lengths.check("input's gradient", dx, planes, h, w);
        each(planes, (top + h + bottom) * (left + w + right), plane -> padding.backward(plane, dy, dx));
    }

    private void each(int items, int values, IntConsumer body) {
        Chunks.run(pool(), items, values, (from, to) -> {
            for (int item = from; item < to; item++) {
                body.accept(item);
            }
        });
    }

    private static void checkBlock(int length, int row, int offset) {
        if (length < 0 || offset < 0 || offset > row - length) {
            throw new IllegalArgumentException(
                    "a block of " + length + " values at " + offset + " does not lie in a row of " + row);
        }
    }
}
