using System.Globalization;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Names for the classes of formats that number them only.</summary>
internal static class ClassNames
{
    /// <summary>The file, one name a line in label order, that names the classes of IDX data.</summary>
    public const string FileName = "classes.txt";

    private static readonly string[] FashionMnist =
        ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>The names in the folder's <see cref="FileName"/>, else those known for the folder's name, else the labels themselves.</summary>
    public static IReadOnlyList<string> For(string folder, int classes)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
            return FromFile(file, classes);
        return Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) == "fashion-mnist" && classes == FashionMnist.Length
            ? FashionMnist
            : [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The lines of a file of names, which must be as many as there are classes.</summary>
    public static IReadOnlyList<string> FromFile(string file, int classes)
    {
        var names = File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        return names.Length == classes
            ? names
            : throw new DatasetException(file, $"it names {names.Length} classes and the labels have {classes}: expected one name a line, in label order");
    }
}
