using System.IO.Compression;
using NasCloud.Core.Specs;
using NasCloud.Testing.Datasets;
using NasCloud.Training.Datasets;
using SkiaSharp;

namespace NasCloud.Training.Tests.Datasets;

/// <summary>Small files of every format.</summary>
internal static class SampleData
{
    public const string TrainImages = "train-images-idx3-ubyte";
    public const string TrainLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte";
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    public static byte[] IdxImages(int count, int height = 2, int width = 3) =>
        IdxContent.Of([count, height, width], [.. Enumerable.Range(0, count * height * width).Select(i => (byte)i)]);

    public static byte[] IdxLabels(params byte[] labels) => IdxContent.Of([labels.Length], labels);

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Four training and two test samples of two classes.</summary>
    public static void WriteIdx(TemporaryFolder folder)
    {
        folder.Write(TrainImages, IdxImages(4));
        folder.Write(TrainLabels, IdxLabels(0, 1, 1, 0));
        folder.Write(TestImages, IdxImages(2));
        folder.Write(TestLabels, IdxLabels(1, 0));
    }

    public static byte[] Cifar(int labelBytes, params byte[] labels) =>
        [.. labels.SelectMany(label => Enumerable.Repeat(label, labelBytes).Concat(Enumerable.Range(0, 3072).Select(i => (byte)(i / 1024 * 50))))];

    public static byte[] Image(SKColor color, int height = 4, int width = 5, SKEncodedImageFormat format = SKEncodedImageFormat.Png, bool grey = false)
    {
        using var bitmap = new SKBitmap(width, height, grey ? SKColorType.Gray8 : SKColorType.Rgba8888, grey ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        bitmap.Erase(color);
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    public static Task<IDatasetSource> OpenAsync(string path, int? imageSize = null) =>
        new DatasetCatalog(null).OpenAsync(new DatasetSpec("sample", Path: path, ImageSize: imageSize), TestContext.Current.CancellationToken);
}
