using System.Text;
using NasCloud.Models.Onnx;
using NasCloud.Models.Samples;

namespace NasCloud.Models.Tests.Samples;

public sealed class SampleProgramsTests
{
    public static TheoryData<string> Names => [.. SamplePrograms.All.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_EachProgram_AsksForWhatModelsHave(string name)
    {
        var text = Encoding.UTF8.GetString(SamplePrograms.All.Single(program => program.Name == name).Content);

        Assert.Contains("\"model.onnx\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{OnnxNames.Pixels}\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{OnnxNames.Probabilities}\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"{OnnxNames.Classes}\"", text, StringComparison.Ordinal);
    }
}
