package convarium.app.calculator;

import convarium.app.place.SampleShape;
import convarium.engine.tensor.Shape;
import java.util.Locale;
import java.util.Optional;

/// Chains worth knowing, as their texts.
public enum ChainPreset {
    /// LeCun et al. 1998 in its usual modern form.
    LENET("LeNet-5", "1x32x32", """
            import torch.nn as nn

            net = nn.Sequential(
                nn.Conv2d(1, 6, 5),
                nn.Tanh(),
                nn.AvgPool2d(2),
                nn.Conv2d(6, 16, 5),
                nn.Tanh(),
                nn.AvgPool2d(2),
                nn.Conv2d(16, 120, 5),
                nn.Tanh(),
                nn.Flatten(),
                nn.Linear(120, 84),
                nn.Tanh(),
                nn.Linear(84, 10),
            )
            """),
    /// The ConvNet that the lecture puts beside a perceptron: digits of 28 × 28.
    LECTURE("The lecture's ConvNet", "", """
            from keras import Sequential
            from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D

            model = Sequential()
            model.add(Conv2D(32, 5, activation="relu", input_shape=(28, 28, 1)))
            model.add(MaxPooling2D(2))
            model.add(Conv2D(64, 3, activation="relu"))
            model.add(MaxPooling2D(2))
            model.add(Flatten())
            model.add(Dense(256, activation="relu"))
            model.add(Dense(10, activation="softmax"))
            """),
    /// Krizhevsky et al. 2012 on two groups, dropout and response normalisation included.
    ALEXNET("AlexNet", "3x227x227", """
            import torch.nn as nn

            net = nn.Sequential(
                nn.Conv2d(3, 96, 11, stride=4),
                nn.ReLU(),
                nn.LocalResponseNorm(5),
                nn.MaxPool2d(3, stride=2),
                nn.Conv2d(96, 256, 5, padding=2, groups=2),
                nn.ReLU(),
                nn.LocalResponseNorm(5),
                nn.MaxPool2d(3, stride=2),
                nn.Conv2d(256, 384, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(384, 384, 3, padding=1, groups=2),
                nn.ReLU(),
                nn.Conv2d(384, 256, 3, padding=1, groups=2),
                nn.ReLU(),
                nn.MaxPool2d(3, stride=2),
                nn.Flatten(),
                nn.Linear(256 * 6 * 6, 4096),
                nn.ReLU(),
                nn.Dropout(),
                nn.Linear(4096, 4096),
                nn.ReLU(),
                nn.Dropout(),
                nn.Linear(4096, 1000),
            )
            """),
    /// Simonyan and Zisserman 2014, configuration D.
    VGG("VGG-16", "3x224x224", """
            import torch.nn as nn

            net = nn.Sequential(
                nn.Conv2d(3, 64, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(64, 64, 3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(64, 128, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(128, 128, 3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(128, 256, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(256, 256, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(256, 256, 3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(256, 512, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(512, 512, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(512, 512, 3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Conv2d(512, 512, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(512, 512, 3, padding=1),
                nn.ReLU(),
                nn.Conv2d(512, 512, 3, padding=1),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Flatten(),
                nn.Linear(512 * 7 * 7, 4096),
                nn.ReLU(),
                nn.Dropout(),
                nn.Linear(4096, 4096),
                nn.ReLU(),
                nn.Dropout(),
                nn.Linear(4096, 1000),
            )
            """);

    private final String title;
    private final String input;
    private final String net;

    ChainPreset(String title, String input, String net) {
        this.title = title;
        this.input = input;
        this.net = net;
    }

    /// Its name for a person.
    public String title() {
        return title;
    }

    /// Its name for a test.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The shape of one sample, where the text does not state it.
    public Optional<Shape> input() {
        return SampleShape.read(input);
    }

    /// The text.
    public String net() {
        return net;
    }
}
