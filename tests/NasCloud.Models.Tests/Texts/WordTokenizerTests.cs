using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NasCloud.Models.Samples;
using NasCloud.Models.Texts;

namespace NasCloud.Models.Tests.Texts;

public sealed class WordTokenizerTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n\u200b", "")]
    [InlineData("Not bad, at ALL!", "not bad , at all !")]
    [InlineData("don't", "don ' t")]
    [InlineData("a_b-3.5kg", "a _ b - 3 . 5kg")]
    [InlineData("ÜBER den ΣΊΣΥΦΟΣ", "über den σίσυφοσ")]
    [InlineData("हिन्दी में", "हिन्दी में")]
    [InlineData("x²+½", "x² + ½")]
    [InlineData("🙂🙂ok", "🙂 🙂 ok")]
    public void Split_Text_IsWordsInLowerCaseAndSignsAlone(string text, string words) =>
        Assert.Equal(words, string.Join(' ', WordTokenizer.Split(text)));

    [Fact]
    public void Split_AnyText_SplitsItsOwnWordsNoFurther() => Gen.String.Sample(text =>
        Assert.All(WordTokenizer.Split(text), word => Assert.Equal([word], WordTokenizer.Split(word))));

    [Fact]
    public void Encode_ShortAndLongTexts_AreFilledUpAndCut()
    {
        var encoder = new WordEncoder(new("text", ["good", "not"]), length: 3);

        Assert.Equal([3, 2, 0], encoder.Encode("Not GOOD"));
        Assert.Equal([1, 3, 2], encoder.Encode("Never not good good"));
        Assert.Equal([0, 0, 0], encoder.Encode(""));
    }

    /// <summary>The Python that results hold cuts texts as C# does: every character that Python's Unicode knows, alone and in words.</summary>
    [Fact]
    public async Task Split_AllCharacters_IsAsInThePythonSample()
    {
        var folder = Directory.CreateTempSubdirectory("nascloud-words-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "predict.py"), SamplePrograms.OfTexts.Single(program => program.Name == "predict.py").Content, Test);
            var start = new ProcessStartInfo("python3") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
            start.ArgumentList.Add("-c");
            // A letter that has another after it is one whose lower case might depend on it.
            start.ArgumentList.Add("""
                import json, unicodedata, predict
                print(json.dumps([[c, list(predict.words(f"Aσ{chr(c)}Σb"))] for c in range(0x30000) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]))
                """);
            using var process = Run(start);
            var answers = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync(Test)).RootElement.EnumerateArray().ToList();
            await process.WaitForExitAsync(Test);

            Assert.InRange(answers.Count, 100_000, 200_000);
            // A Python that is newer than this runtime knows more of them.
            var differing = answers.Select(answer => (Character: new Rune(answer[0].GetInt32()), Words: answer[1].EnumerateArray().Select(word => word.GetString()!)))
                .Where(answer => Rune.GetUnicodeCategory(answer.Character) != UnicodeCategory.OtherNotAssigned)
                .Where(answer => !answer.Words.SequenceEqual(WordTokenizer.Split($"Aσ{answer.Character}Σb")))
                .Select(answer => answer.Character.Value);
            Assert.Empty(differing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Run(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs python3, which this machine lacks.");
            throw;
        }
    }
}
