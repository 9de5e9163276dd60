using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Views.Live;

/// <summary>The rungs of a search, a line each: how many trials are there, and how many went on.</summary>
internal static class RungLines
{
    private const int BarWidth = 16;

    /// <summary>The shortest training first; empty where all candidates train equally long.</summary>
    public static IReadOnlyList<TextLine> Of(SearchSnapshot snapshot, bool unicode)
    {
        var rungs = Rung.Of(snapshot);
        if (rungs.Count == 0)
            return [];
        var most = rungs.Max(rung => rung.Ended + rung.Open);
        var epochs = rungs.Max(rung => Epochs(rung).Length) + 2;
        var ended = rungs.Max(rung => Ended(rung).Length) + 2;
        return [.. rungs.Select((rung, index) => Meter.AddTo(LiveView.Labelled(index == 0 ? "rungs" : "").AddPadded(Epochs(rung), epochs), (double)(rung.Ended + rung.Open) / most, BarWidth, unicode)
            .Add("  ").AddPadded(Ended(rung), ended)
            .Add(index == rungs.Count - 1 ? "" : $"{Format.Count(rung.Promoted)} promoted", Palette.Accent)
            .Add(rung.Open > 0 ? $"  {Format.Count(rung.Open)} open" : "", Palette.Quiet))];
    }

    private static string Epochs(Rung rung) => Format.Plural(rung.Epochs, "epoch");

    private static string Ended(Rung rung) => $"{Format.Count(rung.Ended)} ended";
}
