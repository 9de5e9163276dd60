using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;

namespace NasCloud.Models.Latency;

/// <summary>Two networks that differ in copies of one operation: the difference of their times is what these take.</summary>
/// <remarks>
/// An operation is measured as it stands in a network, not alone: it reads what a convolution made, so that the runtime keeps
/// images in the same layout as there and need not convert them; what it reads has a second reader, so that it does not
/// become one with what comes before; and of its result hardly more than a pixel is looked at. Both networks hold
/// all of that. There are several copies, each with weights of its own, to be well above what a clock resolves.
/// </remarks>
internal sealed class OperationProbe
{
    // The longest step there is: one pixel in 121 is looked at.
    private const int Step = 11;
    private const int MostCopies = 16;

    // Copies up to here in FLOPs and bytes, so that weights of copies don't push each other out of the caches more than a network's do.
    private const double EnoughFlops = 1_000_000;
    private const double EnoughBytes = 500_000;

    private readonly RuntimeOperation _operation;

    /// <summary>Prepares the probe of an operation.</summary>
    public OperationProbe(RuntimeOperation operation)
    {
        _operation = operation;
        Copies = (int)Math.Clamp(Math.Min(EnoughFlops / Math.Max(1, operation.Flops), EnoughBytes / operation.Bytes), 2, MostCopies);
        With = Build(isWith: true);
        Without = Build(isWith: false);
    }

    /// <summary>How many copies of the operation there are.</summary>
    public int Copies { get; }

    /// <summary>The network with the operation.</summary>
    public Architecture With { get; }

    /// <summary>The network without.</summary>
    public Architecture Without { get; }

    private Architecture Build(bool isWith)
    {
        var builder = new ArchitectureBuilder(Size());
        var pixel = builder.Add("pixel", new GlobalAveragePooling(), Architecture.InputName);
        var results = new List<string>();
        for (var copy = 0; copy < Copies; copy++)
            results.AddRange(Copy(builder, pixel, copy, isWith));
        builder.Add("all", new Concatenation(), [.. results]);
        return builder.Build();
    }

    private IEnumerable<string> Copy(ArchitectureBuilder builder, string pixel, int copy, bool isWith)
    {
        var reading = _operation.Inputs.Index().Select(input => (Name: Source(builder, pixel, $"{copy}/{input.Index}", input.Item, stride: 1), Shape: input.Item)).ToList();
        var added = _operation.IsAdded ? Source(builder, pixel, $"{copy}/added", _operation.Output, Stride(_operation.Operation)) : null;
        foreach (var (name, shape) in reading)
            yield return Glance(builder, $"{name}/first", name, shape, Step);
        if (added is not null)
            yield return Glance(builder, $"{added}/first", added, _operation.Output, Step);
        yield return isWith
            ? Glance(builder, $"{copy}/result", Operation(builder, copy, [.. reading.Select(each => each.Name)], added), _operation.Output, Step - 1)
            : Glance(builder, $"{copy}/result", reading[0].Name, reading[0].Shape, Step - 1);
    }

    private string Operation(ArchitectureBuilder builder, int copy, string[] inputs, string? added)
    {
        var name = builder.Add($"{copy}/operation", _operation.Operation, inputs);
        if (added is not null)
            name = builder.Add($"{copy}/sum", new Addition(), name, added);
        return _operation.Activation is { } function ? builder.Add($"{copy}/activation", new Activation(function), name) : name;
    }

    /// <summary>Adds what makes numbers of a shape, at little cost.</summary>
    private static string Source(ArchitectureBuilder builder, string pixel, string name, TensorShape shape, int stride) => shape.IsImage
        ? builder.Add(name, new PointwiseConvolution(shape.Channels, stride), Architecture.InputName)
        : builder.Add(name, new Dense(shape.Channels), pixel);

    /// <summary>Adds what looks at a few numbers, and makes one of them.</summary>
    private static string Glance(ArchitectureBuilder builder, string name, string source, TensorShape shape, int step)
    {
        if (!shape.IsImage)
            return builder.Add(name, new ChannelSlice(step == Step ? 0 : shape.Channels - 1, 1), source);
        builder.Add($"{name}/pixels", new MaxPooling(1, step), source);
        builder.Then($"{name}/mean", new GlobalAveragePooling());
        return builder.Then(name, new ChannelSlice(0, 1));
    }

    private TensorShape Size()
    {
        var image = _operation.Inputs.FirstOrDefault(input => input.IsImage);
        return image is null ? TensorShape.Image(1, 1, 1) : TensorShape.Image(1, image.Height, image.Width);
    }

    private static int Stride(Operation operation) => operation switch
    {
        Convolution c => c.Stride,
        PointwiseConvolution c => c.Stride,
        DepthwiseConvolution c => c.Stride,
        _ => 1,
    };
}
