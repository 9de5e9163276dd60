using NasCloud.Core.Architectures;
using NasCloud.Models.Inference;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Models.Samples;
using NasCloud.Models.Texts;

namespace NasCloud.Models.Tests.Onnx;

/// <summary>Networks that read series.</summary>
public sealed class SeriesExportTests
{
    [Fact]
    public void Export_RawSteps_AreStandardizedAndFilledInInTheGraph()
    {
        // The classes are told by the means of the two channels alone: what it answers can be told by hand.
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 1, 3));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));
        var network = SampleNetworks.Of(builder.Build()) with { Normalization = new SeriesNormalization([10, -1], [2, 0.5]) };
        using var model = OnnxModel.Load(OnnxExporter.Export(network));

        var answer = model.Run(new StepSamples([12, -1, 14, float.NaN, float.NaN, 0]));

        var (first, second) = ((1 + 2 + 0) / 3.0, (0 + 0 + 2) / 3.0);
        var (weight, bias) = (network.Weight("dense", "weight").Values.ToArray(), network.Weight("dense", "bias").Values.ToArray());
        for (var label = 0; label < 3; label++)
            Assert.Equal((weight[2 * label] * first) + (weight[(2 * label) + 1] * second) + bias[label], answer.Logits[label], 4);
    }

    [Fact]
    public void Load_SeriesNetwork_KnowsItsShape()
    {
        using var model = OnnxModel.Load(OnnxExporter.Export(Network()));

        Assert.True(model.ReadsSeries);
        Assert.Equal(TensorShape.Image(2, 1, 9), model.Input);
        Assert.Single(model.Run(model.Blank).Labels);
        Assert.Contains("it can't be given images", Assert.Throws<ArgumentException>(() => model.Run(new byte[18])).Message, StringComparison.Ordinal);
        Assert.Equal("There are 17 numbers: expected a multiple of 18, for series of 9 steps and 2 channels.", Assert.Throws<ArgumentException>(() => model.Run(new StepSamples(new float[17]))).Message);
    }

    [Fact]
    public void Read_WhatOfWrote_IsTheNetwork()
    {
        var read = NetworkFiles.Read(NetworkFiles.Of(Network()).ToDictionary(file => file.Name, file => file.Content));

        Assert.Equal(Network().Normalization, read.Normalization);
        Assert.Equal(OnnxExporter.Export(Network()), OnnxExporter.Export(read));
    }

    [Fact]
    public void Export_NumberOfSeries_IsPredictedInItsUnit()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 1, 9));
        builder.Then("mean", new GlobalAveragePooling());
        builder.Then("dense", new Dense(1));
        var normalization = new SeriesNormalization([1, 2], [3, 4]);
        var network = SampleNetworks.Of(builder.Build()) with { Normalization = normalization with { Target = new(50, 4) }, Classes = [] };
        var read = NetworkFiles.Read(NetworkFiles.Of(network).ToDictionary(file => file.Name, file => file.Content));
        using var model = OnnxModel.Load(OnnxExporter.Export(read));
        using var unscaled = OnnxModel.Load(OnnxExporter.Export(network with { Normalization = normalization with { Target = new(0, 1) } }));

        float[] series = [.. Enumerable.Range(0, 36).Select(number => number / 5f)];
        Assert.Equal(network.Normalization, read.Normalization);
        Assert.Equal(unscaled.Run(new StepSamples(series)).Predictions.Select(number => (number * 4) + 50), model.Run(new StepSamples(series)).Predictions);
    }

    [Fact]
    public void Export_Tokens_ThatAreNotKnownCountAsTheFirst()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 1, 2));
        builder.Then("embedding", new TokenEmbedding(7, 4));
        builder.Then("max", new GlobalMaxPooling());
        builder.Then("dense", new Dense(3));
        var network = SampleNetworks.Of(builder.Build()) with { Normalization = new TokenNormalization(7) };
        var read = NetworkFiles.Read(NetworkFiles.Of(network).ToDictionary(file => file.Name, file => file.Content));
        using var model = OnnxModel.Load(OnnxExporter.Export(read));

        Assert.Equal((true, TensorShape.Image(1, 1, 2)), (model.ReadsTokens, model.Input));
        var known = model.Run(new StepSamples([3, 0])).Logits;
        Assert.Equal(known, model.Run(new StepSamples([3, 7])).Logits);
        Assert.Equal(known, model.Run(new StepSamples([-1, 3])).Logits);
        Assert.NotEqual(known, model.Run(new StepSamples([3, 6])).Logits);
    }

    [Fact]
    public void Export_TextsInWords_CarriesTheWords()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 1, 2));
        builder.Then("embedding", new TokenEmbedding(4, 4));
        builder.Then("max", new GlobalMaxPooling());
        builder.Then("dense", new Dense(3));
        var words = new TextVocabulary("said", ["good", "ü \"quoted\""]);
        var network = SampleNetworks.Of(builder.Build()) with { Normalization = new TokenNormalization(words.Count) { Text = words } };
        var read = NetworkFiles.Read(NetworkFiles.Of(network).ToDictionary(file => file.Name, file => file.Content));
        using var model = OnnxModel.Load(OnnxExporter.Export(read));

        Assert.Equal(network.Normalization, read.Normalization);
        Assert.Equal(words, model.Text);
        Assert.Same(SamplePrograms.OfTexts, SamplePrograms.Of(read));
    }

    private static TrainedNetwork Network()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 1, 9));
        builder.Then("conv", new SequenceConvolution(4, 3, Bias: false, Dilation: 2));
        builder.Then("norm", new BatchNormalization());
        builder.Then("pool", new SequencePooling(3, 2));
        builder.Then("mean", new GlobalAveragePooling());
        builder.Then("dense", new Dense(3));
        return SampleNetworks.Of(builder.Build()) with { Normalization = new SeriesNormalization([1, 2], [3, 4]) };
    }
}
