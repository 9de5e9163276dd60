namespace NasCloud.Models.Inference;

/// <summary>What a network answers to some samples, one after another.</summary>
/// <param name="Logits">One a class; none where a number is predicted.</param>
/// <param name="Probabilities">One a class; those of a sample sum to 1.</param>
/// <param name="Labels">The number of the likeliest class, one a sample.</param>
public sealed record ModelAnswer(float[] Logits, float[] Probabilities, int[] Labels)
{
    /// <summary>Where a number is predicted, that of each sample, in the target's unit; empty where samples have classes.</summary>
    public float[] Predictions { get; init; } = [];
}
