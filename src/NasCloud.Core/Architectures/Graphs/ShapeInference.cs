namespace NasCloud.Core.Architectures.Graphs;

/// <summary>The shape of a node's result, or the reason why it has none.</summary>
internal static class ShapeInference
{
    public static TensorShape Infer(Node node, int[] inputs, TensorShape[] shapes)
    {
        OperationRules.Require(node);
        var first = shapes[inputs[0]];
        return node.Operation switch
        {
            Convolution c => Convolved(node, first, c.Filters, c.Stride),
            PointwiseConvolution c => Convolved(node, first, c.Filters, c.Stride),
            DepthwiseConvolution c => Convolved(node, first, first.Channels, c.Stride),
            MaxPooling p => Pooled(node, first, p.Kernel, p.Stride, p.Padded),
            AveragePooling p => Pooled(node, first, p.Kernel, p.Stride, p.Padded),
            GlobalMaxPooling => TensorShape.Vector(Image(node, first).Channels),
            GlobalAveragePooling => TensorShape.Vector(Image(node, first).Channels),
            Flatten => TensorShape.Vector((int)Image(node, first).Elements),
            Dense d => Connected(node, first, d.Units),
            SequenceConvolution c => Convolved(node, Sequence(node, first), c.Filters, c.Stride),
            SequencePooling p => PooledSequence(node, Sequence(node, first), p),
            Gru g => Sized(node, checked(g.Units * (g.Bidirectional ? 2 : 1)), 1, Sequence(node, first).Width),
            SelfAttention s => Attended(node, Sequence(node, first), s.Heads),
            PositionEmbedding => Sequence(node, first),
            LayerNormalization => Image(node, first),
            TokenEmbedding e => Sized(node, e.Width, 1, Tokens(node, first).Width),
            Multiplication => Multiplied(node, first, shapes[inputs[1]]),
            Resize r => Sized(node, Image(node, first).Channels, r.Height, r.Width),
            ChannelSlice s => Sliced(node, first, s),
            Embedding e => Embedded(node, first, e),
            Addition => Added(node, inputs, shapes),
            Concatenation => Concatenated(node, inputs, shapes),
            _ => first,
        };
    }

    private static TensorShape Convolved(Node node, TensorShape input, int filters, int stride)
    {
        Image(node, input);
        return stride == 1 && filters == input.Channels
            ? input
            : Sized(node, filters, Strided(input.Height, stride), Strided(input.Width, stride));
    }

    private static TensorShape Pooled(Node node, TensorShape input, int kernel, int stride, bool padded)
    {
        Image(node, input);
        var isPadded = padded && kernel % 2 == 1;
        if (!isPadded && (kernel > input.Height || kernel > input.Width))
            throw new InvalidArchitectureException(node.Name, $"pools {input.Height}x{input.Width} pixels with kernel {kernel}: less than one pixel would be left; pool less often or with a smaller kernel");
        if (isPadded)
            return stride == 1 ? input : Sized(node, input.Channels, Strided(input.Height, stride), Strided(input.Width, stride));
        return Sized(node, input.Channels, Windows(input.Height, kernel, stride), Windows(input.Width, kernel, stride));
    }

    private static TensorShape PooledSequence(Node node, TensorShape input, SequencePooling pooling)
    {
        if (pooling.Kernel % 2 == 1)
            return Sized(node, input.Channels, 1, Strided(input.Width, pooling.Stride));
        return pooling.Kernel <= input.Width
            ? Sized(node, input.Channels, 1, Windows(input.Width, pooling.Kernel, pooling.Stride))
            : throw new InvalidArchitectureException(node.Name, $"pools {input.Width} steps with kernel {pooling.Kernel}: less than one step would be left; pool less often or with a smaller kernel");
    }

    private static TensorShape Attended(Node node, TensorShape input, int heads) => input.Channels % heads == 0
        ? input
        : throw new InvalidArchitectureException(node.Name, $"heads is {heads}: expected a divisor of the {input.Channels} channels of '{node.Inputs[0]}'");

    private static TensorShape Tokens(Node node, TensorShape input) => Sequence(node, input).Channels == 1
        ? input
        : throw new InvalidArchitectureException(node.Name, $"reads {input}: {OperationNames.Of(node.Operation)} expects a sequence of one channel, the tokens");

