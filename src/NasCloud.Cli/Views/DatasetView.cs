using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Training.Datasets.Downloads;
using Spectre.Console;
using TableColumn = NasCloud.Core.Datasets.Tables.TableColumn;

namespace NasCloud.Cli.Views;

/// <summary>Data sets, in a list and in full.</summary>
internal static class DatasetView
{
    private const string BuiltIn = "glyphs";

    private const int MostNamed = 20;

    /// <param name="here">The names of those that can be used at once.</param>
    /// <param name="downloadable">Those that can be downloaded.</param>
    /// <param name="isRemote">Whether they are a server's, to which nothing can be downloaded from here.</param>
    public static Table List(IReadOnlyList<string> here, ValueArray<DownloadableDataset> downloadable, bool isRemote = false)
    {
        var table = Layout.Table(Layout.Names("data set"), Layout.Names("state"), Layout.Words("holds"));
        foreach (var name in here.Union(downloadable.Select(each => each.Name)))
        {
            var known = downloadable.FirstOrDefault(each => each.Name == name);
            var state = here.Contains(name) ? $"[{Palette.Accent}]{(isRemote ? "there" : "here")}[/]" : isRemote ? $"[{Palette.Quiet}]not there[/]" : $"[{Palette.Quiet}]nascloud dataset get {name}[/]";
            table.AddRow(Markup.Escape(name), state, Markup.Escape(known?.Description ?? (name == BuiltIn ? "generated shapes, grey 28x28, 10 classes; built in" : "")));
        }

        return table;
    }

    /// <summary>What it holds, and what is odd about it.</summary>
    public static Grid Detail(DatasetInfo dataset)
    {
        var grid = Layout.Facts()
            .Fact("data set", dataset.Name)
            .Fact("training", Counted(dataset.TrainingCount, dataset))
            .Fact("test", Counted(dataset.TestCount, dataset));
        if (dataset.Table is { } table)
            Columns(grid, table);
        else if (dataset.Kind == DataKind.Tokens)
            grid.Fact("shape", DatasetText.Tokens(dataset));
        else if (dataset.IsSeries)
            Series(grid, dataset);
        else
            grid.Fact("shape", $"{dataset.Input} (channels, height, width)");
        if (dataset.Classes.Count > 0)
            grid.Fact("classes", $"{dataset.Classes.Count}: {Listed(dataset.Classes.Select((name, label) => Counted(dataset, name, label)), dataset.Classes.Count)}");
        grid.Fact("fingerprint", dataset.Fingerprint);
        foreach (var note in DatasetNotes.Of(dataset))
            grid.Fact("note", note);
        return grid;
    }

    private static string Counted(int count, DatasetInfo dataset) =>
        $"{Format.Count(count)} {(count == 1 ? DatasetText.Noun(dataset) : DatasetText.Nouns(dataset))}";

    private static void Series(Grid grid, DatasetInfo dataset)
    {
        grid.Fact("shape", DatasetText.Steps(dataset));
        if (dataset.SeriesTarget is { } target)
            grid.Fact("target", $"{target}, a number");
    }

    private static void Columns(Grid grid, TableSchema table)
    {
        grid.Fact("target", $"{table.Target}, {(table.Task == PredictionTask.Regression ? "a number" : "a class")}");
        foreach (var kind in table.Columns.GroupBy(column => column.Kind).OrderBy(kind => kind.Key))
            grid.Fact(kind.Key switch { ColumnKind.Number => "numbers", ColumnKind.Category => "categories", _ => "ignored" }, Listed(kind.Select(Described), kind.Count()));
    }

    private static string Described(TableColumn column)
    {
        string?[] details = [column.Kind == ColumnKind.Category ? $"{column.Categories.Count}" : null, column.Missing > 0 ? $"{Format.Count(column.Missing)} missing" : null];
        var known = string.Join(", ", details.OfType<string>());
        return known.Length > 0 ? $"{column.Name} ({known})" : column.Name;
    }

    private static string Counted(DatasetInfo dataset, string name, int label) =>
        dataset.ClassCounts.Count > label ? $"{name} ({Format.Count(dataset.ClassCounts[label])})" : name;

    private static string Listed(IEnumerable<string> items, int count) =>
        string.Join(", ", items.Take(MostNamed)) + (count > MostNamed ? ", ..." : "");
}
