using System.Text.RegularExpressions;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>The four files of one IDX data set, found by the names that the MNIST family uses.</summary>
/// <param name="TrainingImages">Images to train on.</param>
/// <param name="TrainingLabels">Their labels.</param>
/// <param name="TestImages">Images to test on; null with <paramref name="TestLabels"/>.</param>
/// <param name="TestLabels">Their labels.</param>
internal sealed partial record IdxFiles(string TrainingImages, string TrainingLabels, string? TestImages, string? TestLabels)
{
    /// <summary>The files in a folder; null where it has none with such a name.</summary>
    public static IdxFiles? Find(string folder)
    {
        var files = Directory.EnumerateFiles(folder)
            .Select(path => (Path: path, Name: NamePattern().Match(Path.GetFileName(path))))
            .Where(file => file.Name.Success)
            .ToLookup(file => (Test: file.Name.Groups["part"].Value != "train", Kind: file.Name.Groups["kind"].Value), file => file.Path);
        if (files.Count == 0)
            return null;
        var (images, labels) = (One(files[(true, "images")]), One(files[(true, "labels")]));
        if (images is null != labels is null)
            throw new DatasetException(folder, $"it has test {(images is null ? "labels without images" : "images without labels")}: expected both, or neither");
        return new IdxFiles(
            One(files[(false, "images")]) ?? throw Missing(folder, "train-images-idx3-ubyte"),
            One(files[(false, "labels")]) ?? throw Missing(folder, "train-labels-idx1-ubyte"),
            images,
            labels);
    }

    private static string? One(IEnumerable<string> paths)
    {
        // An unpacked file beside its own gzip is the same content and quicker to read.
        var distinct = paths.GroupBy(Unpacked).ToArray();
        return distinct.Length <= 1
            ? distinct.FirstOrDefault()?.MinBy(path => path.Length)
            : throw new DatasetException(distinct[1].First(), $"it lies beside {Path.GetFileName(distinct[0].First())}: expected the files of one data set in a folder");
    }

    private static string Unpacked(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;

    private static DatasetException Missing(string folder, string name) =>
        new(folder, $"it has IDX files but no {name}, gzipped or not: copy it there");

    [GeneratedRegex(@"^(.+-)?(?<part>train|t10k|test)-(?<kind>images|labels)[-.]idx[13]-ubyte(\.gz)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NamePattern();
}
