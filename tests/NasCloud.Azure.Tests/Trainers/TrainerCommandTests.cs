using NasCloud.Azure.Trainers;

namespace NasCloud.Azure.Tests.Trainers;

public sealed class TrainerCommandTests
{
    [Theory]
    [InlineData("trainer", "trainer")]
    [InlineData("  dotnet   trainer.dll ", "dotnet|trainer.dll")]
    [InlineData("dotnet \"my folder/trainer.dll\" --x", "dotnet|my folder/trainer.dll|--x")]
    [InlineData("run \"\" --name=\"a b\"", "run||--name=a b")]
    public void Parse_OfWords_TakesQuotedOnesWhole(string text, string expected)
    {
        var command = TrainerCommand.Parse(text);

        Assert.Equal(expected, string.Join('|', command.Arguments.Prepend(command.Program)));
    }

    [Theory]
    [InlineData(" ", "' ' is no command: expected a program and its arguments, such as dotnet NasCloud.Trainer.dll.")]
    [InlineData("a \"b", "'a \"b' is no command: a double quote is not closed.")]
    public void Parse_NoCommand_SaysWhatWasExpected(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => TrainerCommand.Parse(text)).Message);
}
