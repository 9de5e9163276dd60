using NasCloud.Core.Collections;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>A public data set that can be downloaded from its publisher.</summary>
/// <param name="Name">Its name in a spec.</param>
/// <param name="Description">What it holds, in a few words.</param>
/// <param name="Page">The publisher's page, with terms and whom to cite.</param>
/// <param name="Files">What to download.</param>
public sealed record DownloadableDataset(string Name, string Description, Uri Page, ValueArray<RemoteFile> Files)
{
    private static readonly string[] FashionMnistHosts = ["http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"];

    private static readonly string[] MnistHosts =
        ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"];

    private static readonly string[] CifarHosts = ["https://www.cs.toronto.edu/~kriz/"];

    /// <summary>All of them. Where each hash comes from stands in docs/datasets.md.</summary>
    public static ValueArray<DownloadableDataset> All { get; } =
    [
        new(
            "fashion-mnist",
            "60,000 + 10,000 grey 28x28 images of clothing, 10 classes",
            new Uri("https://github.com/zalandoresearch/fashion-mnist"),
            [
                Unpacked("train-images-idx3-ubyte.gz", FashionMnistHosts, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                Unpacked("train-labels-idx1-ubyte.gz", FashionMnistHosts, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                Unpacked("t10k-images-idx3-ubyte.gz", FashionMnistHosts, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                Unpacked("t10k-labels-idx1-ubyte.gz", FashionMnistHosts, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
            ]),
        new(
            "mnist",
            "60,000 + 10,000 grey 28x28 images of digits, 10 classes",
            new Uri("http://yann.lecun.com/exdb/mnist/"),
            [
                Packed("train-images-idx3-ubyte.gz", MnistHosts, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                Packed("train-labels-idx1-ubyte.gz", MnistHosts, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                Packed("t10k-images-idx3-ubyte.gz", MnistHosts, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                Packed("t10k-labels-idx1-ubyte.gz", MnistHosts, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            ]),
        new(
            "cifar-10",
            "50,000 + 10,000 colour 32x32 photographs, 10 classes",
            new Uri("https://www.cs.toronto.edu/~kriz/cifar.html"),
            [Packed("cifar-10-binary.tar.gz", CifarHosts, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")]),
        new(
            "cifar-100",
            "50,000 + 10,000 colour 32x32 photographs, 100 classes",
            new Uri("https://www.cs.toronto.edu/~kriz/cifar.html"),
            [Packed("cifar-100-binary.tar.gz", CifarHosts, "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")]),
    ];

    private static RemoteFile Packed(string name, string[] hosts, string sha256) =>
        new(name, [.. hosts.Select(host => new Uri(host + name))], sha256);

    private static RemoteFile Unpacked(string name, string[] hosts, string sha256) =>
        Packed(name, hosts, sha256) with { HashesUnpacked = true };
}
