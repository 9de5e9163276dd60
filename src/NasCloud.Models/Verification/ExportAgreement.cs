namespace NasCloud.Models.Verification;

/// <summary>How well an exported network agrees with the one it was made of.</summary>
/// <param name="Samples">How many samples were compared; all of them get the same label from both.</param>
/// <param name="LargestDifference">The largest difference of a probability, or of a predicted number in standard deviations of the target, 0 to <see cref="ExportCheck.Tolerance"/>.</param>
public sealed record ExportAgreement(int Samples, double LargestDifference);
