using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>One training of a trial anew.</summary>
/// <param name="Plan">What was asked for.</param>
/// <param name="Seed">From 0, which trains as the search itself does; others draw other random numbers.</param>
public sealed record RetrainedSeed(RetrainingPlan Plan, int Seed)
{
    /// <summary>The name of the file of the <see cref="TrialScore"/>, which is there once the training has ended.</summary>
    public const string ScoreName = "score.json";

    /// <summary>What is trained.</summary>
    public Trial Trial => Plan.Trial(Seed);

    /// <summary>Where it leaves its score, its curve and its models in the store.</summary>
    public string Folder => FormattableString.Invariant($"{Plan.Folder}/seed-{Seed}");

    /// <summary>A file of it in the store.</summary>
    public string File(string name) => $"{Folder}/{name}";
}
