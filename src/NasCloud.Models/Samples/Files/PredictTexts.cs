#:package Microsoft.ML.OnnxRuntime@1.31.1
// A program that is compiled ahead of time can't load what it finds by its name alone.
#:property PublishAot=false

// Tells texts apart by model.onnx, which lies beside this file:
//
//     dotnet run Predict.cs "A TEXT"...

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

using var session = new InferenceSession(Path.Combine(Folder(), "model.onnx"));
using var options = new RunOptions();
var classes = Note("nascloud.classes");
// The first word is token 2; 0 fills up what is short, 1 is any other word.
var known = Note("nascloud.words").Index().ToDictionary(word => word.Item, word => word.Index + 2L);
var length = session.InputMetadata["tokens"].Dimensions[1];

foreach (var text in args)
{
    var tokens = new long[length];
    foreach (var (place, word) in Words(text).Take(length).Index())
        tokens[place] = known.GetValueOrDefault(word, 1);
    using var input = OrtValue.CreateTensorValueFromMemory(tokens, [1, length]);
    using var outputs = session.Run(options, ["tokens"], [input], ["probabilities"]);
    var probabilities = outputs[0].GetTensorDataAsSpan<float>().ToArray();
    var best = Array.IndexOf(probabilities, probabilities.Max());
    Console.WriteLine($"{text}: {classes[best]} ({100 * probabilities[best]:0.0}%)");
}

// Letters, marks and digits that stand together are a word, in lower case; punctuation marks and symbols are words of their own.
static IEnumerable<string> Words(string text)
{
    var word = new StringBuilder();
    foreach (var character in text.EnumerateRunes())
    {
        var category = Rune.GetUnicodeCategory(character);
        if (category <= UnicodeCategory.OtherNumber)
        {
            word.Append(Rune.ToLowerInvariant(character));
            continue;
        }

        if (word.Length > 0)
            yield return word.ToString();
        word.Clear();
        if (category is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol)
            yield return character.ToString();
    }

    if (word.Length > 0)
        yield return word.ToString();
}

string[] Note(string name) => JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap[name])!;

static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
