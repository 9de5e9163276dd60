using NasCloud.Core.Searches.Retraining;

namespace NasCloud.Cli.Outputs;

/// <summary>Shows the user how a trial is trained anew.</summary>
internal interface IRetrainingOutput
{
    /// <summary>Trains, and shows how far it is.</summary>
    /// <param name="plan">What is trained.</param>
    /// <param name="folder">Where what comes of it lies.</param>
    /// <param name="train">Trains, and tells of what happens.</param>
    Task<RetrainingReport> RunAsync(RetrainingPlan plan, string folder, Func<Action<RetrainingEvent>, Task<RetrainingReport>> train);

    /// <summary>Shows what came of it.</summary>
    void End(RetrainingReport report, string folder);
}
