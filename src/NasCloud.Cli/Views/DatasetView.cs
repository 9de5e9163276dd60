using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets.Downloads;
using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>Data sets, in a list and in full.</summary>
internal static class DatasetView
{
    private const string BuiltIn = "glyphs";

    /// <param name="here">The names of those that can be used at once.</param>
    /// <param name="downloadable">Those that can be downloaded.</param>
    public static Table List(IReadOnlyList<string> here, ValueArray<DownloadableDataset> downloadable)
    {
        var table = Layout.Table(Layout.Names("data set"), Layout.Names("state"), Layout.Words("holds"));
        foreach (var name in here.Union(downloadable.Select(each => each.Name)))
        {
            var known = downloadable.FirstOrDefault(each => each.Name == name);
            var state = here.Contains(name) ? $"[{Palette.Accent}]here[/]" : $"[{Palette.Quiet}]nascloud dataset get {name}[/]";
            table.AddRow(Markup.Escape(name), state, Markup.Escape(known?.Description ?? (name == BuiltIn ? "generated shapes, grey 28x28, 10 classes; built in" : "")));
        }

        return table;
    }

    public static Grid Detail(DatasetInfo dataset) =>
        Layout.Facts()
            .Fact("data set", dataset.Name)
            .Fact("training", Format.Plural(dataset.TrainingCount, "image"))
            .Fact("test", Format.Plural(dataset.TestCount, "image"))
            .Fact("shape", $"{dataset.Input} (channels, height, width)")
            .Fact("classes", $"{dataset.Classes.Count}: {string.Join(", ", dataset.Classes.Take(20))}{(dataset.Classes.Count > 20 ? ", ..." : "")}")
            .Fact("fingerprint", dataset.Fingerprint);
}
