using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>The files of a table: one, or one to train on and one to test on.</summary>
/// <param name="Location">The file, or the folder of both.</param>
/// <param name="Training">The file with the rows to train on.</param>
/// <param name="Test">The file with the rows to test on; null where they are held out of the other.</param>
internal sealed record TableFiles(string Location, string Training, string? Test)
{
    private static readonly string[] Extensions = [".csv", ".tsv"];

    /// <summary>Whether a file is a table, by its name.</summary>
    public static bool IsTable(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The tables of a folder, by name; null where there are none.</summary>
    public static TableFiles? Find(string folder)
    {
        var tables = Directory.EnumerateFiles(folder).Where(IsTable).Order(StringComparer.Ordinal).ToArray();
        if (tables.FirstOrDefault(file => IsCalled(file, "train")) is { } training)
            return new(folder, training, tables.FirstOrDefault(file => IsCalled(file, "test")));
        return tables.Length switch
        {
            0 => null,
            1 => new(folder, tables[0], null),
            _ => throw new DatasetException(folder, $"it holds {tables.Length} tables ({string.Join(", ", tables.Select(Path.GetFileName).Take(4))}): expected one, or train.csv and test.csv; name the one meant in dataset.path"),
        };
    }

    private static bool IsCalled(string file, string name) =>
        Path.GetFileNameWithoutExtension(file).Equals(name, StringComparison.OrdinalIgnoreCase);
}
