using System.Security.Cryptography;
using System.Text;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>The image files of a folder with one folder a class, as <c>train/class/file</c> with or without <c>test/</c>, or as <c>class/file</c>.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Classes">The names of the class folders, in ordinal order: a class's place is its label.</param>
/// <param name="Training">The files to train on.</param>
/// <param name="Test">The files to test on.</param>
internal sealed record ImageFolder(string Folder, ValueArray<string> Classes, ValueArray<ImageFile> Training, ValueArray<ImageFile> Test)
{
    // One in ten is tested on where the folder doesn't say which.
    private const int TestShare = 10;

    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif"];

    /// <summary>The image files of a folder, by name; null where it is laid out in no such way.</summary>
    public static ImageFolder? Find(string folder)
    {
        var training = Path.Combine(folder, "train");
        if (!Directory.Exists(training))
            return Files(folder, ClassFolders(folder)).Any() ? WithOwnSplit(folder, ClassFolders(folder)) : null;
        var classes = ClassFolders(training);
        if (!Files(training, classes).Any())
            throw new DatasetException(training, $"it holds no folders with images: expected one folder for each class, of files that end in {string.Join(", ", Extensions)}");
        return new ImageFolder(folder, [.. classes], [.. Files(training, classes)], [.. TestFiles(Path.Combine(folder, "test"), classes)]);
    }

    private static ImageFolder WithOwnSplit(string folder, string[] classes)
    {
        var byClass = Files(folder, classes).GroupBy(file => file.Label).Select(TestFirst).ToArray();
        return new ImageFolder(
            folder,
            [.. classes],
            [.. byClass.SelectMany(files => files.Skip(files.Length / TestShare))],
            [.. byClass.SelectMany(files => files.Take(files.Length / TestShare))]);
    }

    /// <summary>By the hash of the name, so that the split depends on nothing else: not on the machine, nor on where the folder lies.</summary>
    private static ImageFile[] TestFirst(IEnumerable<ImageFile> files) =>
        [.. files.OrderBy(file => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(file.Path)))), StringComparer.Ordinal)];

    private static IEnumerable<ImageFile> TestFiles(string folder, string[] classes)
    {
        if (!Directory.Exists(folder))
            return [];
        var unknown = ClassFolders(folder).Except(classes).FirstOrDefault();
        return unknown is null
            ? Files(folder, classes)
            : throw new DatasetException(Path.Combine(folder, unknown), $"it is a class that train/ doesn't have: expected {string.Join(", ", classes)}");
    }

    private static string[] ClassFolders(string folder) =>
        [.. Directory.EnumerateDirectories(folder)
            .Select(inner => Path.GetFileName(inner))
            .Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<ImageFile> Files(string folder, string[] classes) =>
        classes.SelectMany((name, label) => ImagesIn(Path.Combine(folder, name)).Select(path => new ImageFile(path, label)));

    private static IEnumerable<string> ImagesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(IsImage).Order(StringComparer.Ordinal) : [];

    private static bool IsImage(string path) =>
        !Path.GetFileName(path).StartsWith('.') && Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
