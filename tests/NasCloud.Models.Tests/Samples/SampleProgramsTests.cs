using System.Text;
using NasCloud.Models.Onnx;
using NasCloud.Models.Samples;

namespace NasCloud.Models.Tests.Samples;

public sealed class SampleProgramsTests
{
    public static TheoryData<string> Names => ["Predict.cs", "predict.py"];

    [Theory]
    [MemberData(nameof(Names))]
    public void OfImages_EachProgram_AsksForWhatModelsHave(string name) =>
        Holds(SamplePrograms.OfImages, name, "model.onnx", OnnxNames.Pixels, OnnxNames.Probabilities, OnnxNames.Classes);

    [Theory]
    [MemberData(nameof(Names))]
    public void OfTables_EachProgram_AsksForWhatModelsHave(string name) => Holds(
        SamplePrograms.OfTables,
        name,
        "model.onnx",
        OnnxNames.Numbers,
        OnnxNames.Categories,
        OnnxNames.Prediction,
        OnnxNames.Probabilities,
        OnnxNames.Classes,
        OnnxNames.NumericColumns,
        OnnxNames.CategoryColumns);

    [Theory]
    [MemberData(nameof(Names))]
    public void OfSeries_EachProgram_AsksForWhatModelsHave(string name) =>
        Holds(SamplePrograms.OfSeries, name, "model.onnx", OnnxNames.Series, OnnxNames.Prediction, OnnxNames.Probabilities, OnnxNames.Classes);

    [Theory]
    [MemberData(nameof(Names))]
    public void OfTokens_EachProgram_AsksForWhatModelsHave(string name) =>
        Holds(SamplePrograms.OfTokens, name, "model.onnx", OnnxNames.Tokens, OnnxNames.Probabilities, OnnxNames.Classes);

    [Theory]
    [MemberData(nameof(Names))]
    public void OfTexts_EachProgram_AsksForWhatModelsHave(string name) =>
        Holds(SamplePrograms.OfTexts, name, "model.onnx", OnnxNames.Tokens, OnnxNames.Probabilities, OnnxNames.Classes, OnnxNames.Words);

    [Fact]
    public void Of_Network_IsOfItsKind()
    {
        Assert.Same(SamplePrograms.OfImages, SamplePrograms.Of(SampleNetworks.Small));
        Assert.Same(SamplePrograms.OfTables, SamplePrograms.Of(SampleNetworks.Table));
    }

    private static void Holds(IReadOnlyList<(string Name, byte[] Content)> programs, string name, params string[] words)
    {
        var text = Encoding.UTF8.GetString(programs.Single(program => program.Name == name).Content);
        Assert.All(words, word => Assert.Contains($"\"{word}\"", text, StringComparison.Ordinal));
    }
}
