using NasCloud.Cli.Hosting;
using NasCloud.Core.Datasets;

namespace NasCloud.Cli.Outputs;

/// <summary>Says what is odd about data, where it disturbs no result.</summary>
internal static class NotesOutput
{
    public static void Write(CliHost host, DatasetInfo? dataset)
    {
        foreach (var note in dataset is null ? [] : DatasetNotes.Of(dataset))
            host.Error.WriteLine($"note: {note}");
    }
}
