namespace NasCloud.Core.Trainers;

/// <summary>How far a trial's checkpoint goes.</summary>
/// <param name="Epoch">The epochs it holds.</param>
internal sealed record TrialProgressRecord(int Epoch);
