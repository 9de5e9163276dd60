namespace NasCloud.Cli.Comparing;

/// <summary>What searches had found when each had spent as much.</summary>
/// <param name="Spent">How much: trials, or seconds of trainers' time.</param>
/// <param name="Best">The best value of each by then; null where it had none.</param>
internal sealed record ComparedMoment(double Spent, IReadOnlyList<double?> Best);
