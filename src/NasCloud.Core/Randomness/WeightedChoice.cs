namespace NasCloud.Core.Randomness;

/// <summary>Draws one of several things that are not equally likely.</summary>
internal static class WeightedChoice
{
    /// <summary>Draws a place.</summary>
    /// <param name="probabilities">How likely each place is, at least one; they add up to 1.</param>
    /// <param name="random">The source of randomness; one number of it is used.</param>
    public static int Draw(ReadOnlySpan<double> probabilities, Random random)
    {
        var left = random.NextDouble();
        for (var place = 0; place < probabilities.Length - 1; place++)
        {
            left -= probabilities[place];
            if (left < 0)
                return place;
        }

        return probabilities.Length - 1;
    }
}
