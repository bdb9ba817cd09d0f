package convarium.engine.peers;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A step of training the lecture's ConvNet in PyTorch: forward, loss, backward, plain SGD, on one batch
/// again and again.
///
/// Fast only with the environment that [Peers] starts it in: by default LibTorch gives memory back to the
/// system after each step, and its OpenBLAS threads fight with its OpenMP threads.
final class TorchTraining implements Runnable {
    private final Conv2dImpl conv1 = new Conv2dImpl(1, 32, new LongPointer(5, 5));
    private final Conv2dImpl conv2 = new Conv2dImpl(32, 64, new LongPointer(3, 3));
    private final LinearImpl dense1 = new LinearImpl(64 * 5 * 5, 256);
    private final LinearImpl dense2 = new LinearImpl(256, 10);
    private final Module network = new Module("lecture");
    private final SGD optimiser;
    private final Tensor images;
    private final Tensor labels;

    TorchTraining(int threads, int batch) {
        torch.set_num_threads(threads);
        network.register_module("conv1", conv1);
        network.register_module("conv2", conv2);
        network.register_module("dense1", dense1);
        network.register_module("dense2", dense2);
        optimiser = new SGD(network.parameters(), new SGDOptions(0.01));
        images = torch.randn(batch, 1, 28, 28);
        labels = torch.randint(10, new long[] {batch}).toType(torch.ScalarType.Long);
    }

    @Override
    public void run() {
        try (var scope = new PointerScope()) {
            optimiser.zero_grad();
            Tensor x = torch.max_pool2d(torch.relu(conv1.forward(images)), 2, 2);
            x = torch.max_pool2d(torch.relu(conv2.forward(x)), 2, 2);
            x = dense2.forward(torch.relu(dense1.forward(torch.flatten(x, 1, -1))));
            Tensor loss = torch.cross_entropy_loss(x, labels);
            loss.backward();
            optimiser.step();
            if (Float.isNaN(loss.item_float())) {
                throw new IllegalStateException("the loss is not a number");
            }
        }
    }
}
