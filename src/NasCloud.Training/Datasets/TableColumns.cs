using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets.Formats.Tables;

namespace NasCloud.Training.Datasets;

/// <summary>Tells what columns a table has, for whoever has yet to say which of them is predicted.</summary>
public static class TableColumns
{
    /// <summary>The names, in their order; empty where there is no table.</summary>
    /// <param name="place">A file, or a folder with a table.</param>
    /// <exception cref="DatasetException">There are several tables, or its first line can't be read.</exception>
    public static IReadOnlyList<string> Read(string place)
    {
        var file = File.Exists(place) ? TableFiles.IsTable(place) ? place : null
            : Directory.Exists(place) ? TableFiles.Find(place)?.Training
            : null;
        return file is null ? [] : TableText.ReadHeader(file);
    }
}
