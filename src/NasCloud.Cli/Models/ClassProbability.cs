namespace NasCloud.Cli.Models;

/// <summary>How likely a network takes a class to be.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Probability">0 to 1.</param>
internal sealed record ClassProbability(string Class, double Probability);
