namespace NasCloud.Core.Architectures.Graphs;

/// <summary>Which shapes a tensor of a network can have. The limits keep every count of parameters and FLOPs within 64 bits.</summary>
internal static class ShapeRules
{
    public const int MaximumChannels = 65_536;

    public static void RequireInput(TensorShape input)
    {
        if (input is null || (!input.IsImage && !input.IsVector) || input.Dimensions.Any(size => size < 1))
            throw new InvalidArchitectureException(Architecture.InputName, $"has the shape [{input}]: expected channels, height and width, or features, each at least 1");
        RequireSize(Architecture.InputName, input);
    }

    public static TensorShape RequireSize(string node, TensorShape shape)
    {
        if (shape.IsImage && shape.Channels > MaximumChannels)
            throw new InvalidArchitectureException(node, $"has {shape.Channels} channels: an image has at most {MaximumChannels}");
        if (Numbers(shape) > int.MaxValue)
            throw new InvalidArchitectureException(node, $"results in {shape} numbers a sample: expected at most {int.MaxValue} in all");
        return shape;
    }

    /// <summary>As a double: the product of three sizes can overflow 64 bits.</summary>
    private static double Numbers(TensorShape shape) => shape.IsImage
        ? (double)shape.Channels * shape.Height * shape.Width
        : shape.Channels;
}
