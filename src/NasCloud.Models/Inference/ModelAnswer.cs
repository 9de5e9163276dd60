namespace NasCloud.Models.Inference;

/// <summary>What a network answers to some samples, one after another.</summary>
/// <param name="Logits">One a class.</param>
/// <param name="Probabilities">One a class; those of a sample sum to 1.</param>
/// <param name="Labels">The number of the likeliest class, one a sample.</param>
public sealed record ModelAnswer(float[] Logits, float[] Probabilities, int[] Labels);
