using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets.Downloads;
using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>Data sets, in a list and in full.</summary>
internal static class DatasetView
{
    /// <param name="here">The names of those that can be used at once.</param>
    /// <param name="downloadable">Those that can be downloaded.</param>
    public static Table List(IReadOnlyList<string> here, ValueArray<DownloadableDataset> downloadable)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("data set").NoWrap(), new TableColumn("state").NoWrap(), new TableColumn("holds"));
        foreach (var name in here.Union(downloadable.Select(each => each.Name)))
        {
            var known = downloadable.FirstOrDefault(each => each.Name == name);
            var state = here.Contains(name) ? $"[{Palette.Accent}]here[/]" : $"[{Palette.Quiet}]nascloud dataset get {name}[/]";
            table.AddRow(Markup.Escape(name), state, Markup.Escape(known?.Description ?? ""));
        }

        return table;
    }

    public static Grid Detail(DatasetInfo dataset)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(0)).AddColumn();
        void Add(string label, string value) => grid.AddRow(new Text(label, new Style(Color.Grey)), new Text(value));

        Add("data set", dataset.Name);
        Add("training", Format.Plural(dataset.TrainingCount, "image"));
        Add("test", Format.Plural(dataset.TestCount, "image"));
        Add("shape", $"{dataset.Input} (channels, height, width)");
        Add("classes", $"{dataset.Classes.Count}: {string.Join(", ", dataset.Classes.Take(20))}{(dataset.Classes.Count > 20 ? ", ..." : "")}");
        Add("fingerprint", dataset.Fingerprint);
        return grid;
    }
}
