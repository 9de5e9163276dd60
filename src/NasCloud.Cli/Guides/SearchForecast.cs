using NasCloud.Cli.Views;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Guides;

/// <summary>What a budget is likely to buy, in words that say how much is known.</summary>
internal static class SearchForecast
{
    /// <summary>How many epochs a candidate is trained on average, where one in <c>reduction</c> goes on from each rung.</summary>
    /// <param name="least">The epochs of the first rung.</param>
    /// <param name="most">Those of the last.</param>
    /// <param name="reduction">One in how many goes on.</param>
    public static double MeanEpochs(double least, double most, double reduction)
    {
        var (mean, reached, share) = (least, least, 1.0);
        while (reached * reduction <= most)
        {
            share /= reduction;
            mean += share * reached * (reduction - 1);
            reached *= reduction;
        }

        return mean;
    }

    /// <summary>One line for people, and for the file.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="meanEpochs">The epochs of a candidate.</param>
    /// <param name="speed">What was measured; null for nothing.</param>
    public static string Describe(SearchSpec spec, double meanEpochs, MeasuredSpeed? speed)
    {
        if (speed is null || spec.Budget is { WallClock: null, Trials: null })
            return spec.Budget.WallClock is { } limit ? $"at most {Format.Duration(limit)}; how many networks that buys was not measured" : "how long it takes was not measured";
        var each = speed.Epoch.TotalSeconds * meanEpochs / spec.Parallelism;
        var measured = FormattableString.Invariant($"an epoch of a typical network, {Format.Count(speed.Flops)} FLOPs, takes about {Seconds(speed.Epoch.TotalSeconds)} here, measured with {Format.Count(speed.Samples)} samples");
        if (spec.Budget.WallClock is not { } time)
            return $"about {Format.Duration(TimeSpan.FromSeconds(each * spec.Budget.Trials!.Value))} and the winner's training: {measured}";
        // The winner's training gets up to half of the time.
        var (few, many) = (Rounded(time.TotalSeconds / 2 / each), Rounded(time.TotalSeconds / each));
        return $"about {(few == many ? Format.Plural(few, "network") : $"{Format.Count(few)} to {Format.Plural(many, "network")}")} in {Format.Duration(time)}: {measured}";
    }

    // To one digit: more is not known.
    private static long Rounded(double count)
    {
        if (count < 2)
            return 1;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(count)));
        return (long)(Math.Round(count / unit) * unit);
    }

    private static string Seconds(double seconds) => seconds < 10 ? FormattableString.Invariant($"{seconds:0.##} s") : Format.Duration(TimeSpan.FromSeconds(seconds));
}
