namespace NasCloud.Core.Datasets;

/// <summary>How many samples are exact copies of others, their labels left out of account.</summary>
/// <param name="Training">Training samples that equal an earlier one: validation is cut from them, and may then hold what is trained on.</param>
/// <param name="Test">Test samples that equal a training sample.</param>
/// <param name="Contradicting">Training samples that equal an earlier one of another class or target.</param>
public sealed record DuplicateCounts(int Training, int Test, int Contradicting);