    private static TensorShape Sequence(Node node, TensorShape input) => input is { IsImage: true, Height: 1 }
        ? input
        : throw new InvalidArchitectureException(node.Name, $"reads {input}: {OperationNames.Of(node.Operation)} expects a sequence, which is an image of one row");

    /// <summary>Odd kernels are padded by half: only the stride shrinks.</summary>
    private static int Strided(int size, int stride) => ((size - 1) / stride) + 1;

    private static int Windows(int size, int kernel, int stride) => ((size - kernel) / stride) + 1;

    private static TensorShape Sized(Node node, int channels, int height, int width) =>
        ShapeRules.RequireSize(node.Name, TensorShape.Image(channels, height, width));

    private static TensorShape Connected(Node node, TensorShape input, int units) => input.IsVector
        ? TensorShape.Vector(units)
        : throw new InvalidArchitectureException(node.Name, $"reads an image of {input}: a dense layer expects a vector; put flatten or globalAveragePooling before it");

    private static TensorShape Embedded(Node node, TensorShape input, Embedding embedding)
    {
        if (!input.IsVector || input.Channels < embedding.Sizes.Count)
            throw new InvalidArchitectureException(node.Name, $"reads {input}: an embedding of {embedding.Sizes.Count} columns expects a vector of at least as many numbers, of which the last are their codes");
        return WithChannels(node, input, input.Channels - embedding.Sizes.Count + embedding.Widths.Sum(width => (long)width));
    }

    private static TensorShape Image(Node node, TensorShape input) => input.IsImage
        ? input
        : throw new InvalidArchitectureException(node.Name, $"reads a vector of {input}: {OperationNames.Of(node.Operation)} expects an image");

    private static TensorShape Multiplied(Node node, TensorShape first, TensorShape second) =>
        first == second || (first.IsImage && second == TensorShape.Vector(first.Channels))
            ? first
            : throw new InvalidArchitectureException(node.Name, $"multiplies '{node.Inputs[0]}' of {first} by '{node.Inputs[1]}' of {second}: the shapes must be equal, or the second a vector of as many features as the first has channels");

    private static TensorShape Sliced(Node node, TensorShape input, ChannelSlice slice)
    {
        if (slice.Start < 0 || slice.Start >= input.Channels)
            throw new InvalidArchitectureException(node.Name, $"start is {slice.Start}: expected 0 to {input.Channels - 1}, a channel of '{node.Inputs[0]}' of {input}");
        if (slice.Count < 1 || slice.Count > input.Channels - slice.Start)
            throw new InvalidArchitectureException(node.Name, $"count is {slice.Count}: expected 1 to {input.Channels - slice.Start}, from channel {slice.Start} of '{node.Inputs[0]}' of {input}");
        return new TensorShape([slice.Count, .. input.Dimensions.Skip(1)]);
    }

    private static TensorShape Added(Node node, int[] inputs, TensorShape[] shapes)
    {
        var first = shapes[inputs[0]];
        for (var i = 1; i < inputs.Length; i++)
        {
            if (shapes[inputs[i]] != first)
                throw new InvalidArchitectureException(node.Name, $"adds '{node.Inputs[i]}' of {shapes[inputs[i]]} to '{node.Inputs[0]}' of {first}: the shapes must be equal");
        }
        return first;
    }

    private static TensorShape Concatenated(Node node, int[] inputs, TensorShape[] shapes)
    {
        var first = shapes[inputs[0]];
        for (var i = 1; i < inputs.Length; i++)
        {
            if (!SidesAgree(shapes[inputs[i]], first))
                throw new InvalidArchitectureException(node.Name, $"concatenates '{node.Inputs[i]}' of {shapes[inputs[i]]} to '{node.Inputs[0]}' of {first}: only the channels may differ");
        }
        return WithChannels(node, first, inputs.Sum(input => (long)shapes[input].Channels));
    }

    private static bool SidesAgree(TensorShape left, TensorShape right) =>
        left.Dimensions.Count == right.Dimensions.Count
        && left.Dimensions.AsSpan()[1..].SequenceEqual(right.Dimensions.AsSpan()[1..]);

    private static TensorShape WithChannels(Node node, TensorShape shape, long channels)
    {
        if (channels > int.MaxValue)
            throw new InvalidArchitectureException(node.Name, $"has {channels} channels: expected at most {int.MaxValue}");
        return ShapeRules.RequireSize(node.Name, new TensorShape([(int)channels, .. shape.Dimensions.Skip(1)]));
    }
}
