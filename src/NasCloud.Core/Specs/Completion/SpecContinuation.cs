namespace NasCloud.Core.Specs.Completion;

/// <summary>What an override that is being typed may go on to.</summary>
/// <param name="Text">All of it up to there: <c>budget.</c>, <c>budget.trials=</c>, <c>strategy=asha</c>.</param>
/// <param name="Summary">What it means, in a sentence; may be empty.</param>
public sealed record SpecContinuation(string Text, string Summary);
