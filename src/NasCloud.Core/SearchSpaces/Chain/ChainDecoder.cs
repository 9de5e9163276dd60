using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Builds the network of one genotype of a chain.</summary>
internal sealed class ChainDecoder(ChainLayout layout, Genotype genotype, TensorShape input)
{
    private readonly ArchitectureBuilder _network = new(input);
    private int _channels = input.Channels;

    public Architecture Decode(int classes)
    {
        for (var layer = 1; layer <= layout.Depth.In(genotype); layer++)
            AddLayer($"layer{layer}", layout.Layers[layer - 1]);
        _network.Then("head", Head(layout.Head.In(genotype)));
        for (var layer = 1; layer <= layout.DenseDepth.In(genotype); layer++)
            AddDense($"dense{layer}", layout.Dense[layer - 1]);
        _network.Then("classifier", new Dense(classes));
        return _network.Build();
    }

    private void AddLayer(string name, LayerChoices layer)
    {
        var kind = layer.Kind.In(genotype);
        if (kind == LayerKind.Conv)
            AddConvolution(name, layer.Convolution!);
        else
            AddPooling(name, kind, layer.Pooling!);
    }

    private void AddConvolution(string name, ConvolutionChoices layer)
    {
        var from = _network.Last;
        var addsInput = layer.Residual.In(genotype) && KeepsShape(layer);
        var normalized = layer.BatchNormalization.In(genotype);
        AddWeights(name, layer, bias: !normalized);
        if (normalized)
            _network.Then($"{name}.norm", new BatchNormalization());
        if (addsInput)
            _network.Add($"{name}.sum", new Addition(), _network.Last, from);
        AddActivation(name, layer.Activation.In(genotype));
        AddDropout(name, layer.Dropout.In(genotype));
    }

    private bool KeepsShape(ConvolutionChoices layer) =>
        layer.Filters.In(genotype) == _channels && layer.Stride.In(genotype) == 1;

    private void AddWeights(string name, ConvolutionChoices layer, bool bias)
    {
        var (filters, kernel, stride) = (layer.Filters.In(genotype), layer.Kernel.In(genotype), layer.Stride.In(genotype));
        _channels = filters;
        if (layer.Separable.In(genotype))
        {
            _network.Then($"{name}.depthwise", new DepthwiseConvolution(kernel, stride, Bias: false));
            _network.Then($"{name}.pointwise", new PointwiseConvolution(filters, 1, bias));
        }
        else
        {
            _network.Then($"{name}.conv", new Convolution(filters, kernel, stride, bias));
        }
    }

    private void AddPooling(string name, LayerKind kind, PoolingChoices layer)
    {
        var (size, stride) = (layer.Size.In(genotype), layer.Stride.In(genotype));
        _network.Then($"{name}.pool", kind == LayerKind.MaxPool ? new MaxPooling(size, stride) : new AveragePooling(size, stride));
    }

    private void AddDense(string name, DenseChoices layer)
    {
        _network.Then($"{name}.dense", new Dense(layer.Units.In(genotype)));
        AddActivation(name, layer.Activation.In(genotype));
        AddDropout(name, layer.Dropout.In(genotype));
    }

    private void AddActivation(string name, ActivationFunction function)
    {
        if (function != ActivationFunction.Linear)
            _network.Then($"{name}.activation", new Activation(function));
    }

    private void AddDropout(string name, double rate)
    {
        if (rate > 0)
            _network.Then($"{name}.dropout", new Dropout(rate));
    }

    private static Operation Head(HeadKind kind) => kind == HeadKind.Flatten ? new Flatten() : new GlobalAveragePooling();
}
