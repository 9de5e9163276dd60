using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Checks that the spaces share.</summary>
internal static class SpaceArguments
{
    public static void RequireImageClassification(string space, TensorShape input, int classes)
    {
        if (!input.IsImage)
            throw new ArgumentException($"The search space {space} needs images: samples of shape {input} are none.", nameof(input));
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
    }

    public static void RequireChoices(SearchSpace space, Genotype genotype)
    {
        if (!space.Contains(genotype))
            throw new ArgumentException($"The genotype {genotype} does not belong to the search space {space.Name}, which has {space.Decisions.Count} decisions.", nameof(genotype));
    }
}
