namespace NasCloud.Core.Fidelity.Brackets;

/// <summary>A round of successive halving: how many candidates begin, and the epochs of the rungs they go through.</summary>
/// <param name="Candidates">How many begin on the first rung.</param>
/// <param name="Rungs">The epochs of the rungs, ascending.</param>
internal sealed record Bracket(int Candidates, IReadOnlyList<int> Rungs);
