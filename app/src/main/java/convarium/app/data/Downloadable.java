package convarium.app.data;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A data set that may be downloaded when somebody asks for it.
///
/// @param name how it is asked for: `mnist`
/// @param title its name in words
/// @param sources where its files lie, the first one first; each ends with a slash
/// @param files all that belong to it
public record Downloadable(String name, String title, List<URI> sources, List<RemoteFile> files) {

    /// Handwritten digits, by LeCun, Cortes and Burges.
    public static final Downloadable MNIST = new Downloadable(
            "mnist",
            "MNIST",
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")),
            List.of(
                    new RemoteFile(
                            "train-images-idx3-ubyte.gz",
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    new RemoteFile(
                            "train-labels-idx1-ubyte.gz",
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new RemoteFile(
                            "t10k-images-idx3-ubyte.gz",
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new RemoteFile(
                            "t10k-labels-idx1-ubyte.gz",
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));

    /// Pieces of clothing, by Zalando.
    public static final Downloadable FASHION = new Downloadable(
            "fashion",
            "Fashion-MNIST",
            List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")),
            List.of(
                    new RemoteFile(
                            "train-images-idx3-ubyte.gz",
                            26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    new RemoteFile(
                            "train-labels-idx1-ubyte.gz",
                            29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    new RemoteFile(
                            "t10k-images-idx3-ubyte.gz",
                            4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    new RemoteFile(
                            "t10k-labels-idx1-ubyte.gz",
                            5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));

    /// Small colour photographs, by Krizhevsky, Nair and Hinton.
    public static final Downloadable CIFAR_10 = new Downloadable(
            "cifar10",
            "CIFAR-10",
            List.of(URI.create("https://www.cs.toronto.edu/~kriz/")),
            List.of(new RemoteFile(
                    "cifar-10-binary.tar.gz",
                    170_052_171,
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));

    /// All of them.
    public static final List<Downloadable> ALL = List.of(MNIST, FASHION, CIFAR_10);

    public Downloadable {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
    }

    /// The set of this name.
    public static Optional<Downloadable> named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    /// A file as it must be.
    ///
    /// @param bytes how long it is
    /// @param sha256 its SHA-256, 64 lower-case hexadecimal digits
    public record RemoteFile(String name, long bytes, String sha256) {}

    /// How many bytes there are in all.
    public long bytes() {
        return files.stream().mapToLong(RemoteFile::bytes).sum();
    }

    /// The host that is asked first.
    public String host() {
        return String.valueOf(sources.getFirst().getHost());
    }
}
