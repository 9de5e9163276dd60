using NasCloud.Cli.Progress;

namespace NasCloud.Cli.Views.Live;

/// <summary>The rungs of a search, a line each: how many trials are there, and how many went on.</summary>
internal static class RungLines
{
    private const int WidestBar = 16;

    /// <summary>The shortest training first; empty where all candidates train equally long.</summary>
    public static IReadOnlyList<TextLine> Of(LivePicture picture)
    {
        var rungs = Rung.Of(picture.Frame.Snapshot);
        if (rungs.Count == 0)
            return [];
        var most = rungs.Max(rung => rung.Ended + rung.Open);
        var epochs = rungs.Max(rung => Epochs(rung).Length) + 2;
        var ended = rungs.Max(rung => Ended(rung).Length) + 2;
        var last = rungs[^1];
        var further = rungs.Max(rung => Promoted(rung, last).Length + Open(rung).Length);
        // The numbers say it too, so that the bars go first.
        var bar = Math.Min(WidestBar, picture.Width - LiveView.LabelWidth - epochs - 2 - ended - further);
        return [.. rungs.Select((rung, index) => Meter.AddTo(LiveView.Labelled(index == 0 ? "rungs" : "").AddPadded(Epochs(rung), epochs), (double)(rung.Ended + rung.Open) / most, bar, picture.Unicode)
            .Add(bar > 0 ? "  " : "").AddPadded(Ended(rung), ended)
            .Add(Promoted(rung, last), Palette.Accent)
            .Add(Open(rung), Palette.Quiet))];
    }

    private static string Promoted(Rung rung, Rung last) => rung == last ? "" : $"{Format.Count(rung.Promoted)} promoted";

    private static string Open(Rung rung) => rung.Open > 0 ? $"  {Format.Count(rung.Open)} open" : "";

    private static string Epochs(Rung rung) => Format.Plural(rung.Epochs, "epoch");

    private static string Ended(Rung rung) => $"{Format.Count(rung.Ended)} ended";
}
