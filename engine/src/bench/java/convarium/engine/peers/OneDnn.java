package convarium.engine.peers;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import convarium.engine.arithmetic.WindowGeometry;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/// oneDNN's convolutions, in the layouts that it likes best: operands are brought into them once, before
/// the clock starts.
///
/// How many threads it uses is up to `OMP_NUM_THREADS` when the program starts.
final class OneDnn {
    private static final memory.data_type F32 = memory.data_type.f32;
    private static final memory.format_tag ANY = memory.format_tag.any;

    private final engine cpu = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);
    private final stream stream = new stream(cpu);
    /// What native code refers to and Java must not collect.
    private final List<Pointer> held = new ArrayList<>();

    /// A primitive with its operands.
    final class Operation implements Runnable {
        private final primitive primitive;
        private final IntMemoryMap operands;
        private final memory result;
        private final memory.desc plain;

        private Operation(primitive primitive, IntMemoryMap operands, memory result, memory.desc plain) {
            this.primitive = primitive;
            this.operands = operands;
            this.result = result;
            this.plain = plain;
        }

        @Override
        public void run() {
            primitive.execute(stream, operands);
            stream._wait();
        }

        /// The result of the latest run, in the plain layout.
        float[] result() {
            var copy = new memory(plain, cpu);
            new reorder(result, copy).execute(stream, result, copy);
            stream._wait();
            float[] values = new float[Math.toIntExact(plain.get_size() / Float.BYTES)];
            new FloatPointer(copy.get_data_handle()).get(values);
            return values;
        }
    }

    /// y = convolution of x, and the bias.
    Operation forward(WindowGeometry g, float[] x, float[] weights, float[] bias) {
        var description = forward(g);
        var result = keep(new memory(description.dst_desc(), cpu));
        var operands = new IntMemoryMap();
        operands.put(DNNL_ARG_SRC, ordered(x, input(g), memory.format_tag.nchw, description.src_desc()));
        operands.put(DNNL_ARG_WEIGHTS, ordered(weights, weights(g), weightsTag(g), description.weights_desc()));
        operands.put(DNNL_ARG_BIAS, ordered(bias, new long[] {g.oc()}, memory.format_tag.a, description.bias_desc()));
        operands.put(DNNL_ARG_DST, result);
        return new Operation(keep(new convolution_forward(description)), operands, result, plain(output(g)));
    }

    /// The gradient at the input.
    Operation backwardInput(WindowGeometry g, float[] dy, float[] weights) {
        var description = keep(new convolution_backward_data.primitive_desc(
                cpu,
                dnnl.algorithm.convolution_direct,
                any(input(g)),
                any(weights(g)),
                any(output(g)),
                strides(g),
                dilations(g),
                before(g),
                after(g),
                forward(g)));
        var result = keep(new memory(description.diff_src_desc(), cpu));
        var operands = new IntMemoryMap();
        operands.put(DNNL_ARG_DIFF_DST, ordered(dy, output(g), memory.format_tag.nchw, description.diff_dst_desc()));
        operands.put(DNNL_ARG_WEIGHTS, ordered(weights, weights(g), weightsTag(g), description.weights_desc()));
        operands.put(DNNL_ARG_DIFF_SRC, result);
        return new Operation(keep(new convolution_backward_data(description)), operands, result, plain(input(g)));
    }

    /// The gradient at the weights.
    Operation backwardWeights(WindowGeometry g, float[] x, float[] dy) {
        var description = keep(new convolution_backward_weights.primitive_desc(
                cpu,
                dnnl.algorithm.convolution_direct,
                any(input(g)),
                any(weights(g)),
                any(output(g)),
                strides(g),
                dilations(g),
                before(g),
                after(g),
                forward(g)));
        var result = keep(new memory(description.diff_weights_desc(), cpu));
        var operands = new IntMemoryMap();
        operands.put(DNNL_ARG_SRC, ordered(x, input(g), memory.format_tag.nchw, description.src_desc()));
        operands.put(DNNL_ARG_DIFF_DST, ordered(dy, output(g), memory.format_tag.nchw, description.diff_dst_desc()));
        operands.put(DNNL_ARG_DIFF_WEIGHTS, result);
        return new Operation(
                keep(new convolution_backward_weights(description)),
                operands,
                result,
                new memory.desc(weights(g), F32, weightsTag(g)));
    }

    /// The product of two square matrices, both stored row by row.
    Operation product(int size, float[] a, float[] b) {
        long[] sizes = {size, size};
        var plain = new memory.desc(sizes, F32, memory.format_tag.ab);
        var description = keep(new matmul.primitive_desc(cpu, plain, plain, plain));
        var result = keep(new memory(plain, cpu));
        var operands = new IntMemoryMap();
        operands.put(DNNL_ARG_SRC, ordered(a, sizes, memory.format_tag.ab, plain));
        operands.put(DNNL_ARG_WEIGHTS, ordered(b, sizes, memory.format_tag.ab, plain));
        operands.put(DNNL_ARG_DST, result);
        return new Operation(keep(new matmul(description)), operands, result, plain);
    }

    private convolution_forward.primitive_desc forward(WindowGeometry g) {
        return keep(new convolution_forward.primitive_desc(
                cpu,
                dnnl.prop_kind.forward_training,
                dnnl.algorithm.convolution_direct,
                any(input(g)),
                any(weights(g)),
                any(new long[] {g.oc()}),
                any(output(g)),
                strides(g),
                dilations(g),
                before(g),
                after(g)));
    }

    private memory ordered(float[] values, long[] sizes, memory.format_tag tag, memory.desc wanted) {
        var plain = new memory(new memory.desc(sizes, F32, tag), cpu);
        new FloatPointer(plain.get_data_handle()).put(values);
        var ordered = keep(new memory(wanted, cpu));
        new reorder(plain, ordered).execute(stream, plain, ordered);
        stream._wait();
        return ordered;
    }

    private <P extends Pointer> P keep(P pointer) {
        held.add(pointer);
        return pointer;
    }

    private static memory.desc any(long[] sizes) {
        return new memory.desc(sizes, F32, ANY);
    }

    private static memory.desc plain(long[] sizes) {
        return new memory.desc(sizes, F32, memory.format_tag.nchw);
    }

    private static long[] input(WindowGeometry g) {
        return new long[] {g.n(), g.c(), g.h(), g.w()};
    }

    private static long[] output(WindowGeometry g) {
        return new long[] {g.n(), g.oc(), g.oh(), g.ow()};
    }

    private static long[] weights(WindowGeometry g) {
        return g.groups() == 1
                ? new long[] {g.oc(), g.c(), g.kh(), g.kw()}
                : new long[] {g.groups(), g.oc() / g.groups(), g.c() / g.groups(), g.kh(), g.kw()};
    }

    private static memory.format_tag weightsTag(WindowGeometry g) {
        return g.groups() == 1 ? memory.format_tag.oihw : memory.format_tag.goihw;
    }

    private static long[] strides(WindowGeometry g) {
        return new long[] {g.height().stride(), g.width().stride()};
    }

    private static long[] dilations(WindowGeometry g) {
        return new long[] {g.height().dilation() - 1, g.width().dilation() - 1};
    }

    private static long[] before(WindowGeometry g) {
        return new long[] {g.height().before(), g.width().before()};
    }

    private static long[] after(WindowGeometry g) {
        return new long[] {g.height().after(), g.width().after()};
    }
}
