namespace NasCloud.Core.Architectures.Graphs;

/// <summary>The ranges of operations' parameters and how many inputs they read.</summary>
internal static class OperationRules
{
    private const int LargestKernel = 11;
    private const int LargestConvolutionStride = 4;
    private const int LargestDilation = 8;
    private const int LargestSide = 4_096;
    private const int MostHeads = 64;
    private const int LargestSequenceKernel = 127;
    private const int LargestSequenceStride = 16;
    private const int LargestSequenceDilation = 64;

    public static void Require(Node node)
    {
        if (node.Operation is null)
            throw new InvalidArchitectureException(node.Name, "has no operation: every node needs one");
        RequireArity(node);
        RequireParameters(node);
    }

    private static void RequireArity(Node node)
    {
        var count = node.Inputs.Count;
        if (!Reads(node.Operation, count))
            throw new InvalidArchitectureException(node.Name, $"reads {count} inputs: {OperationNames.Of(node.Operation)} reads {Arity(node.Operation)}");
    }

    private static bool Reads(Operation operation, int count) => operation switch
    {
        Addition or Concatenation => count >= 1,
        Multiplication => count == 2,
        _ => count == 1,
    };

    private static string Arity(Operation operation) => operation switch
    {
        Addition or Concatenation => "at least one",
        Multiplication => "exactly two",
        _ => "exactly one",
    };

    private static void RequireParameters(Node node)
    {
        switch (node.Operation)
        {
            case Convolution c:
                RequireWidth(node, "filters", c.Filters);
                RequireWindow(node, c.Kernel, c.Stride, c.Dilation);
                break;
            case PointwiseConvolution c:
                RequireWidth(node, "filters", c.Filters);
                RequireRange(node, "stride", c.Stride, LargestConvolutionStride);
                break;
            case DepthwiseConvolution c:
                RequireWindow(node, c.Kernel, c.Stride, c.Dilation);
                break;
            case MaxPooling p:
                RequirePool(node, p.Kernel, p.Stride);
                break;
            case AveragePooling p:
                RequirePool(node, p.Kernel, p.Stride);
                break;
            case SequenceConvolution c:
                RequireWidth(node, "filters", c.Filters);
                RequireOdd(node, c.Kernel, LargestSequenceKernel);
                RequireRange(node, "stride", c.Stride, LargestSequenceStride);
                RequireRange(node, "dilation", c.Dilation, LargestSequenceDilation);
                break;
            case SequencePooling p:
                RequireRange(node, "kernel", p.Kernel, LargestSequenceStride);
                RequireRange(node, "stride", p.Stride, LargestSequenceStride);
                break;
            case Gru g:
                RequireWidth(node, "units", g.Units);
                break;
            case SelfAttention s:
                RequireRange(node, "heads", s.Heads, MostHeads);
                break;
            case TokenEmbedding e:
                RequireRange(node, "size", e.Size, ShapeRules.MaximumChannels);
                RequireWidth(node, "width", e.Width);
                break;
            case Resize r:
                RequireRange(node, "height", r.Height, LargestSide);
                RequireRange(node, "width", r.Width, LargestSide);
                break;
            case Dense d:
                RequireWidth(node, "units", d.Units);
                break;
            case Embedding e:
                RequireColumns(node, e);
                break;
            case Activation a when !Enum.IsDefined(a.Function):
                throw new InvalidArchitectureException(node.Name, $"function is {a.Function}: expected one of {string.Join(", ", Enum.GetNames<ActivationFunction>())}");
            case Dropout d when !(d.Rate >= 0 && d.Rate < 1):
                throw new InvalidArchitectureException(node.Name, FormattableString.Invariant($"rate is {d.Rate}: expected 0 up to, not including, 1"));
            case var other when !OperationNames.AreKnown(other):
                throw new InvalidArchitectureException(node.Name, $"computes {other.GetType().Name}: expected one of {string.Join(", ", OperationNames.All)}");
        }
    }

    private static void RequireColumns(Node node, Embedding embedding)
    {
        if (embedding.Sizes.Count == 0 || embedding.Sizes.Count != embedding.Widths.Count)
            throw new InvalidArchitectureException(node.Name, $"has {embedding.Sizes.Count} sizes and {embedding.Widths.Count} widths: expected as many of both, at least one");
        foreach (var (size, width) in embedding.Sizes.Zip(embedding.Widths))
        {
            RequireRange(node, "size", size, ShapeRules.MaximumChannels);
            RequireRange(node, "width", width, ShapeRules.MaximumChannels);
            if (size == 1)
                throw new InvalidArchitectureException(node.Name, "size is 1: expected at least 2, one for what is missing and one for a category");
        }
    }

    private static void RequireWindow(Node node, int kernel, int stride, int dilation)
    {
        RequireOdd(node, kernel, LargestKernel);
        RequireRange(node, "stride", stride, LargestConvolutionStride);
        RequireRange(node, "dilation", dilation, LargestDilation);
    }

    private static void RequireOdd(Node node, int kernel, int largest)
    {
        if (kernel < 1 || kernel > largest || kernel % 2 == 0)
            throw new InvalidArchitectureException(node.Name, $"kernel is {kernel}: kernel sizes are odd, 1 to {largest}");
    }

    private static void RequirePool(Node node, int kernel, int stride)
    {
        RequireRange(node, "kernel", kernel, LargestKernel);
        RequireRange(node, "stride", stride, LargestKernel);
    }

    private static void RequireWidth(Node node, string parameter, int value) =>
        RequireRange(node, parameter, value, ShapeRules.MaximumChannels);

    private static void RequireRange(Node node, string parameter, int value, int maximum)
    {
        if (value < 1 || value > maximum)
            throw new InvalidArchitectureException(node.Name, $"{parameter} is {value}: expected 1 to {maximum}");
    }
}
