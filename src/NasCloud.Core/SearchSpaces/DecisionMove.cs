namespace NasCloud.Core.SearchSpaces;

/// <summary>One decision taking another option.</summary>
internal readonly record struct DecisionMove(int Decision, int Option);
